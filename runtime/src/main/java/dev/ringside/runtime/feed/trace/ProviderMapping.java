package dev.ringside.runtime.feed.trace;

import dev.ringside.driver.windows.etw.record.EventHeader;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.Guid;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.FieldValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A stream of whatever events there are, {@code events}, or of all that a provider reports. */
final class ProviderMapping {
    private final List<FieldValue<TraceEvent>> values;
    private final Optional<String> name;
    private final Optional<UUID> guid;

    ProviderMapping(StreamType stream) {
        this.values = SharedFields.of(stream, TraceEvent::pid, fields());
        this.name = stream.provider();
        this.guid = stream.provider().flatMap(Guid::parse);
    }

    List<FieldValue<TraceEvent>> values() {
        return values;
    }

    /** Whether an event is one of the provider's, by its name, which only the schema tells, or by its GUID. */
    boolean takes(EventRecord record, Optional<EventSchema> schema) {
        if (name.isEmpty()) {
            return true;
        }
        return guid.map(record.provider()::equals)
                .orElseGet(() -> schema.filter(known -> known.providerName().equalsIgnoreCase(name.get()))
                        .isPresent());
    }

    private static Map<String, FieldValue<TraceEvent>> fields() {
        Map<String, FieldValue<TraceEvent>> fields = new HashMap<>();
        fields.put("provider", Fields.text(event -> Optional.of(providerName(event))));
        fields.put(
                "providerId",
                Fields.text(event -> Optional.of(Guid.text(event.record().provider()))));
        fields.put("computer", Fields.text(event -> event.machine().host()));
        fields.put("channel", ofSchema(EventSchema::channelName));
        fields.put(
                "level",
                new FieldValue.Numeric<>(
                        event -> true, event -> event.record().descriptor().level()));
        fields.put(
                "version",
                new FieldValue.Numeric<>(
                        event -> true, event -> event.record().descriptor().version()));
        fields.put(
                "opcode",
                new FieldValue.Numeric<>(
                        event -> true, event -> event.record().descriptor().opcode()));
        fields.put("task", ofSchema(EventSchema::taskName));
        fields.put(
                "keywords",
                new FieldValue.Numeric<>(
                        event -> true, event -> event.record().descriptor().keyword()));
        fields.put(
                "activityId",
                Fields.text(event ->
                        Optional.ofNullable(event.header().activityId()).map(Guid::text)));
        fields.put("eventName", ofSchema(EventSchema::name));
        fields.put("message", Fields.text(MessageText::of));
        return fields;
    }

    private static FieldValue<TraceEvent> ofSchema(Function<EventSchema, String> text) {
        return Fields.text(event -> event.schema().map(text).filter(found -> !found.isEmpty()));
    }

    /** The name, or the GUID of one that is not known; WPP's messages have the GUID of the file that they are written in. */
    private static String providerName(TraceEvent event) {
        return event.schema()
                .map(EventSchema::providerName)
                .filter(found -> !found.isEmpty())
                .orElseGet(() -> event.header().has(EventHeader.TRACE_MESSAGE)
                        ? "WPP"
                        : Guid.text(event.record().provider()));
    }
}
