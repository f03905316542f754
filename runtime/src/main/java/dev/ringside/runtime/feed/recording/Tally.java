package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Accounts;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts where the events of recordings went, stream by stream. For any thread. */
final class Tally {
    private final Map<StreamType, Counts> counts = new ConcurrentHashMap<>();

    private record Counts(LongAdder filtered, LongAdder delivered) {}

    private Counts of(StreamType stream) {
        // Asked for each event: looking costs less than computing nothing.
        Counts known = counts.get(stream);
        return known != null
                ? known
                : counts.computeIfAbsent(stream, first -> new Counts(new LongAdder(), new LongAdder()));
    }

    void filtered(StreamType stream, long events) {
        of(stream).filtered.add(events);
    }

    void delivered(StreamType stream) {
        of(stream).delivered.increment();
    }

    /** How many there were of all streams. */
    long events() {
        return counts.values().stream()
                .mapToLong(count -> count.filtered.sum() + count.delivered.sum())
                .sum();
    }

    /** Nothing is lost: a recording waits. */
    Accounts accounts(StreamType stream) {
        Counts count = of(stream);
        long filtered = count.filtered.sum();
        long delivered = count.delivered.sum();
        return new Accounts(filtered + delivered, filtered, delivered, 0);
    }
}
