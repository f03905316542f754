package dev.ringside.runtime.json;

import dev.ringside.dsl.schema.StreamType;

/** What holds data as somebody stored them, and writes them as they are written of an event, without making them first. */
public interface WritableData {
    /**
     * Writes what an {@link EventWriter} writes of {@link dev.ringside.dsl.event.Event#data}: the members of an object, each name once, with commas between
     * them.
     *
     * @param stream that the event is of, which says {@linkplain StreamType#nameOf what the data are called}
     * @param first whether nothing stands before them in the object
     * @return false if it has written nothing, and they have to be made
     */
    boolean writeData(JsonOutput out, StreamType stream, boolean first);
}
