package dev.ringside.runtime.feed.shared;

import java.util.Collection;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A thread that tells takers what time it is, several times a second, for feeds whose own thread cannot say that nothing has happened. */
public final class Ticker implements AutoCloseable {
    private static final long TICK_NANOS = 200_000_000L;

    private final Supplier<? extends Collection<Taker>> takers;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Begins.
     *
     * @param name the thread's
     * @param takers who is to be told; asked each time
     */
    public Ticker(String name, Supplier<? extends Collection<Taker>> takers) {
        this.takers = takers;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(TICK_NANOS);
            long now = TimeOfDay.now();
            takers.get().forEach(taker -> taker.tick(now));
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
