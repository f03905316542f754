package dev.ringside.runtime.engine.aggregate;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.PartialGroup;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many values lie between neighbouring powers of two: from 0 to 1, 1 to 2, 2 to 4, and so on; below zero the same mirrored. All buckets from
 * the first to the last that has any are given.
 */
final class PowerHistogram implements Accumulator {
    /** The place of the least number of 64 bits; that of the greatest, in double precision, is as far above zero. */
    private static final int LOWEST = -Long.SIZE;

    private final StreamType rows;
    private final boolean duration;
    /** By place: the bucket 0 begins at 0, the bucket n > 0 at 2^(n-1), the bucket -1 at -1, the bucket -n at -2^(n-1). */
    private final TreeMap<Integer, Long> counts = new TreeMap<>();

    PowerHistogram(StreamType rows, boolean duration) {
        this.rows = rows;
        this.duration = duration;
    }

    @Override
    public void add(Object value, Os os, Room room) {
        int place = place(Numeric.decimal(value));
        if (counts.containsKey(place) || room.take(1)) {
            counts.merge(place, 1L, Long::sum);
        }
    }

    @Override
    public void add(PartialGroup.Part part, Room room) {
        if (part instanceof PartialGroup.Part.Buckets buckets) {
            for (int i = 0; i < buckets.counts().size(); i++) {
                long count = buckets.counts().get(i);
                int place = LOWEST + i;
                if (count > 0 && (counts.containsKey(place) || room.take(1))) {
                    counts.merge(place, count, Long::sum);
                }
            }
        }
    }

    /** Where the buckets of whole numbers begin, from the second on. */
    static List<Long> bounds() {
        return IntStream.rangeClosed(LOWEST + 1, -LOWEST)
                .mapToObj(place -> Thresholds.of(value -> place(value) >= place).orElseThrow())
                .toList();
    }

    private static int place(double value) {
        if (value >= 0) {
            return value < 1 ? 0 : Math.getExponent(Math.min(value, Double.MAX_VALUE)) + 1;
        }
        double size = Math.min(-value, Double.MAX_VALUE);
        // A power of two itself is where its bucket begins.
        int exponent = Math.getExponent(size);
        return size <= 1 ? -1 : -(size == Math.scalb(1.0, exponent) ? exponent + 1 : exponent + 2);
    }

    private static double start(int place) {
        if (place == 0) {
            return 0;
        }
        return place > 0 ? Math.scalb(1.0, place - 1) : -Math.scalb(1.0, -place - 1);
    }

    @Override
    public @Nullable Object result() {
        if (counts.isEmpty()) {
            return null;
        }
        List<Event> buckets = new ArrayList<>();
        for (int place = counts.firstKey(); place <= counts.lastKey(); place++) {
            buckets.add(Buckets.row(rows, duration, start(place), start(place + 1), counts.getOrDefault(place, 0L)));
        }
        return buckets;
    }

    @Override
    public int kept() {
        return counts.size();
    }
}
