package dev.ringside.runtime.engine.aggregate;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.PartialGroup;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many values lie in each of the buckets that somebody has chosen, empty ones too. */
final class BoundsHistogram implements Accumulator {
    private final StreamType rows;
    private final boolean duration;
    private final double[] bounds;
    private final long[] counts;
    private boolean empty = true;

    BoundsHistogram(StreamType rows, boolean duration, List<Double> bounds) {
        this.rows = rows;
        this.duration = duration;
        this.bounds = bounds.stream().mapToDouble(Double::doubleValue).toArray();
        this.counts = new long[bounds.size() + 1];
    }

    @Override
    public void add(Object value, Os os, Room room) {
        int at = Arrays.binarySearch(bounds, Numeric.decimal(value));
        counts[at >= 0 ? at + 1 : -at - 1]++;
        empty = false;
    }

    @Override
    public void add(PartialGroup.Part part, Room room) {
        if (part instanceof PartialGroup.Part.Buckets buckets) {
            Arrays.setAll(counts, i -> counts[i] + buckets.counts().get(i));
            empty = false;
        }
    }

    @Override
    public @Nullable Object result() {
        if (empty) {
            return null;
        }
        List<Event> buckets = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            double from = i == 0 ? Double.NEGATIVE_INFINITY : bounds[i - 1];
            double to = i == bounds.length ? Double.POSITIVE_INFINITY : bounds[i];
            buckets.add(Buckets.row(rows, duration, from, to, counts[i]));
        }
        return buckets;
    }
}
