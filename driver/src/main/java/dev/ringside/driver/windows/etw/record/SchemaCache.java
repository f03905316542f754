package dev.ringside.driver.windows.etw.record;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Asks a source for the schema of each kind of event once, unknown ones included. For any thread. */
public final class SchemaCache implements SchemaSource {
    /** A machine has some tens of thousands of kinds; a hostile file may have one for each event. */
    private static final int MOST = 65_536;

    private final SchemaSource source;
    private final Map<Kind, Optional<EventSchema>> known = new ConcurrentHashMap<>();

    /**
     * What tells kinds of events apart.
     *
     * @param opcode of a classic event, which has no id; else 0
     * @param description of a self-describing event, which may have the id 0; else null
     */
    private record Kind(
            UUID provider,
            int id,
            int version,
            int opcode,
            int pointerBytes,
            @Nullable ByteBuffer description) {
        static Kind of(EventRecord event) {
            EventDescriptor descriptor = event.descriptor();
            return new Kind(
                    event.provider(),
                    descriptor.id(),
                    descriptor.version(),
                    descriptor.opcode(),
                    event.header().pointerBytes(),
                    event.extended(ExtendedItem.SCHEMA).orElse(null));
        }
    }

    public SchemaCache(SchemaSource source) {
        this.source = source;
    }

    @Override
    public Optional<EventSchema> find(EventRecord event) {
        Kind kind = Kind.of(event);
        Optional<EventSchema> schema = known.get(kind);
        if (schema == null) {
            // Outside of the map: a source may take its time, and two threads may ask it the same.
            schema = source.find(event);
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(kind, schema);
        }
        return schema;
    }

    /** Forgets what is not known, after something was learnt. */
    public void retryUnknown() {
        known.values().removeIf(Optional::isEmpty);
    }
}
