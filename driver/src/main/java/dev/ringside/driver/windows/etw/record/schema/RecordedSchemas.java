package dev.ringside.driver.windows.etw.record.schema;

import dev.ringside.driver.windows.etw.record.EventHeader;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.ExtendedItem;
import dev.ringside.driver.windows.etw.record.InType;
import dev.ringside.driver.windows.etw.record.OutType;
import dev.ringside.driver.windows.etw.record.Property;
import dev.ringside.driver.windows.etw.record.SchemaSource;
import java.util.List;
import java.util.Optional;

/** Knows what the events of a recording bring along, and what Ringside knows of Windows' own providers. */
public final class RecordedSchemas implements SchemaSource {
    /** What the one text of an event is called that has nothing else, as TDH's users call it. */
    private static final Property TEXT = Property.of(0, "EventMessage", InType.UNICODE_STRING, OutType.STRING);

    private final EventManifests recorded;
    private final WindowsManifests windows = new WindowsManifests();

    public RecordedSchemas(EventManifests recorded) {
        this.recorded = recorded;
    }

    @Override
    public Optional<EventSchema> find(EventRecord event) {
        if (event.header().has(EventHeader.STRING_ONLY)) {
            return Optional.of(named(event, "", EventSchema.Source.MANIFEST, List.of(TEXT)));
        }
        if (event.header().has(EventHeader.TRACE_MESSAGE)) {
            return Optional.of(named(event, "WPP/" + event.descriptor().id(), EventSchema.Source.WPP, List.of()));
        }
        if (event.extended(ExtendedItem.SCHEMA).isPresent()) {
            return SelfDescribing.of(event);
        }
        return recorded.find(event).or(() -> windows.find(event));
    }

    private static EventSchema named(
            EventRecord event, String name, EventSchema.Source source, List<Property> properties) {
        return new EventSchema(
                event.provider(), event.descriptor(), "", name, "", "", "", "", List.of(), "", source, properties);
    }
}
