package dev.ringside.runtime.feed.linux;

import dev.ringside.driver.linux.trace.Hook;
import dev.ringside.driver.linux.trace.KernelRecord;
import dev.ringside.driver.linux.trace.Tracer;
import dev.ringside.runtime.feed.shared.Taker;
import dev.ringside.runtime.feed.shared.TimeOfDay;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that reads the ring. It polls instead of being woken, because a wake-up costs the program under watch many times what writing
 * its record does; as often as it was told to while there is something, a little less often while there is not.
 */
final class RingReader implements AutoCloseable {
    private static final long IDLE_NANOS = 10_000_000;
    /** So many empty polls before it polls less often. */
    private static final int PATIENCE = 50;

    private static final int BATCH = 4096;
    private static final long CLOCK_NANOS = 1_000_000_000L;
    private static final long TICK_NANOS = 200_000_000L;

    private final Tracer tracer;
    private final Map<Hook, HookFilters> filters = new EnumMap<>(Hook.class);
    private final Host host = new Host();
    private final long busyNanos;
    private final long idleNanos;
    private final Thread thread;
    private final Set<Taker> touched = new HashSet<>();
    private volatile boolean closed;
    /** How many rounds have begun; a round reads everything that was in the ring when it began. */
    private long rounds;

    /** @param latencyNanos how long something may lie in the ring while more comes */
    RingReader(Tracer tracer, Collection<HookFilters> streams, long latencyNanos) {
        this.tracer = tracer;
        this.busyNanos = latencyNanos;
        this.idleNanos = Math.max(latencyNanos, IDLE_NANOS);
        streams.forEach(stream -> filters.put(stream.hook(), stream));
        // A platform thread: it must not hang on a carrier that other work needs.
        thread = Thread.ofPlatform().name("ringside-ring").daemon().start(this::run);
    }

    /** What its events are looked up in. */
    Host host() {
        return host;
    }

    /**
     * Waits until what is in the ring now has been handed out, but not for a sink that hangs. Returns at once on the reading thread itself.
     */
    void drain() throws InterruptedException {
        if (Thread.currentThread() == thread) {
            return;
        }
        synchronized (this) {
            // The round under way may have begun before, so the one after the next beginning is the first that surely
            // covers all.
            long target = rounds + 2;
            LockSupport.unpark(thread);
            long patience = System.nanoTime() + Taker.HANGING_MILLIS * 1_000_000;
            while (rounds < target && !closed && System.nanoTime() < patience) {
                wait(idleNanos / 1_000_000);
                LockSupport.unpark(thread);
            }
        }
    }

    private void run() {
        int empty = 0;
        long adjusted = System.nanoTime();
        long ticked = adjusted;
        host.commandLines().seed();
        while (!closed) {
            synchronized (this) {
                rounds++;
                notifyAll();
            }
            long time = TimeOfDay.now();
            int count = readAll();
            empty = count == 0 ? empty + 1 : 0;
            long now = System.nanoTime();
            if (now - ticked > TICK_NANOS) {
                filters.values().forEach(stream -> stream.giveUp(host, touched));
                pause();
                // What had happened by the time at which reading began has been given out.
                filters.values().forEach(stream -> tick(stream, time));
                ticked = now;
            }
            if (now - adjusted > CLOCK_NANOS) {
                host.clock().adjust();
                adjusted = now;
            }
            if (!closed) {
                LockSupport.parkNanos(empty > PATIENCE ? idleNanos : busyNanos);
            }
        }
    }

    /** Who gets groups is told by their reader; and who got groups is told again when that has given the last of them. */
    private static void tick(HookFilters stream, long time) {
        if (stream.groups().isPending()) {
            return;
        }
        stream.shared().current().stream()
                .filter(taker -> taker.request().grouping().isEmpty())
                .forEach(taker -> taker.tick(time));
    }

    private int readAll() {
        int total = 0;
        int count;
        do {
            count = tracer.poll(this::dispatch, BATCH);
            total += count;
            pause();
        } while (count == BATCH && !closed);
        return total;
    }

    private void dispatch(KernelRecord record) {
        HookFilters stream = filters.get(record.hook());
        if (stream != null) {
            stream.dispatch(record, host, touched);
        }
    }

    private void pause() {
        for (Taker taker : touched) {
            taker.pause();
        }
        touched.clear();
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
        host.hostNames().close();
    }
}
