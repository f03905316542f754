package dev.ringside.runtime.script;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks again and again at what runs, on a thread of its own. For any thread. */
final class Watch implements AutoCloseable {
    /** Short enough that what overruns is stopped within a tenth of a second. */
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(20);

    private final Set<Runnable> looks = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean closed;

    Watch() {
        thread = Thread.ofPlatform().name("ringside-watch").daemon().start(this::run);
    }

    /** Starts to call it, until it is removed. It must return soon. */
    void add(Runnable look) {
        looks.add(look);
        LockSupport.unpark(thread);
    }

    void remove(Runnable look) {
        looks.remove(look);
    }

    private void run() {
        while (!closed) {
            looks.forEach(Runnable::run);
            if (looks.isEmpty()) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, INTERVAL);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
