package dev.ringside.runtime.feed.linux;

import dev.ringside.driver.linux.trace.GroupTable;
import dev.ringside.driver.linux.trace.Tracer;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.feed.shared.Taker;
import dev.ringside.runtime.feed.shared.TimeOfDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that takes out of the kernel what it has grouped, each second and when a query ends, so that there is room for other groups. Apart from the one that
 * reads the ring, because it has to wait for programs that are running. It also tells the takers of groups what time it is, since only it knows that
 * all of before has been given.
 */
final class GroupReader implements AutoCloseable {
    private static final long INTERVAL_NANOS = 1_000_000_000;

    private final Tracer tracer;
    private final Host host;
    private final Collection<HookFilters> streams;
    private final RingReader ring;
    private final Thread thread;
    private volatile boolean closed;

    GroupReader(Tracer tracer, Collection<HookFilters> streams, RingReader ring) {
        this.tracer = tracer;
        this.host = ring.host();
        this.streams = List.copyOf(streams);
        this.ring = ring;
        thread = Thread.ofPlatform().name("ringside-groups").daemon().start(this::run);
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(interval());
            List<Taker> takers = takers();
            boolean isPending =
                    streams.stream().anyMatch(stream -> stream.groups().isPending());
            if (!closed && (isPending || !takers.isEmpty())) {
                read(takers);
            }
        }
    }

    private void read(List<Taker> takers) {
        long time = TimeOfDay.now();
        try {
            collect();
            ring.drain();
            takers.forEach(taker -> taker.tick(time));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private List<Taker> takers() {
        return streams.stream()
                .flatMap(stream -> stream.shared().current().stream())
                .filter(taker -> taker.request().grouping().isPresent())
                .toList();
    }

    /** Until the next time; earlier if the end of a query is before that. */
    private long interval() {
        long now = TimeOfDay.now();
        return takers().stream()
                .flatMapToLong(taker -> taker.request().until().stream())
                .map(until -> until - now)
                .filter(left -> left > 0 && left < INTERVAL_NANOS)
                .min()
                .orElse(INTERVAL_NANOS);
    }

    /** Takes out all that has been grouped by now, and gives it to whom it belongs. For any thread. */
    void collect() {
        try {
            // Given without the lock: a taker that hangs must not keep others from ending.
            LinuxFeed.guarded(this::takeOut).forEach(TakerGroups::give);
        } catch (RingsideException e) {
            takers().forEach(taker -> taker.fail(e));
        }
    }

    private synchronized List<TakerGroups> takeOut() {
        if (closed) {
            return List.of();
        }
        List<TakerGroups> used = new ArrayList<>();
        List<TakerGroups> givenUp = new ArrayList<>();
        for (HookFilters stream : streams) {
            used.addAll(stream.groups().used());
            givenUp.addAll(stream.groups().givenUp());
        }
        List<TakerGroups> all = new ArrayList<>(used);
        all.addAll(givenUp);
        if (!all.isEmpty()) {
            Map<GroupTable, TakerGroups> byTable = new HashMap<>();
            all.forEach(groups -> byTable.put(groups.table(), groups));
            tracer.collect(tables(used), tables(givenUp), (table, group) -> {
                TakerGroups groups = byTable.get(table);
                if (groups != null) {
                    groups.take(group, host);
                }
            });
            all.forEach(TakerGroups::taken);
            streams.forEach(stream -> stream.groups().forget(givenUp));
        }
        return all;
    }

    private static List<GroupTable> tables(List<TakerGroups> groups) {
        return groups.stream().map(TakerGroups::table).toList();
    }

    /** Ends it; a sink that hangs is not waited for. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        if (Thread.currentThread() != thread) {
            try {
                thread.join(Taker.HANGING_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
