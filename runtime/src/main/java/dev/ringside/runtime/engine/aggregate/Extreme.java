package dev.ringside.runtime.engine.aggregate;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.PartialGroup;
import org.jspecify.annotations.Nullable;

/** The least or the greatest value. */
final class Extreme implements Accumulator {
    private final boolean greatest;
    private @Nullable Object best;

    Extreme(boolean greatest) {
        this.greatest = greatest;
    }

    @Override
    public void add(Object value, Os os, Room room) {
        Object former = best;
        if (former == null || (greatest ? Order.compare(value, former) > 0 : Order.compare(value, former) < 0)) {
            best = value;
        }
    }

    @Override
    public void add(PartialGroup.Part part, Room room) {
        if (part instanceof PartialGroup.Part.Extreme extreme) {
            add(extreme.value(), Os.LINUX, room);
        }
    }

    @Override
    public @Nullable Object result() {
        return best;
    }
}
