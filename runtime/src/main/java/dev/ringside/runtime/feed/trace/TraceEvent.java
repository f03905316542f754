package dev.ringside.runtime.feed.trace;

import dev.ringside.driver.windows.etw.record.EventData;
import dev.ringside.driver.windows.etw.record.EventHeader;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.Value;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.FieldValue;
import dev.ringside.runtime.feed.shared.RecordedEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An event of ETW. */
final class TraceEvent extends RecordedEvent<TraceEvent> {
    private final EventRecord record;
    private final Optional<EventSchema> schema;
    private final Optional<EventData> data;
    private final long sequence;
    private final TraceMachine machine;

    TraceEvent(
            StreamType stream,
            List<FieldValue<TraceEvent>> values,
            EventRecord record,
            Optional<EventSchema> schema,
            long sequence,
            TraceMachine machine) {
        super(stream, values);
        this.record = record;
        this.schema = schema;
        this.data = schema.map(known -> new EventData(record, known));
        this.sequence = sequence;
        this.machine = machine;
    }

    @Override
    protected TraceEvent self() {
        return this;
    }

    @Override
    public Os os() {
        return Os.WINDOWS;
    }

    EventRecord record() {
        return record;
    }

    EventHeader header() {
        return record.header();
    }

    Optional<EventSchema> schema() {
        return schema;
    }

    /** What the provider wrote; empty if the schema is not known. */
    Optional<EventData> values() {
        return data;
    }

    /** One of the things that the provider wrote. */
    Optional<Value> value(String property) {
        return data.flatMap(all -> all.find(property));
    }

    long sequence() {
        return sequence;
    }

    TraceMachine machine() {
        return machine;
    }

    /** The process that did it, which the header does not always know. */
    OptionalLong pid() {
        return header().processId() == EventHeader.UNKNOWN
                ? OptionalLong.empty()
                : OptionalLong.of(header().processId());
    }

    /** The thread that did it. */
    OptionalLong tid() {
        return header().threadId() == EventHeader.UNKNOWN ? OptionalLong.empty() : OptionalLong.of(header().threadId());
    }

    /** Whether the data ended before something that was asked for. */
    boolean isTruncated() {
        return data.map(EventData::isTruncated).orElse(false);
    }
}
