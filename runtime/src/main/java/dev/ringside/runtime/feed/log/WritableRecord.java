package dev.ringside.runtime.feed.log;

import dev.ringside.runtime.json.JsonOutput;

/** A record that writes the event that it makes without making anything of it first. */
public interface WritableRecord extends LogRecord {
    /**
     * Writes the object that an {@link dev.ringside.runtime.json.EventWriter} writes of the event.
     *
     * @param mapping of a stream that takes any record
     * @param sequence its number in the recording
     * @return false if it has written nothing, and the event has to be asked for each field
     */
    boolean write(LogMapping mapping, long sequence, JsonOutput out);
}
