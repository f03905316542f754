package dev.ringside.dsl.syntax;

import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Network;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.TimeText;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gives the fields of an open stream's data the type that they are used as; where nothing says which that is they are texts. Values of any other type
 * are left as they are.
 */
final class Uses {
    /** Doubles hold all whole numbers below it. */
    private static final long EXACT = 1L << 53;

    private final StreamType stream;

    Uses(StreamType stream) {
        this.stream = stream;
    }

    /** Whether it is a field of the data, or a choice between some, that nothing has given a type yet. */
    boolean isUntyped(Operand.Value value) {
        return isUntyped(value.expr());
    }

    private boolean isUntyped(Expr expr) {
        return switch (expr) {
            case Expr.FieldRef ref -> ref.field().type() == FieldType.TEXT && stream.isOpen(ref.field());
            case Expr.Conditional choice -> isUntyped(choice.then()) && isUntyped(choice.otherwise());
            default -> false;
        };
    }

    /** What has no type as that type. */
    Operand.Value as(Operand.Value value, FieldType type) {
        return isUntyped(value) ? new Operand.Value(as(value.expr(), type), value.span()) : value;
    }

    private Expr as(Expr expr, FieldType type) {
        return switch (expr) {
            case Expr.FieldRef ref -> new Expr.FieldRef(as(ref.field(), type));
            case Expr.Conditional choice ->
                new Expr.Conditional(choice.test(), as(choice.then(), type), as(choice.otherwise(), type));
            default -> expr;
        };
    }

    /** There is no room for more fields at worst, and then it stays a text. */
    private Field as(Field field, FieldType type) {
        return stream.open(field.name(), type).orElse(field);
    }

    /** What has no type, as a condition. */
    Operand.Verdict truth(Operand.Value untyped) {
        return new Operand.Verdict(truth(untyped.expr()), untyped.span());
    }

    private Predicate truth(Expr untyped) {
        return switch (untyped) {
            case Expr.FieldRef ref -> new Predicate.BoolField(as(ref.field(), FieldType.BOOL));
            case Expr.Conditional choice ->
                new Predicate.Choice(choice.test(), truth(choice.then()), truth(choice.otherwise()));
            default -> new Predicate.Truthy(untyped);
        };
    }

    /** A condition's field as what it is without a use, to ask whether there is such a value. */
    Expr untyped(Field truth) {
        return stream.isOpen(truth)
                ? new Expr.FieldRef(as(truth, FieldType.TEXT))
                : new Expr.Truth(new Predicate.BoolField(truth));
    }

    /** One side of an equality. */
    Operand.Value comparedWith(Operand.Value value, Operand.Value other) {
        return isAddress(other.expr()) ? as(value, FieldType.IP) : like(value, other.expr(), FieldType.INT);
    }

    /** One side of an ordering. Two that have no type are compared as numbers: texts are hardly ever ordered. */
    Operand.Value orderedWith(Operand.Value value, Operand.Value other) {
        if (isUntyped(value) && isUntyped(other)) {
            return as(value, FieldType.NUMBER);
        }
        Expr given = other.expr();
        if (given instanceof Expr.TextLiteral text) {
            if (TimeText.parse(text.value()).isPresent()) {
                return as(value, FieldType.TIME);
            }
            given = Coercion.read(given, ValueType.NUMBER).orElse(given);
        }
        // What has a fraction is less or greater than whole numbers, too.
        boolean exact = given instanceof Expr.IntegerLiteral literal
                && (literal.value() >= EXACT || literal.value() <= -EXACT);
        return like(value, given, exact ? FieldType.INT : FieldType.NUMBER);
    }

    /** One of the two branches of a choice. */
    Operand.Value besides(Operand.Value value, Operand.Value other) {
        return like(value, other.expr(), FieldType.NUMBER);
    }

    private Operand.Value like(Operand.Value value, Expr other, FieldType whole) {
        return switch (other.type()) {
            case INTEGER -> as(value, whole);
            case NUMBER -> as(value, FieldType.NUMBER);
            case TIME -> as(value, FieldType.TIME);
            case DURATION -> as(value, FieldType.DURATION);
            case IP -> as(value, FieldType.IP);
            case TEXT, BOOL, LIST, PROCESSES, EVENTS -> value;
        };
    }

    /** What is looked for among some values: addresses, if all texts among them are, or blocks of them. */
    Operand among(Operand.Value value, Operand.Items items) {
        if (!isUntyped(value)) {
            return value;
        }
        List<Expr> exprs = items.items().stream()
                .flatMap(item -> item instanceof Operand.Value one ? Stream.of(one.expr()) : Stream.empty())
                .toList();
        if (exprs.isEmpty() && items.items().stream().anyMatch(Operand.Verdict.class::isInstance)) {
            return truth(value);
        }
        List<Expr> texts =
                exprs.stream().filter(Expr.TextLiteral.class::isInstance).toList();
        if (!texts.isEmpty() && texts.stream().allMatch(text -> isAddress(text) || isBlock(text))) {
            return as(value, FieldType.IP);
        }
        return exprs.stream()
                .filter(expr -> expr.type() != ValueType.TEXT)
                .min(Comparator.comparing(expr -> expr.type() == ValueType.NUMBER))
                .map(expr -> like(value, expr, FieldType.INT))
                .orElse(value);
    }

    private static boolean isAddress(Expr expr) {
        return expr instanceof Expr.TextLiteral text
                && IpAddress.parse(text.value()).isPresent();
    }

    private static boolean isBlock(Expr expr) {
        return expr instanceof Expr.TextLiteral text
                && text.value().indexOf('/') > 0
                && Network.parse(text.value()).isPresent();
    }

    /** One side of an arithmetic. */
    Operand.Value computedWith(Operand.Value value, Operand.Value other, boolean bits) {
        return switch (other.expr().type()) {
            case TIME, DURATION -> as(value, FieldType.TIME);
            default -> as(value, bits ? FieldType.INT : FieldType.NUMBER);
        };
    }

    /** What a method is called on. */
    Operand.Value askedFor(Operand.Value value, Method method) {
        return method.isOn(ValueType.TEXT) ? value : as(value, FieldType.IP);
    }

    /** What something is computed of for a group or an order. */
    Operand.Value measured(Operand.Value value, Values.Use use) {
        return switch (use) {
            case MEASURE, EXTREME, MAGNITUDE -> as(value, FieldType.NUMBER);
            case COLUMN, KEY, ORDER -> value;
        };
    }
}
