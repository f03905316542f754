package dev.ringside.dsl.testing;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Network;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.Predicate.Comparison;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Makes random predicates over some fields. */
public final class RandomPredicates {
    private final RandomGenerator random;
    private final List<Field> fields;
    private final boolean plain;
    private final RandomExpressions expressions;

    private RandomPredicates(RandomGenerator random, List<Field> fields, boolean plain) {
        this.random = random;
        this.fields = List.copyOf(fields);
        this.plain = plain;
        this.expressions = new RandomExpressions(random, fields, this);
    }

    /** Predicates of every kind of node. */
    public static RandomPredicates all(RandomGenerator random, List<Field> fields) {
        return new RandomPredicates(random, fields, false);
    }

    /** Predicates of plain tests of a field against literals, the kind that a feed may be able to do. */
    public static RandomPredicates plain(RandomGenerator random, List<Field> fields) {
        return new RandomPredicates(random, fields, true);
    }

    /** A predicate nested at most that deep. */
    public Predicate next(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(plain ? 7 : 9)) {
            case 0, 1 -> new Predicate.And(terms(depth));
            case 2, 3 -> new Predicate.Or(terms(depth));
            case 4 -> new Predicate.Not(next(depth - 1));
            case 5, 6 -> leaf();
            case 7 -> new Predicate.Choice(next(depth - 1), next(depth - 1), next(depth - 1));
            default -> leafOverExpressions(depth - 1);
        };
    }

    private List<Predicate> terms(int depth) {
        return IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(i -> next(depth - 1))
                .toList();
    }

    /** A test of one field against literals. */
    private Predicate leaf() {
        Field field = Literals.pick(random, fields);
        Expr.FieldRef ref = new Expr.FieldRef(field);
        if (random.nextInt(30) == 0) {
            return new Predicate.Constant(random.nextBoolean());
        }
        if (random.nextInt(12) == 0 && field.type() != FieldType.BOOL) {
            return random.nextBoolean() ? new Predicate.Exists(ref) : new Predicate.Truthy(ref);
        }
        return switch (field.type()) {
            case NAME, PATH, TEXT, HASH, ENUM -> text(ref, match(field));
            case NUMBER, INT, PORT, TIME, DURATION -> number(ref);
            case BOOL -> new Predicate.BoolField(field);
            case IP ->
                random.nextBoolean()
                        ? new Predicate.SameAddress(ref, new Expr.IpLiteral(Literals.address(random)))
                        : new Predicate.InNetwork(ref, networks());
            case LIST -> new Predicate.ListIncludes(ref, new Expr.TextLiteral(Literals.text(random)), match(field));
            case PROCESSES, EVENTS -> new Predicate.Exists(ref);
        };
    }

    private Match match(Field field) {
        return switch (random.nextInt(6)) {
            case 0 -> Match.IGNORE_CASE;
            case 1 -> Match.EXACT;
            default -> Match.of(field.type());
        };
    }

    private Predicate text(Expr text, Match match) {
        return switch (random.nextInt(plain ? 5 : 7)) {
            case 0, 1, 2 ->
                new Predicate.TextCompare(textComparison(), text, new Expr.TextLiteral(Literals.text(random)), match);
            case 3, 4 -> new Predicate.TextIn(text, set(() -> Literals.text(random)), match);
            case 5 -> new Predicate.Like(text, Literals.pattern(random), match);
            default -> {
                List<String> expression = Literals.expression(random);
                yield new Predicate.Matches(text, expression.get(0), expression.get(1), match);
            }
        };
    }

    private TextComparison textComparison() {
        TextComparison[] all = TextComparison.values();
        return plain
                ? Literals.pick(
                        random,
                        List.of(
                                TextComparison.EQUAL,
                                TextComparison.STARTS_WITH,
                                TextComparison.ENDS_WITH,
                                TextComparison.CONTAINS))
                : all[random.nextInt(all.length)];
    }

    private Predicate number(Expr number) {
        if (random.nextInt(3) == 0) {
            return new Predicate.NumberIn(number, set(() -> expressions.longLiteral(number.type())));
        }
        boolean bits = number.type() == ValueType.INTEGER && random.nextInt(4) == 0;
        Expr left = bits ? expressions.bits(number) : number;
        Expr right = plain ? expressions.wholeLiteral(left.type()) : expressions.literal(left.type());
        return !plain && random.nextInt(4) == 0
                ? new Predicate.Compare(comparison(), right, left)
                : new Predicate.Compare(comparison(), left, right);
    }

    private Comparison comparison() {
        return Literals.pick(random, List.of(Comparison.values()));
    }

    private List<Network> networks() {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> Literals.network(random))
                .toList();
    }

    private <T extends Comparable<T>> SortedSet<T> set(Supplier<T> value) {
        SortedSet<T> values = new TreeSet<>();
        int size = 1 + random.nextInt(random.nextInt(8) == 0 ? 40 : 4);
        for (int i = 0; i < size; i++) {
            values.add(value.get());
        }
        return values;
    }

    /** A test of values that are computed. */
    private Predicate leafOverExpressions(int depth) {
        List<Supplier<Predicate>> kinds = new ArrayList<>();
        kinds.add(() -> text(expressions.text(depth), Match.EXACT));
        kinds.add(() -> new Predicate.TextCompare(
                textComparison(),
                expressions.text(depth),
                expressions.text(depth),
                Literals.pick(random, List.of(Match.values()))));
        kinds.add(() -> {
            Expr left = expressions.numeric(depth);
            return new Predicate.Compare(comparison(), left, expressions.numericLike(left.type(), depth));
        });
        kinds.add(() -> new Predicate.Exists(expressions.any(depth)));
        kinds.add(() -> new Predicate.Truthy(expressions.any(depth)));
        kinds.add(() -> new Predicate.SameAddress(expressions.address(depth), expressions.address(depth)));
        kinds.add(() -> new Predicate.InNetwork(expressions.address(depth), networks()));
        return Literals.pick(random, kinds).get();
    }
}
