package dev.ringside.driver.windows.etw.record.schema;

import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.Guid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What one provider reports. Immutable. */
public final class Manifest {
    private final UUID provider;
    /** By the number of the event, then by version. */
    private final Map<Integer, NavigableMap<Integer, EventSchema>> events = new HashMap<>();

    Manifest(UUID provider, List<EventSchema> schemas) {
        this.provider = provider;
        for (EventSchema schema : schemas) {
            events.computeIfAbsent(schema.descriptor().id(), id -> new TreeMap<>())
                    .put(schema.descriptor().version(), schema);
        }
    }

    public UUID provider() {
        return provider;
    }

    /** The schema of the events with that id and version. */
    Optional<EventSchema> find(EventRecord event) {
        return versions(event.descriptor().id())
                .map(versions -> versions.get(event.descriptor().version()));
    }

    /** The schema of the classic events of that type, of that version or the next lower one: later ones have more behind the same. */
    Optional<EventSchema> findClassic(EventRecord event) {
        return versions(event.descriptor().opcode())
                .map(versions -> versions.floorEntry(event.descriptor().version()))
                .map(Map.Entry::getValue);
    }

    private Optional<NavigableMap<Integer, EventSchema>> versions(int id) {
        return Optional.ofNullable(events.get(id));
    }

    @Override
    public String toString() {
        return Guid.text(provider);
    }
}
