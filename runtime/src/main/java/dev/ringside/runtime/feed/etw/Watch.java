package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.EtwException;
import dev.ringside.runtime.feed.shared.TimeOfDay;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Tells the streams what time it is, and asks the sessions what they have lost, on a thread of its own. */
final class Watch implements AutoCloseable {
    private static final long TICK_NANOS = 200_000_000L;
    private static final int TICKS_BETWEEN_LOOKS = 5;
    /** A session hands on what is in its buffers at least once a second: what happened before that has come. */
    private static final long DELAY_NANOS = 1_500_000_000L;

    private final Sessions sessions;
    private final Dispatcher dispatcher;
    private final Thread thread;
    /** What had been lost when each stream was asked for first. */
    private final Map<EtwStream, Long> before = new ConcurrentHashMap<>();

    private volatile long lost;
    private volatile boolean closed;

    Watch(Sessions sessions, Dispatcher dispatcher) {
        this.sessions = sessions;
        this.dispatcher = dispatcher;
        this.thread = Thread.ofPlatform().name("ringside-etw-clock").daemon().start(this::run);
    }

    /** From now on losses count for that stream. */
    void begin(EtwStream stream) {
        before.putIfAbsent(stream, look());
    }

    /** How many events were lost at the least since the stream was asked for, of whatever stream they were. */
    long lost(EtwStream stream) {
        Long then = before.get(stream);
        return then == null ? 0 : (closed ? lost : look()) - then;
    }

    private long look() {
        try {
            lost = Math.max(lost, sessions.losses().least());
        } catch (EtwException e) {
            // The session has gone, and what it said last stands.
            return lost;
        }
        return lost;
    }

    private void run() {
        for (int ticks = 1; !closed; ticks++) {
            LockSupport.parkNanos(TICK_NANOS);
            if (ticks % TICKS_BETWEEN_LOOKS == 0) {
                look();
            }
            long time = TimeOfDay.now() - DELAY_NANOS;
            for (EtwStream stream : dispatcher.streams()) {
                stream.shared().current().forEach(taker -> taker.tick(time));
            }
        }
    }

    @Override
    public void close() {
        look();
        closed = true;
        LockSupport.unpark(thread);
    }
}
