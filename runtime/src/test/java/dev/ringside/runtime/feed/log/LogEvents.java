package dev.ringside.runtime.feed.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Records as events. */
final class LogEvents {
    /** What every event has. */
    private static final Set<String> COMMON = Set.of("time", "stream", "host", "seq", "eventId", "os");

    private LogEvents() {}

    /** The event that a record is in that stream. */
    static Event event(String stream, LogRecord record) {
        StreamType type = Schema.standard().stream(stream);
        assertThat(LogStreams.of(record, LogStreams.streams())).hasSize(2).contains(type, LogStreams.EVENTS);
        return LogStreams.event(type, record, 1);
    }

    /** The fields that the event has beside those that every one has, as texts. */
    static Map<String, String> fields(String stream, LogRecord record) {
        return fields(event(stream, record));
    }

    /** As {@link #fields(String, LogRecord)}, of an event. */
    static Map<String, String> fields(Event event) {
        Map<String, String> fields = new TreeMap<>();
        for (Field field : event.stream().fields()) {
            Object value = value(event, field);
            if (value != null && !COMMON.contains(field.name())) {
                fields.put(field.name(), value.toString());
            }
        }
        return fields;
    }

    /** The streams with fields of their own that a record belongs to. */
    static List<String> streams(LogRecord record) {
        return LogStreams.of(record, LogStreams.streams()).stream()
                .filter(stream -> !stream.isOpen())
                .map(StreamType::name)
                .toList();
    }

    static @Nullable Object value(Event event, Field field) {
        int slot = field.slot();
        if (!event.has(slot)) {
            return null;
        }
        return switch (field.type().storage()) {
            case NUMBER -> event.number(slot);
            case TEXT -> event.text(slot);
            case ADDRESS -> event.address(slot);
            case LIST -> event.list(slot);
            case DECIMAL, PROCESSES, EVENTS -> null;
        };
    }
}
