package dev.ringside.runtime.engine.aggregate;

import dev.ringside.dsl.event.Os;

/** How many. */
final class Counter implements Accumulator {
    private long count;

    @Override
    public void add(Object value, Os os, Room room) {
        count++;
    }

    /** Counts that many. */
    void add(long more) {
        count += more;
    }

    @Override
    public Long result() {
        return count;
    }
}
