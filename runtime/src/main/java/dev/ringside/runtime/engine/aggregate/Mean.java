package dev.ringside.runtime.engine.aggregate;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.PartialGroup;
import org.jspecify.annotations.Nullable;

/** The arithmetic mean. */
final class Mean implements Accumulator {
    private final Sum sum;
    private final boolean duration;

    Mean(Sum sum, boolean duration) {
        this.sum = sum;
        this.duration = duration;
    }

    @Override
    public void add(Object value, Os os, Room room) {
        sum.add(value, os, room);
    }

    @Override
    public void add(PartialGroup.Part part, Room room) {
        sum.add(part, room);
    }

    @Override
    public @Nullable Object result() {
        return sum.count() == 0 ? null : Numeric.measure(sum.decimal() / sum.count(), duration);
    }
}
