package dev.ringside.dsl.eval;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.StreamType;
import java.util.Optional;
import java.util.stream.Stream;

/** What predicates and expressions come to that read no field. */
public final class Constants {
    private static final StreamType NO_FIELDS = new StreamType.Builder("nothing", "No fields").build();
    private static final Event LINUX = new EventBuilder(NO_FIELDS, Os.LINUX).build();
    private static final Event WINDOWS = new EventBuilder(NO_FIELDS, Os.WINDOWS).build();

    private Constants() {}

    /** What the predicate is on every event; empty if it reads a field, or depends on the system. */
    public static Optional<Boolean> value(Predicate predicate) {
        if (readsField(predicate)) {
            return Optional.empty();
        }
        EventPredicate test = Interpreter.of(predicate);
        boolean value = test.test(LINUX);
        return value == test.test(WINDOWS) ? Optional.of(value) : Optional.empty();
    }

    /** The literal that the expression is on every event; empty if it reads a field, depends on the system, or no literal can say it. */
    public static Optional<Expr> value(Expr expr) {
        if (readsField(expr)) {
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

    private static boolean readsField(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Constant constant -> false;
            case Predicate.And and -> and.terms().stream().anyMatch(Constants::readsField);
            case Predicate.Or or -> or.terms().stream().anyMatch(Constants::readsField);
            case Predicate.Not not -> readsField(not.term());
            case Predicate.Choice choice ->
                Stream.of(choice.test(), choice.then(), choice.otherwise()).anyMatch(Constants::readsField);
            case Predicate.BoolField bool -> true;
            case Predicate.Exists exists -> readsField(exists.value());
            case Predicate.Truthy truthy -> readsField(truthy.value());
            case Predicate.Compare compare -> readsField(compare.left()) || readsField(compare.right());
            case Predicate.NumberIn in -> readsField(in.number());
            case Predicate.TextCompare compare -> readsField(compare.text()) || readsField(compare.operand());
            case Predicate.TextIn in -> readsField(in.text());
            case Predicate.Matches matches -> readsField(matches.text());
            case Predicate.Like like -> readsField(like.text());
            case Predicate.SameAddress same -> readsField(same.left()) || readsField(same.right());
            case Predicate.InNetwork in -> readsField(in.address());
            case Predicate.ListIncludes includes -> readsField(includes.list()) || readsField(includes.element());
        };
    }

    private static boolean readsField(Expr expr) {
        return switch (expr) {
            case Expr.FieldRef ref -> true;
            case Expr.TextLiteral literal -> false;
            case Expr.IntegerLiteral literal -> false;
            case Expr.NumberLiteral literal -> false;
            case Expr.TimeLiteral literal -> false;
            case Expr.DurationLiteral literal -> false;
            case Expr.IpLiteral literal -> false;
            case Expr.Arithmetic arithmetic -> readsField(arithmetic.left()) || readsField(arithmetic.right());
            case Expr.Conditional conditional ->
                readsField(conditional.test()) || readsField(conditional.then()) || readsField(conditional.otherwise());
            case Expr.Transform transform -> readsField(transform.text());
            case Expr.Length length -> readsField(length.of());
            case Expr.Truth truth -> readsField(truth.predicate());
        };
    }
}
