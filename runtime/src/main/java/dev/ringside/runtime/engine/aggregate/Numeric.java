package dev.ringside.runtime.engine.aggregate;

/** Values as numbers: truth counts as 1. */
final class Numeric {
    private Numeric() {}

    static long whole(Object value) {
        return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).longValue();
    }

    static double decimal(Object value) {
        return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).doubleValue();
    }

    /** A number as its column has it: a duration is whole nanoseconds. */
    static Object measure(double value, boolean duration) {
        return duration ? (Object) Math.round(value) : (Object) value;
    }
}
