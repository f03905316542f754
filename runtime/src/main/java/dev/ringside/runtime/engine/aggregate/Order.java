package dev.ringside.runtime.engine.aggregate;

import dev.ringside.dsl.event.IpAddress;
import java.util.List;

/** The order of values that an expression gives. */
public final class Order {
    private Order() {}

    /**
     * Compares two values of one expression: numbers by size, texts unit by unit as JavaScript does, addresses as numbers, false before true,
     * lists element by element. Where the values are of several kinds, numbers come before texts and these before anything else.
     */
    public static int compare(Object one, Object other) {
        if (one instanceof Long a && other instanceof Long b) {
            return Long.compare(a, b);
        }
        if (one instanceof Number a && other instanceof Number b) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }
        if (one instanceof String a && other instanceof String b) {
            return a.compareTo(b);
        }
        if (one instanceof Boolean a && other instanceof Boolean b) {
            return Boolean.compare(a, b);
        }
        if (one instanceof IpAddress a && other instanceof IpAddress b) {
            int high = Long.compareUnsigned(a.high(), b.high());
            return high != 0 ? high : Long.compareUnsigned(a.low(), b.low());
        }
        if (one instanceof List<?> a && other instanceof List<?> b) {
            return compare(a, b);
        }
        return Integer.compare(rank(one), rank(other));
    }

    private static int rank(Object value) {
        return value instanceof Number ? 0 : value instanceof String ? 1 : 2;
    }

    private static int compare(List<?> one, List<?> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = compare((Object) one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}
