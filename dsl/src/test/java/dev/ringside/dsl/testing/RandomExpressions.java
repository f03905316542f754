package dev.ringside.dsl.testing;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Expr.Arithmetic.Operator;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes random expressions over some fields. Where no field has the type that is wanted, a literal takes its place. */
final class RandomExpressions {
    private static final List<Operator> BITS =
            List.of(Operator.values()).stream().filter(Operator::isBitwise).toList();
    private static final List<Operator> FLOATING = List.of(Operator.values()).stream()
            .filter(operator -> !operator.isBitwise())
            .toList();

    private final RandomGenerator random;
    private final List<Field> fields;
    private final RandomPredicates predicates;

    RandomExpressions(RandomGenerator random, List<Field> fields, RandomPredicates predicates) {
        this.random = random;
        this.fields = List.copyOf(fields);
        this.predicates = predicates;
    }

    /** A literal that a value of that type may be compared with. */
    Expr literal(ValueType type) {
        boolean floating = type == ValueType.NUMBER || (type == ValueType.INTEGER && random.nextInt(4) == 0);
        return floating ? new Expr.NumberLiteral(Literals.number(random)) : wholeLiteral(type);
    }

    Expr wholeLiteral(ValueType type) {
        return switch (type) {
            case TIME -> new Expr.TimeLiteral(longLiteral(type));
            case DURATION -> new Expr.DurationLiteral(longLiteral(type));
            default -> new Expr.IntegerLiteral(longLiteral(type));
        };
    }

    long longLiteral(ValueType type) {
        return switch (type) {
            case TIME -> Literals.time(random);
            case DURATION -> Literals.duration(random);
            default -> Literals.integer(random);
        };
    }

    /** Bit operations with literals on a value. */
    Expr bits(Expr value) {
        Expr literal = new Expr.IntegerLiteral(Literals.integer(random));
        Expr.Arithmetic bits = random.nextInt(5) == 0
                ? new Expr.Arithmetic(Literals.pick(random, BITS), literal, value)
                : new Expr.Arithmetic(Literals.pick(random, BITS), value, literal);
        return random.nextInt(4) == 0 ? bits(bits) : bits;
    }

    Expr any(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> address(depth);
            case 1 -> text(depth);
            case 2 -> new Expr.Truth(predicates.next(0));
            case 3 -> field(FieldType.LIST, new Expr.TextLiteral(Literals.text(random)));
            default -> numeric(depth);
        };
    }

    Expr address(int depth) {
        Expr literal = new Expr.IpLiteral(Literals.address(random));
        return depth > 0 && random.nextInt(3) == 0
                ? new Expr.Conditional(predicates.next(0), address(depth - 1), address(depth - 1))
                : random.nextInt(3) == 0 ? literal : field(FieldType.IP, literal);
    }

    Expr text(int depth) {
        Expr literal = new Expr.TextLiteral(Literals.text(random));
        if (depth == 0 || random.nextInt(3) == 0) {
            FieldType type = Literals.pick(
                    random, List.of(FieldType.TEXT, FieldType.NAME, FieldType.PATH, FieldType.HASH, FieldType.ENUM));
            return random.nextInt(4) == 0 ? literal : field(type, literal);
        }
        if (random.nextInt(4) == 0) {
            return new Expr.Conditional(predicates.next(0), text(depth - 1), text(depth - 1));
        }
        if (random.nextInt(8) == 0 && field(FieldType.PROCESSES, literal) instanceof Expr.FieldRef processes) {
            return new Expr.Tree(processes);
        }
        return new Expr.Transform(Literals.pick(random, List.of(Expr.Transform.Kind.values())), text(depth - 1));
    }

    /** A whole number, another one, a time or a duration. */
    Expr numeric(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> ofType(ValueType.TIME, depth);
            case 1 -> ofType(ValueType.DURATION, depth);
            case 2, 3 -> ofType(ValueType.NUMBER, depth);
            default -> ofType(ValueType.INTEGER, depth);
        };
    }

    /** Something that a value of that type may be compared with. */
    Expr numericLike(ValueType type, int depth) {
        boolean number = type == ValueType.INTEGER || type == ValueType.NUMBER;
        return ofType(number && random.nextBoolean() ? ValueType.NUMBER : type, depth);
    }

    private Expr ofType(ValueType type, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return atom(type);
        }
        if (random.nextInt(4) == 0) {
            return new Expr.Conditional(predicates.next(0), ofType(type, depth - 1), ofType(type, depth - 1));
        }
        Operator sign = random.nextBoolean() ? Operator.PLUS : Operator.MINUS;
        return switch (type) {
            case TIME ->
                new Expr.Arithmetic(sign, ofType(ValueType.TIME, depth - 1), ofType(ValueType.DURATION, depth - 1));
            case DURATION ->
                random.nextBoolean()
                        ? new Expr.Arithmetic(
                                Operator.MINUS, ofType(ValueType.TIME, depth - 1), ofType(ValueType.TIME, depth - 1))
                        : new Expr.Arithmetic(
                                sign, ofType(ValueType.DURATION, depth - 1), ofType(ValueType.DURATION, depth - 1));
            case NUMBER -> new Expr.Arithmetic(Literals.pick(random, FLOATING), number(depth - 1), number(depth - 1));
            default ->
                switch (random.nextInt(3)) {
                    case 0 -> new Expr.Length(text(depth - 1));
                    case 1 ->
                        new Expr.Length(field(
                                Literals.pick(random, List.of(FieldType.LIST, FieldType.PROCESSES, FieldType.EVENTS)),
                                new Expr.TextLiteral("abc")));
                    default -> new Expr.Arithmetic(Literals.pick(random, BITS), number(depth - 1), number(depth - 1));
                };
        };
    }

    private Expr number(int depth) {
        return ofType(random.nextBoolean() ? ValueType.NUMBER : ValueType.INTEGER, depth);
    }

    private Expr atom(ValueType type) {
        FieldType fieldType = switch (type) {
            case NUMBER -> FieldType.NUMBER;
            case TIME -> FieldType.TIME;
            case DURATION -> FieldType.DURATION;
            default -> random.nextBoolean() ? FieldType.INT : FieldType.PORT;
        };
        return random.nextInt(3) == 0 || (type == ValueType.NUMBER && random.nextBoolean())
                ? literal(type)
                : field(fieldType, literal(type));
    }

    private Expr field(FieldType type, Expr otherwise) {
        List<Field> ofType =
                fields.stream().filter(field -> field.type() == type).toList();
        return ofType.isEmpty() ? otherwise : new Expr.FieldRef(Literals.pick(random, ofType));
    }
}
