package dev.ringside.runtime.record;

import dev.ringside.dsl.schema.StreamType;
import java.util.Map;
import java.util.TreeMap;

/** Events that came to the recorder and could not be written. For the writer's thread, but for {@link #total}. */
final class Missing {
    private final Map<String, Long> streams = new TreeMap<>();
    private volatile long total;

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, any reads
    void add(Map<StreamType, Long> events) {
        events.forEach((stream, count) -> {
            streams.merge(stream.name(), count, Long::sum);
            total += count;
        });
    }

    /** Whether all that came since they were taken last could be written. */
    boolean isNothing() {
        return streams.isEmpty();
    }

    /** How many of which stream, since they were taken last. */
    Map<String, Long> streams() {
        return streams;
    }

    Map<String, Long> take() {
        Map<String, Long> taken = Map.copyOf(streams);
        streams.clear();
        return taken;
    }

    /** All since the recording began. */
    long total() {
        return total;
    }
}
