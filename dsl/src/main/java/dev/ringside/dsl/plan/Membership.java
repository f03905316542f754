package dev.ringside.dsl.plan;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.Predicate.Comparison;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import dev.ringside.dsl.expr.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Equalities as memberships: {@code a == x || a == y} is {@code a in [x, y]}, and {@code a != x && a != y} is not. */
final class Membership {
    private Membership() {}

    /** The alternatives with all memberships of one value in the place of the first. */
    static List<Predicate> mergeAlternatives(List<Predicate> alternatives) {
        return merge(alternatives, UnaryOperator.identity());
    }

    /** The conjuncts with all exclusions of one value in the place of the first. */
    static List<Predicate> mergeExclusions(List<Predicate> conjuncts) {
        return merge(conjuncts, Logic::not);
    }

    /** @param view what makes a membership of a term that is to be merged, and a term of a membership */
    private static List<Predicate> merge(List<Predicate> terms, UnaryOperator<Predicate> view) {
        Map<Predicate, List<Predicate>> bySubject = new LinkedHashMap<>();
        for (Predicate term : terms) {
            bySubject
                    .computeIfAbsent(subject(view.apply(term)), subject -> new ArrayList<>())
                    .add(term);
        }
        List<Predicate> merged = new ArrayList<>();
        bySubject
                .values()
                .forEach(same -> merged.add(
                        same.size() == 1
                                ? same.get(0)
                                : view.apply(union(same.stream().map(view).toList()))));
        return merged;
    }

    /** The same for all memberships of one value, and for nothing else: a membership among no values, or the predicate itself. */
    private static Predicate subject(Predicate predicate) {
        return switch (membership(predicate)) {
            case Predicate.TextIn in -> new Predicate.TextIn(in.text(), new TreeSet<>(), in.match());
            case Predicate.NumberIn in -> new Predicate.NumberIn(in.number(), new TreeSet<>());
            default -> predicate;
        };
    }

    /** Several memberships of one value as one; or several times the same predicate once. */
    private static Predicate union(List<Predicate> same) {
        TreeSet<String> texts = new TreeSet<>();
        TreeSet<Long> numbers = new TreeSet<>();
        for (Predicate term : same) {
            switch (membership(term)) {
                case Predicate.TextIn in -> texts.addAll(in.values());
                case Predicate.NumberIn in -> numbers.addAll(in.values());
                default -> {}
            }
        }
        return switch (membership(same.get(0))) {
            case Predicate.TextIn in -> new Predicate.TextIn(in.text(), texts, in.match());
            case Predicate.NumberIn in -> new Predicate.NumberIn(in.number(), numbers);
            default -> same.get(0);
        };
    }

    /** An equality as membership among one value; else the predicate itself. */
    private static Predicate membership(Predicate predicate) {
        if (predicate instanceof Predicate.TextCompare compare
                && compare.comparison() == TextComparison.EQUAL
                && compare.operand() instanceof Expr.TextLiteral literal) {
            return new Predicate.TextIn(compare.text(), new TreeSet<>(List.of(literal.value())), compare.match());
        }
        if (predicate instanceof Predicate.Compare compare
                && compare.comparison() == Comparison.EQUAL
                && compare.left().type() != ValueType.NUMBER
                && wholeLiteral(compare.right()).isPresent()) {
            TreeSet<Long> values = new TreeSet<>();
            wholeLiteral(compare.right()).ifPresent(values::add);
            return new Predicate.NumberIn(compare.left(), values);
        }
        return predicate;
    }

    /** The value of a literal that a number in an event can be compared with exactly. */
    static OptionalLong wholeLiteral(Expr expr) {
        return switch (expr) {
            case Expr.IntegerLiteral literal -> OptionalLong.of(literal.value());
            case Expr.TimeLiteral literal -> OptionalLong.of(literal.nanos());
            case Expr.DurationLiteral literal -> OptionalLong.of(literal.nanos());
            default -> OptionalLong.empty();
        };
    }

    /** A literal of that type. */
    static Expr wholeLiteral(ValueType type, long value) {
        return switch (type) {
            case TIME -> new Expr.TimeLiteral(value);
            case DURATION -> new Expr.DurationLiteral(value);
            default -> new Expr.IntegerLiteral(value);
        };
    }
}
