package dev.ringside.runtime.feed.log;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.ValueEvent;
import org.jspecify.annotations.Nullable;

/** A record of a log as an event. A field is made the first time it is asked for, and kept. */
final class LogEvent extends ValueEvent {
    /** Marks a field that was looked for and not found. */
    private static final Object MISSING = new Object();

    private final LogMapping mapping;
    private final LogRecord record;
    private final long sequence;
    /** Racy by design: two threads may both make a field, with equal values. */
    private final @Nullable Object[] values;

    LogEvent(LogMapping mapping, LogRecord record, long sequence) {
        this.mapping = mapping;
        this.record = record;
        this.sequence = sequence;
        this.values = new Object[mapping.sources().size()];
    }

    @Override
    protected @Nullable Object value(int slot) {
        Object value = values[slot];
        if (value == null) {
            FieldSource source = mapping.sources().get(slot);
            Object made = source instanceof FieldSource.Sequence ? (Object) sequence : source.of(record);
            value = made == null ? MISSING : made;
            values[slot] = value;
        }
        return value == MISSING ? null : value;
    }

    @Override
    public StreamType stream() {
        return mapping.stream();
    }

    @Override
    public Os os() {
        return record.os();
    }
}
