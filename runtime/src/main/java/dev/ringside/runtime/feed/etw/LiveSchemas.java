package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.TdhSchemas;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.SchemaCache;
import dev.ringside.driver.windows.etw.record.SchemaSource;
import dev.ringside.driver.windows.etw.record.schema.EventManifests;
import dev.ringside.driver.windows.etw.record.schema.RecordedSchemas;
import java.util.Optional;

/**
 * Windows' own schemas; of what it does not know, those of manifests that providers write among their events, and those that Ringside has. For one thread,
 * which shows it all events in their order.
 */
final class LiveSchemas implements SchemaSource {
    private final EventManifests written = new EventManifests();
    private final SchemaSource installed = new TdhSchemas();
    private final SchemaSource known = new RecordedSchemas(written);
    private final SchemaCache cache =
            new SchemaCache(event -> installed.find(event).or(() -> known.find(event)));

    /** The schema of an event; of a piece of a manifest none, but it is learnt from. */
    @Override
    public Optional<EventSchema> find(EventRecord event) {
        if (!EventManifests.isPiece(event)) {
            return cache.find(event);
        }
        if (written.take(event)) {
            cache.retryUnknown();
        }
        return Optional.empty();
    }
}
