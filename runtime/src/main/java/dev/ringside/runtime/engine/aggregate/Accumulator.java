package dev.ringside.runtime.engine.aggregate;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.PartialGroup;
import org.jspecify.annotations.Nullable;

/** One aggregate of one group, on its way. Holds plain values only. For one thread. */
public interface Accumulator {
    /**
     * Takes a value that is there.
     *
     * @param os the system of the event it is from, which says what is the same
     * @param room what it takes from for all that it keeps beyond a fixed size; if there is none, it goes on without the value
     */
    void add(Object value, Os os, Room room);

    /**
     * Takes what a feed has measured, as it was asked to, of values that are there.
     *
     * @param room as for {@link #add(Object, Os, Room)}
     */
    default void add(PartialGroup.Part part, Room room) {
        throw new IllegalStateException("not measured by feeds: " + part);
    }

    /** The aggregate of all values so far, as {@link dev.ringside.dsl.event.EventBuilder#setValue} takes it; null if it is missing. */
    @Nullable
    Object result();

    /** How many places it has taken, to be given back when it is thrown away. */
    default int kept() {
        return 0;
    }
}
