package dev.ringside.dsl.plan;

import dev.ringside.dsl.event.Event;
import java.util.List;

/**
 * Events that a feed has put together: some of those with the same keys. More of them may follow.
 *
 * @param sample has the fields of the keys as each of them has; others may be missing
 * @param first when the first of them happened, in nanoseconds since the epoch
 * @param last when the last of them happened
 * @param count how many there are
 * @param parts what was measured, in the order in which that was asked for
 */
public record PartialGroup(Event sample, long first, long last, long count, List<Part> parts) {
    public PartialGroup {
        parts = List.copyOf(parts);
    }

    /** What was measured of one field. */
    public sealed interface Part {
        /**
         * Of a {@link Measure.Sum}.
         *
         * @param values how many there are
         * @param high the upper half of the sum, which is exact in 128 bits
         * @param low its lower half
         */
        record Sum(long values, long high, long low) implements Part {}

        /** Of a {@link Measure.Least} or {@link Measure.Greatest}. */
        record Extreme(long value) implements Part {}

        /** Of a {@link Measure.Buckets}: how many values each has; one more than there are bounds. */
        record Buckets(List<Long> counts) implements Part {
            public Buckets {
                counts = List.copyOf(counts);
            }
        }

        /** No event had a value. */
        record Nothing() implements Part {}
    }
}
