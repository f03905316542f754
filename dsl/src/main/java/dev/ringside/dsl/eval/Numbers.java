package dev.ringside.dsl.eval;

import dev.ringside.dsl.expr.Expr.Arithmetic.Operator;
import dev.ringside.dsl.expr.Predicate.Comparison;

/** Arithmetic and comparisons of numbers, for the interpreter and the compiler both. */
final class Numbers {
    private static final double TWO_TO_32 = 0x1p32;

    private Numbers() {}

    /** Arithmetic on numbers as JavaScript has them. */
    static double compute(Operator operator, double left, double right) {
        return switch (operator) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case DIVIDE -> left / right;
            case REMAINDER -> left % right;
            case OR, XOR, AND, SHIFT_LEFT, SHIFT_RIGHT -> throw new IllegalArgumentException(operator.symbol());
        };
    }

    /** Arithmetic on times and durations: whole nanoseconds, held at the greatest and least there are. */
    static long computeNanos(Operator operator, long left, long right) {
        return switch (operator) {
            case PLUS -> {
                long sum = left + right;
                yield ((left ^ sum) & (right ^ sum)) < 0 ? limit(left) : sum;
            }
            case MINUS -> {
                long difference = left - right;
                yield ((left ^ right) & (left ^ difference)) < 0 ? limit(left) : difference;
            }
            case TIMES, DIVIDE, REMAINDER -> (long) compute(operator, (double) left, (double) right);
            case OR, XOR, AND, SHIFT_LEFT, SHIFT_RIGHT -> throw new IllegalArgumentException(operator.symbol());
        };
    }

    /** JavaScript's truthiness. */
    static boolean isTruthy(double value) {
        return value != 0 && !Double.isNaN(value);
    }

    private static long limit(long towards) {
        return towards < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** Bit operations on 32 bits. */
    static int computeBits(Operator operator, int left, int right) {
        return switch (operator) {
            case OR -> left | right;
            case XOR -> left ^ right;
            case AND -> left & right;
            case SHIFT_LEFT -> left << right;
            case SHIFT_RIGHT -> left >> right;
            case PLUS, MINUS, TIMES, DIVIDE, REMAINDER -> throw new IllegalArgumentException(operator.symbol());
        };
    }

    /** What a bit operation makes of an operand: the whole part modulo 2<sup>32</sup>, 0 for what is no number or infinite. */
    static int toInt32(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return 0;
        }
        double whole = value < 0 ? Math.ceil(value) : Math.floor(value);
        return (int) (long) (whole % TWO_TO_32);
    }

    static boolean compare(Comparison comparison, long left, long right) {
        return switch (comparison) {
            case EQUAL -> left == right;
            case LESS -> left < right;
            case LESS_OR_EQUAL -> left <= right;
            case GREATER -> left > right;
            case GREATER_OR_EQUAL -> left >= right;
        };
    }

    static boolean compare(Comparison comparison, double left, double right) {
        return switch (comparison) {
            case EQUAL -> left == right;
            case LESS -> left < right;
            case LESS_OR_EQUAL -> left <= right;
            case GREATER -> left > right;
            case GREATER_OR_EQUAL -> left >= right;
        };
    }
}
