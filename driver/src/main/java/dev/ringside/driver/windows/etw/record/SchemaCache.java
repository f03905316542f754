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
     * @param flags those that say what an event is: a classic one, a message, a text alone
     * @param opcode what tells classic events apart, which have no id
     * @param description of a self-describing event, which may have the id 0; else null
     */
    private record Kind(
            UUID provider,
            int flags,
            int id,
            int version,
            int opcode,
            int pointerBytes,
            @Nullable ByteBuffer description) {
        private static final int WHAT_IT_IS = EventHeader.CLASSIC | EventHeader.TRACE_MESSAGE | EventHeader.STRING_ONLY;

        static Kind of(EventRecord event) {
            EventDescriptor descriptor = event.descriptor();
            return new Kind(
                    event.provider(),
                    event.header().flags() & WHAT_IT_IS,
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
