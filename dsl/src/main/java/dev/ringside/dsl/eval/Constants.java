package dev.ringside.dsl.eval;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.StreamType;
import java.util.Optional;

/** What predicates and expressions come to that read no field. JavaScript may say something else each time it is asked, so it is never worked out. */
public final class Constants {
    private static final StreamType NO_FIELDS = new StreamType.Builder("nothing", "No fields").build();
    private static final Event LINUX = new EventBuilder(NO_FIELDS, Os.LINUX).build();
    private static final Event WINDOWS = new EventBuilder(NO_FIELDS, Os.WINDOWS).build();

    private Constants() {}

    /** What the predicate is on every event; empty if it reads a field, or depends on the system. */
    public static Optional<Boolean> value(Predicate predicate) {
        if (!FieldUses.areNone(predicate)) {
            return Optional.empty();
        }
        EventPredicate test = Interpreter.of(predicate);
        boolean value = test.test(LINUX);
        return value == test.test(WINDOWS) ? Optional.of(value) : Optional.empty();
    }

    /** The literal that the expression is on every event; empty if it reads a field, depends on the system, or no literal can say it. */
    public static Optional<Expr> value(Expr expr) {
        if (!FieldUses.areNone(expr)) {
            return Optional.empty();
        }
        Value value = ValueInterpreter.of(expr);
        Object result = value.of(LINUX);
        return result != null && result.equals(value.of(WINDOWS)) ? literal(result, expr.type()) : Optional.empty();
    }

    private static Optional<Expr> literal(Object value, ValueType type) {
        return switch (value) {
            case Long whole ->
                switch (type) {
                    case TIME -> Optional.of(new Expr.TimeLiteral(whole));
                    case DURATION -> Optional.of(new Expr.DurationLiteral(whole));
                    default -> Optional.of(new Expr.IntegerLiteral(whole));
                };
            case Double number ->
                Double.isFinite(number) ? Optional.of(new Expr.NumberLiteral(number)) : Optional.empty();
            case String text -> Optional.of(new Expr.TextLiteral(text));
            case IpAddress address -> Optional.of(new Expr.IpLiteral(address));
            default -> Optional.empty();
        };
    }
}
