package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.runtime.engine.aggregate.Accumulator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events with the same keys, summed up. */
final class Group {
    /** The keys as the first event has them, and its system, which says how they compare. */
    final @Nullable Object[] keys;

    final Os os;
    final List<Accumulator> accumulators;
    final List<Event> origins = new ArrayList<>();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;

    Group(@Nullable Object[] keys, Os os, List<Accumulator> accumulators) {
        this.keys = keys;
        this.os = os;
        this.accumulators = accumulators;
    }

    void saw(long time) {
        first = Math.min(first, time);
        last = Math.max(last, time);
    }

    /** How many places it takes in the operator's room. */
    int kept() {
        int kept = 1;
        for (Accumulator accumulator : accumulators) {
            kept += accumulator.kept();
        }
        return kept;
    }
}
