package dev.ringside.runtime.feed.shape;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.log.LogRecord;
import dev.ringside.runtime.feed.log.LogStreams;
import dev.ringside.runtime.feed.recording.RecordingSink;
import java.util.Optional;
import java.util.function.LongFunction;

/** Makes events of records for those who want them, and numbers the records. For one thread. */
final class Delivery {
    private final RecordingSink sink;
    private long sequence;

    Delivery(RecordingSink sink) {
        this.sink = sink;
    }

    /** Delivers a record to all streams that it belongs to. */
    void record(LogRecord record) {
        sequence++;
        give(record);
    }

    /**
     * The same of what belongs to another stream, too.
     *
     * @param event makes its event there, given its number; called if somebody wants it
     */
    void record(LogRecord record, Optional<StreamType> stream, LongFunction<Optional<Event>> event) {
        sequence++;
        give(record);
        if (stream.isPresent() && sink.isWanted(stream.get())) {
            event.apply(sequence).ifPresent(sink::deliver);
        }
    }

    private void give(LogRecord record) {
        for (StreamType stream : LogStreams.of(record, sink.wanted())) {
            sink.deliver(LogStreams.event(stream, record, sequence));
        }
    }
}
