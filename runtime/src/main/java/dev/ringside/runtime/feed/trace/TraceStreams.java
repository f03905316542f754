package dev.ringside.runtime.feed.trace;

import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.SchemaSource;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.StreamType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which of ETW's events belong to which stream, and how they are made events of it. For any thread. */
public final class TraceStreams {
    private static final Map<StreamType, StreamMapping> MAPPINGS = mappings();

    private final Map<StreamType, ProviderMapping> open = new ConcurrentHashMap<>();
    private final TraceMachine machine;

    public TraceStreams(TraceMachine machine) {
        this.machine = machine;
    }

    private static Map<StreamType, StreamMapping> mappings() {
        Map<StreamType, StreamMapping> mappings = new HashMap<>();
        ProcessMapping.mappings().forEach(mapping -> mappings.put(mapping.stream(), mapping));
        mappings.put(NetworkMapping.mapping().stream(), NetworkMapping.mapping());
        mappings.put(DnsMapping.mapping().stream(), DnsMapping.mapping());
        mappings.put(PowerShellMapping.mapping().stream(), PowerShellMapping.mapping());
        mappings.put(WmiMapping.mapping().stream(), WmiMapping.mapping());
        return Map.copyOf(mappings);
    }

    /** The streams with fields of their own that events of ETW belong to. Open ones take any. */
    public static Set<StreamType> streams() {
        return MAPPINGS.keySet();
    }

    /** Whether an event belongs to a stream. */
    public boolean takes(StreamType stream, EventRecord record, Optional<EventSchema> schema) {
        StreamMapping mapping = MAPPINGS.get(stream);
        if (mapping != null) {
            return mapping.kinds().contains(StreamMapping.Kind.of(record));
        }
        return stream.isOpen() && open(stream).takes(record, schema);
    }

    /**
     * An event of a stream that {@linkplain #takes takes} it.
     *
     * @param sequence its number
     */
    public Event event(StreamType stream, EventRecord record, Optional<EventSchema> schema, long sequence) {
        StreamMapping mapping = MAPPINGS.get(stream);
        if (mapping != null) {
            return new TraceEvent(stream, mapping.values(), record, schema, sequence, machine);
        }
        return new OpenTraceEvent(new TraceEvent(stream, open(stream).values(), record, schema, sequence, machine));
    }

    private ProviderMapping open(StreamType stream) {
        return open.computeIfAbsent(stream, ProviderMapping::new);
    }

    /** The process that an event tells of, one that has started or was there already; empty if it tells of none. */
    public Optional<Started> started(EventRecord record, SchemaSource schemas) {
        return ProcessMapping.tellsOfProcess(record)
                ? ProcessMapping.started(
                        new TraceEvent(ProcessMapping.PROCS, List.of(), record, schemas.find(record), 0, machine))
                : Optional.empty();
    }

    /** A process that an event tells of. */
    public record Started(long pid, TraceProcess process) {}
}
