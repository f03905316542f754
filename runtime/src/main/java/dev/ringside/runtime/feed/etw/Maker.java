package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.dsl.event.Event;
import java.util.function.Consumer;

/** Makes the events of one stream of what its provider writes. Called by one thread at a time. */
@FunctionalInterface
interface Maker {
    /**
     * Takes a record.
     *
     * @param sequence the record's number in the feed
     * @param out gets what events it makes, this time: none if the record is not of the stream, or only part of an event
     */
    void make(EventRecord record, long sequence, Consumer<Event> out);
}
