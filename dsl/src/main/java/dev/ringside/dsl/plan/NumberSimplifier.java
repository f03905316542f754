package dev.ringside.dsl.plan;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.Predicate.Comparison;
import dev.ringside.dsl.expr.ValueType;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/** Comparisons of numbers in their plainest form: the literal on the right, and whole where the left side is. */
final class NumberSimplifier {
    /** Up to here whole numbers and doubles are the same. */
    private static final double EXACT = 0x1p53;

    private NumberSimplifier() {}

    static Predicate simplify(Predicate.Compare compare) {
        if (isLiteral(compare.left()) && !isLiteral(compare.right())) {
            return simplify(new Predicate.Compare(mirrored(compare.comparison()), compare.right(), compare.left()));
        }
        if (compare.left() instanceof Expr.Length length && compare.right() instanceof Expr.IntegerLiteral literal) {
            return length(compare, length, literal.value());
        }
        if (!(compare.right() instanceof Expr.NumberLiteral literal)) {
            return compare;
        }
        if (compare.left().type() == ValueType.INTEGER) {
            return wholeAgainst(compare.comparison(), compare.left(), literal.value());
        }
        return new Predicate.Compare(compare.comparison(), compare.left(), wholeIfExact(literal));
    }

    static Predicate simplify(Predicate.NumberIn in) {
        return switch (in.values().size()) {
            case 0 -> Predicate.Constant.FALSE;
            case 1 ->
                simplify(new Predicate.Compare(
                        Comparison.EQUAL,
                        in.number(),
                        Membership.wholeLiteral(in.number().type(), in.values().first())));
            default -> in;
        };
    }

    /** The literal as a whole number if nothing that is done with it can tell the difference. */
    static Expr wholeIfExact(Expr.NumberLiteral literal) {
        double value = literal.value();
        boolean negativeZero = value == 0 && 1 / value < 0;
        boolean exact = value == Math.rint(value) && Math.abs(value) < EXACT && !negativeZero;
        return exact ? new Expr.IntegerLiteral((long) value) : literal;
    }

    private static Predicate length(Predicate.Compare compare, Expr.Length length, long literal) {
        boolean notEmpty = (compare.comparison() == Comparison.GREATER && literal == 0)
                || (compare.comparison() == Comparison.GREATER_OR_EQUAL && literal == 1);
        return notEmpty ? new Predicate.Truthy(length.of()) : compare;
    }

    /**
     * A whole number against any other: they compare as doubles. Which whole numbers pass is decided by a threshold, since their order is
     * that of their doubles; the thresholds are searched for, so that they are right where many whole numbers share a double.
     */
    private static Predicate wholeAgainst(Comparison comparison, Expr left, double value) {
        return switch (comparison) {
            case EQUAL -> {
                OptionalLong least = least(whole -> (double) whole >= value);
                OptionalLong greatest = greatest(whole -> (double) whole <= value);
                if (least.isEmpty() || greatest.isEmpty() || least.getAsLong() > greatest.getAsLong()) {
                    yield Predicate.Constant.FALSE;
                }
                if (least.getAsLong() == greatest.getAsLong()) {
                    yield compare(Comparison.EQUAL, left, least.getAsLong());
                }
                yield Logic.and(List.of(
                        compare(Comparison.GREATER_OR_EQUAL, left, least.getAsLong()),
                        compare(Comparison.LESS_OR_EQUAL, left, greatest.getAsLong())));
            }
            case GREATER -> above(comparison, left, least(whole -> (double) whole > value), 1);
            case GREATER_OR_EQUAL -> above(comparison, left, least(whole -> (double) whole >= value), 0);
            case LESS -> below(comparison, left, greatest(whole -> (double) whole < value), 1);
            case LESS_OR_EQUAL -> below(comparison, left, greatest(whole -> (double) whole <= value), 0);
        };
    }

    private static Predicate above(Comparison comparison, Expr left, OptionalLong least, int strict) {
        if (least.isEmpty()) {
            return Predicate.Constant.FALSE;
        }
        return least.getAsLong() == Long.MIN_VALUE
                ? new Predicate.Exists(left)
                : compare(comparison, left, least.getAsLong() - strict);
    }

    private static Predicate below(Comparison comparison, Expr left, OptionalLong greatest, int strict) {
        if (greatest.isEmpty()) {
            return Predicate.Constant.FALSE;
        }
        return greatest.getAsLong() == Long.MAX_VALUE
                ? new Predicate.Exists(left)
                : compare(comparison, left, greatest.getAsLong() + strict);
    }

    private static Predicate compare(Comparison comparison, Expr left, long value) {
        return new Predicate.Compare(comparison, left, new Expr.IntegerLiteral(value));
    }

    /** The least whole number whose double has the property, which all greater ones have too. */
    private static OptionalLong least(LongPredicate test) {
        if (!test.test(Long.MAX_VALUE)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(search(test));
    }

    /** The greatest whole number whose double has the property, which all smaller ones have too. */
    private static OptionalLong greatest(LongPredicate test) {
        if (!test.test(Long.MIN_VALUE)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(test.test(Long.MAX_VALUE) ? Long.MAX_VALUE : search(test.negate()) - 1);
    }

    /** The least whole number that passes; the greatest one does. */
    private static long search(LongPredicate test) {
        long low = Long.MIN_VALUE;
        long high = Long.MAX_VALUE;
        while (low < high) {
            long middle = (low & high) + ((low ^ high) >> 1);
            if (test.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static boolean isLiteral(Expr expr) {
        return expr instanceof Expr.NumberLiteral
                || Membership.wholeLiteral(expr).isPresent();
    }

    private static Comparison mirrored(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> Comparison.EQUAL;
            case LESS -> Comparison.GREATER;
            case LESS_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
            case GREATER -> Comparison.LESS;
            case GREATER_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
        };
    }
}
