package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.DeviceException;
import dev.ringside.driver.windows.DriverClient;
import dev.ringside.driver.windows.contract.DriverStatus;
import dev.ringside.driver.windows.contract.RecordBatch;
import dev.ringside.driver.windows.contract.RecordKind;
import dev.ringside.driver.windows.contract.WindowsRecord;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.shared.Taker;
import dev.ringside.runtime.feed.shared.TimeOfDay;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that reads from the driver, and another one that tells the time. A read waits in the driver until there is a record, so the reading thread
 * cannot say that nothing has happened; the other one makes sure that what had happened has been given out, and says what time it was then.
 */
final class RecordReader implements AutoCloseable {
    private static final long TICK_NANOS = 200_000_000L;
    private static final long POLL_NANOS = 1_000_000L;

    private final DriverClient driver;
    private final Map<RecordKind, KindFilter> filters = new EnumMap<>(RecordKind.class);
    private final Machine machine;
    private final Losses losses;
    private final Set<Taker> touched = new HashSet<>();
    /** How many records of each kind have been given out. Guarded by this. */
    private final long[] dispatched = new long[RecordKind.values().length];

    private volatile boolean closed;
    private volatile boolean over;
    private final Thread thread;
    private final Thread clock;

    RecordReader(DriverClient driver, Machine machine, Collection<KindFilter> streams) {
        this.driver = driver;
        this.machine = machine;
        streams.forEach(stream -> filters.put(stream.kind(), stream));
        this.losses = new Losses(stream(RecordKind.HEALTH).stream(), machine);
        // Platform threads: one that waits in the system must not hang on a carrier that other work needs.
        thread = Thread.ofPlatform().name("ringside-driver").daemon().start(this::run);
        clock = Thread.ofPlatform().name("ringside-clock").daemon().start(this::tellTime);
    }

    private KindFilter stream(RecordKind kind) {
        return Optional.ofNullable(filters.get(kind)).orElseThrow();
    }

    private void run() {
        try {
            machine.tree().seed();
            while (!closed) {
                dispatch(Refusals.explained(driver::read));
            }
        } catch (RingsideException e) {
            boolean ours = closed && e.getCause() instanceof DeviceException;
            if (!ours) {
                filters.values().forEach(stream -> stream.shared().current().forEach(taker -> taker.fail(e)));
            }
        } finally {
            synchronized (this) {
                over = true;
                notifyAll();
            }
        }
    }

    private void dispatch(RecordBatch batch) {
        for (Event loss : losses.in(batch)) {
            stream(RecordKind.HEALTH).shared().offer(loss, touched);
        }
        for (WindowsRecord record : batch.records()) {
            stream(record.kind()).dispatch(record, machine, touched);
        }
        touched.forEach(Taker::pause);
        touched.clear();
        synchronized (this) {
            batch.records().forEach(record -> dispatched[record.kind().number()]++);
            notifyAll();
        }
    }

    /** How many records of a kind have been given out. */
    synchronized long dispatched(RecordKind kind) {
        return dispatched[kind.number()];
    }

    /**
     * Waits until what the driver has put into its ring, and what is just under way to it, has been handed out, but not for a sink that hangs.
     * Returns at once on the reading thread itself.
     */
    void drain(RecordKind kind) throws InterruptedException {
        drain(List.of(kind));
    }

    private boolean drain(List<RecordKind> kinds) throws InterruptedException {
        if (Thread.currentThread() == thread || over) {
            return false;
        }
        long patience = System.nanoTime() + Taker.HANGING_MILLIS * 1_000_000;
        try {
            DriverStatus begun = driver.status();
            DriverStatus written = begun;
            while (System.nanoTime() < patience && isUnderWay(kinds, begun, written)) {
                LockSupport.parkNanos(POLL_NANOS);
                written = driver.status();
            }
            return await(kinds, written, patience);
        } catch (DeviceException e) {
            // The driver was stopped: nothing more comes.
            return false;
        }
    }

    private static boolean isUnderWay(List<RecordKind> kinds, DriverStatus begun, DriverStatus now) {
        return kinds.stream()
                .anyMatch(
                        kind -> now.counters(kind).seen() < begun.counters(kind).begun());
    }

    private synchronized boolean await(List<RecordKind> kinds, DriverStatus written, long patience)
            throws InterruptedException {
        while (!over && System.nanoTime() < patience) {
            if (kinds.stream()
                    .allMatch(kind ->
                            dispatched[kind.number()] >= written.counters(kind).delivered())) {
                return true;
            }
            wait(Math.max(1, (patience - System.nanoTime()) / 1_000_000));
        }
        return false;
    }

    private void tellTime() {
        List<RecordKind> kinds = List.copyOf(filters.keySet());
        try {
            while (!closed && !over) {
                LockSupport.parkNanos(TICK_NANOS);
                long time = TimeOfDay.now();
                if (!closed && drain(kinds)) {
                    filters.values().forEach(stream -> stream.shared().current().forEach(taker -> taker.tick(time)));
                }
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it, so this is the end of the process.
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the driver and both threads. */
    @Override
    public void close() {
        closed = true;
        try {
            driver.stop();
        } catch (DeviceException e) {
            // It has been stopped before; closing the device ends what waits.
        }
        driver.close();
        LockSupport.unpark(clock);
        try {
            for (Thread one : List.of(thread, clock)) {
                if (Thread.currentThread() != one) {
                    one.join();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
