package dev.ringside.runtime.engine.aggregate;

import java.util.concurrent.atomic.LongAdder;

/** How much an operator may keep, in values or events, and how often there was no room for more. For one thread; the refusals for any. */
public final class Room {
    private final int limit;
    private final LongAdder refusals;
    private int taken;

    /** @param refusals counts what there was no room for */
    public Room(int limit, LongAdder refusals) {
        this.limit = limit;
        this.refusals = refusals;
    }

    /** Takes that many places if there are as many; else takes none, counts one refusal, and is false. */
    public boolean take(int places) {
        if (places > limit - taken) {
            refusals.increment();
            return false;
        }
        taken += places;
        return true;
    }

    /** Gives places back. */
    public void give(int places) {
        taken -= places;
    }

    /** Whether there is not one place left. */
    public boolean isFull() {
        return taken >= limit;
    }

    /** Counts that many for which nothing was left when there was no room for the first of them. */
    public void refused(long more) {
        refusals.add(more);
    }

    /** Counts something that was given up for something else. */
    public void refused() {
        refusals.increment();
    }
}
