package dev.ringside.runtime.feed.etl;

import dev.ringside.driver.windows.etw.record.EventRecord;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** The events of a file, the earliest first: of the buffers that overlap in time the next event is taken from whichever has the earliest. For one thread. */
final class EventsInTime {
    /**
     * As much as is held at a time, in bytes of buffers. There are as many that overlap as there are processors; a file that was made to have more gives
     * events out of order instead of using up the memory.
     */
    private static final long MOST = 256L << 20;

    private final EtlFile file;
    private final Deque<EtlFile.Place> closed;
    private final PriorityQueue<Open> open = new PriorityQueue<>(Comparator.comparingLong(Open::time));
    private long held;

    EventsInTime(EtlFile file) {
        this.file = file;
        this.closed = new ArrayDeque<>(file.places());
    }

    /** A buffer of which events are left. */
    private static final class Open {
        private final List<EventRecord> events;
        private final long bytes;
        private int next;

        Open(List<EventRecord> events, long bytes) {
            this.events = events;
            this.bytes = bytes;
        }

        long time() {
            return events.get(next).header().time();
        }
    }

    /** The next event; empty if there is none. */
    Optional<EventRecord> next() throws IOException {
        while (!closed.isEmpty() && isDue(closed.element())) {
            EtlFile.Place place = closed.remove();
            List<EventRecord> events = file.events(place);
            long bytes = Math.max(place.header().size(), place.header().used());
            if (!events.isEmpty()) {
                open.add(new Open(events, bytes));
                held += bytes;
            }
        }
        Open first = open.poll();
        if (first == null) {
            return Optional.empty();
        }
        EventRecord event = first.events.get(first.next++);
        if (first.next < first.events.size()) {
            open.add(first);
        } else {
            held -= first.bytes;
        }
        return Optional.of(event);
    }

    private boolean isDue(EtlFile.Place place) {
        Open first = open.peek();
        return first == null || (place.begin() <= first.time() && held < MOST);
    }
}
