package dev.ringside.runtime.engine.aggregate;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The values that occur most often: exact as long as there are few different ones, then after Metwally, Agrawal and El Abbadi, "Efficient
 * Computation of Frequent and Top-k Elements in Data Streams" (Space-Saving): a new value takes the place of the rarest one and goes on with its
 * count.
 */
final class Frequent implements Accumulator {
    private static final int LEAST_PLACES = 1024;
    private static final int MOST_PLACES = 100_000;

    private static final Comparator<Entry> RAREST = Comparator.comparingLong(entry -> entry.queued);
    private static final Comparator<Entry> MOST_FREQUENT =
            Comparator.<Entry>comparingLong(entry -> -entry.count).thenComparing(entry -> entry.value, Order::compare);

    private final StreamType rows;
    private final long wanted;
    private final int places;
    private final Match match;
    private final Map<Object, Entry> entries = new HashMap<>();
    /** All entries, once there is no room for more, by the counts they had when they were last looked at. */
    private final PriorityQueue<Entry> rarest = new PriorityQueue<>(RAREST);

    private static final class Entry {
        private final Object same;
        private final Object value;
        private final Os os;
        private long count;
        private long queued;

        Entry(Object same, Object value, Os os, long count) {
            this.same = same;
            this.value = value;
            this.os = os;
            this.count = count;
        }
    }

    Frequent(StreamType rows, long wanted, Match match) {
        this.rows = rows;
        this.wanted = wanted;
        this.places = Math.clamp(2 * Math.min(wanted, MOST_PLACES), LEAST_PLACES, MOST_PLACES);
        this.match = match;
    }

    @Override
    public void add(Object value, Os os, Room room) {
        Object same = Sameness.of(value, match, os);
        Entry known = entries.get(same);
        if (known != null) {
            known.count++;
        } else if (entries.size() < places && rarest.isEmpty()) {
            if (room.take(1)) {
                entries.put(same, new Entry(same, value, os, 1));
            }
        } else {
            Entry out = rarest();
            entries.remove(out.same);
            Entry in = new Entry(same, value, os, out.count + 1);
            entries.put(same, in);
            queue(in);
        }
    }

    /** Takes the entry with the least count out of the queue. One that was counted meanwhile has gone up and is put where it belongs now. */
    private Entry rarest() {
        if (rarest.isEmpty()) {
            entries.values().forEach(this::queue);
        }
        Entry first = rarest.remove();
        while (first.queued != first.count) {
            queue(first);
            first = rarest.remove();
        }
        return first;
    }

    private void queue(Entry entry) {
        entry.queued = entry.count;
        rarest.add(entry);
    }

    @Override
    public @Nullable Object result() {
        if (entries.isEmpty()) {
            return null;
        }
        Field value = rows.field("value");
        Field count = rows.field("count");
        List<Event> top = entries.values().stream()
                .sorted(MOST_FREQUENT)
                .limit(wanted)
                .map(entry -> new EventBuilder(rows, entry.os)
                        .setValue(value, entry.value)
                        .set(count, entry.count)
                        .build())
                .toList();
        return top;
    }

    @Override
    public int kept() {
        return entries.size();
    }
}
