package dev.ringside.runtime.json;

import dev.ringside.dsl.event.Event;

/** An event of an open stream that holds what somebody stored, and writes that without making anything of it first. */
public interface WritableEvent extends Event {
    /**
     * Writes the object that an {@link EventWriter} writes of all that the event has.
     *
     * @return false if it has written nothing, and has to be asked for each field
     */
    boolean write(JsonOutput out);
}
