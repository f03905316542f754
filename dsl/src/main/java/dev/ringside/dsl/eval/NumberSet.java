package dev.ringside.dsl.eval;

import java.util.Arrays;
import java.util.Collection;

/** Membership in a set of whole numbers. */
final class NumberSet {
    private final long[] sorted;

    NumberSet(Collection<Long> values) {
        this.sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    boolean contains(long value) {
        return Arrays.binarySearch(sorted, value) >= 0;
    }

    /** Whether the number is one of these as a double. */
    boolean contains(double value) {
        for (long one : sorted) {
            if ((double) one == value) {
                return true;
            }
        }
        return false;
    }
}
