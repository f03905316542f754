package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.record.EventData;
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
import org.jspecify.annotations.Nullable;

/** An event as a provider wrote it, decoded when somebody asks. */
final class EtwEvent extends RecordedEvent<EtwEvent> {
    private final EventRecord record;
    private final @Nullable EventSchema schema;
    private final @Nullable EventData data;
    private final Surroundings surroundings;
    private final long sequence;
    private final @Nullable Joined joined;

    /**
     * A text that was put together of several records, this one among them.
     *
     * @param whole whether no part is missing
     */
    record Joined(String text, boolean whole) {}

    private EtwEvent(
            StreamType stream,
            List<FieldValue<EtwEvent>> values,
            EventRecord record,
            @Nullable EventSchema schema,
            Surroundings surroundings,
            long sequence,
            @Nullable Joined joined) {
        super(stream, values);
        this.record = record;
        this.schema = schema;
        this.data = schema == null ? null : new EventData(record, schema);
        this.surroundings = surroundings;
        this.sequence = sequence;
        this.joined = joined;
    }

    /** Makes events of one stream of records. */
    record Maker(StreamType stream, List<FieldValue<EtwEvent>> values, Surroundings surroundings) {
        EtwEvent of(EventRecord record, Optional<EventSchema> schema, long sequence) {
            return new EtwEvent(stream, values, record, schema.orElse(null), surroundings, sequence, null);
        }

        EtwEvent of(EventRecord record, EventSchema schema, long sequence, Joined joined) {
            return new EtwEvent(stream, values, record, schema, surroundings, sequence, joined);
        }
    }

    EventRecord record() {
        return record;
    }

    Optional<EventSchema> schema() {
        return Optional.ofNullable(schema);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    long sequence() {
        return sequence;
    }

    @Nullable
    Joined joined() {
        return joined;
    }

    /** What its data have under that name. */
    Optional<Value> value(String property) {
        return data == null ? Optional.empty() : data.find(property);
    }

    /** What its data have at that place of the schema. */
    Optional<Value> value(int place) {
        return data == null ? Optional.empty() : data.get(place);
    }

    OptionalLong number(String property) {
        return value(property).map(Value::asNumber).orElse(OptionalLong.empty());
    }

    /** A text that is not empty. */
    Optional<String> text(String property) {
        return value(property).map(Value::toString).filter(text -> !text.isEmpty());
    }

    boolean isTruncated() {
        return (data != null && data.isTruncated()) || (joined != null && !joined.whole());
    }

    @Override
    protected EtwEvent self() {
        return this;
    }

    @Override
    public Os os() {
        return Os.WINDOWS;
    }
}
