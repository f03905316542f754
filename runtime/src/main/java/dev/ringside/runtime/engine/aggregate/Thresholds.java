package dev.ringside.runtime.engine.aggregate;

import java.util.OptionalLong;
import java.util.function.DoublePredicate;

/** Where whole numbers begin to satisfy what their values in double precision do from some number on. */
final class Thresholds {
    private Thresholds() {}

    /** The least whole number that does; nothing if none does. */
    static OptionalLong of(DoublePredicate holds) {
        if (!holds.test((double) Long.MAX_VALUE)) {
            return OptionalLong.empty();
        }
        long low = Long.MIN_VALUE;
        long high = Long.MAX_VALUE;
        while (low < high) {
            long middle = (low & high) + ((low ^ high) >> 1);
            if (holds.test((double) middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return OptionalLong.of(low);
    }
}
