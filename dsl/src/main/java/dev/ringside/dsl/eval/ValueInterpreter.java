package dev.ringside.dsl.eval;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What expressions mean, a method for each kind of node. */
final class ValueInterpreter {
    private ValueInterpreter() {}

    static Value of(Expr expr) {
        return switch (expr) {
            case Expr.FieldRef ref -> field(ref);
            case Expr.TextLiteral literal -> event -> literal.value();
            case Expr.IntegerLiteral literal -> event -> literal.value();
            case Expr.NumberLiteral literal -> event -> literal.value();
            case Expr.TimeLiteral literal -> event -> literal.nanos();
            case Expr.DurationLiteral literal -> event -> literal.nanos();
            case Expr.IpLiteral literal -> event -> literal.value();
            case Expr.Arithmetic arithmetic -> arithmetic(arithmetic);
            case Expr.Conditional conditional -> conditional(conditional);
            case Expr.Transform transform -> transform(transform);
            case Expr.Length length -> length(length);
            case Expr.Tree tree -> {
                Value processes = of(tree.processes());
                yield event -> Processes.tree((List<?>) processes.of(event));
            }
            case Expr.Truth truth -> truth(truth);
        };
    }

    private static Value field(Expr.FieldRef ref) {
        int slot = ref.field().slot();
        return switch (ref.field().type().storage()) {
            case NUMBER -> event -> event.has(slot) ? (Long) event.number(slot) : null;
            case TEXT -> event -> event.text(slot);
            case ADDRESS -> event -> event.address(slot);
            case LIST -> event -> event.list(slot);
            case DECIMAL -> event -> event.has(slot) ? (Double) event.decimal(slot) : null;
            case PROCESSES -> event -> event.processes(slot);
            case EVENTS -> event -> event.events(slot);
        };
    }

    private static Value arithmetic(Expr.Arithmetic arithmetic) {
        Expr.Arithmetic.Operator operator = arithmetic.operator();
        Value left = of(arithmetic.left());
        Value right = of(arithmetic.right());
        if (operator.isBitwise()) {
            return event -> (long) Numbers.computeBits(operator, bits(left.of(event)), bits(right.of(event)));
        }
        boolean nanos = arithmetic.type() != ValueType.NUMBER;
        return event -> {
            Object one = left.of(event);
            Object other = right.of(event);
            if (!(one instanceof Number a) || !(other instanceof Number b)) {
                return null;
            }
            if (nanos) {
                return Numbers.computeNanos(operator, a.longValue(), b.longValue());
            }
            return Numbers.compute(operator, a.doubleValue(), b.doubleValue());
        };
    }

    private static int bits(@Nullable Object operand) {
        if (operand instanceof Long whole) {
            return (int) (long) whole;
        }
        return operand instanceof Double number ? Numbers.toInt32(number) : 0;
    }

    private static Value conditional(Expr.Conditional conditional) {
        EventPredicate test = Interpreter.of(conditional.test());
        Value then = of(conditional.then());
        Value otherwise = of(conditional.otherwise());
        boolean asDouble = conditional.type() == ValueType.NUMBER;
        return event -> {
            Object value = test.test(event) ? then.of(event) : otherwise.of(event);
            return asDouble && value instanceof Long whole ? (Object) (double) whole : value;
        };
    }

    private static Value transform(Expr.Transform transform) {
        Value text = of(transform.text());
        return event -> Texts.transform((String) text.of(event), transform.kind(), event);
    }

    private static Value length(Expr.Length length) {
        Value of = of(length.of());
        return event -> {
            Object value = of.of(event);
            if (value instanceof String text) {
                return (long) text.length();
            }
            return value instanceof List<?> list ? (Long) (long) list.size() : null;
        };
    }

    /** A truth field is missing where the event does not have it; any other predicate is always there. */
    private static Value truth(Expr.Truth truth) {
        EventPredicate predicate = Interpreter.of(truth.predicate());
        if (truth.predicate() instanceof Predicate.BoolField bool) {
            return event -> event.has(bool.field().slot()) ? (Boolean) predicate.test(event) : null;
        }
        return predicate::test;
    }

    /** JavaScript's truthiness. */
    static boolean isTruthy(@Nullable Object value) {
        if (value == null) {
            return false;
        }
        return switch (value) {
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Boolean bool -> bool;
            case Long whole -> whole != 0;
            case Double number -> Numbers.isTruthy(number);
            default -> true;
        };
    }
}
