package dev.ringside.runtime.script;

import dev.ringside.runtime.engine.Lane;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The work of one script, in the order in which it was given, for the one thread that does it. Events find room only up to a bound; what cannot
 * be dropped always does.
 */
final class WorkQueue implements Lane {
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition given = lock.newCondition();
    private final Condition done = lock.newCondition();
    private Deque<Runnable> waiting = new ArrayDeque<>();
    private @Nullable Thread owner;
    private long givenCount;
    /** Written by the owner alone, and without the lock, for every event. */
    private final AtomicLong doneCount = new AtomicLong();
    /** The least count that somebody waits for; whoever begins to wait looks at the count again behind telling so. */
    private volatile long awaited = Long.MAX_VALUE;

    private boolean closed;

    WorkQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Makes the calling thread the one that does the work. */
    void own() {
        lock.lock();
        try {
            owner = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean offer(Runnable work) {
        return add(work, capacity);
    }

    @Override
    public void force(Runnable work) {
        add(work, Integer.MAX_VALUE);
    }

    private boolean add(Runnable work, int room) {
        lock.lock();
        try {
            if (closed || givenCount - doneCount.get() >= room) {
                return false;
            }
            waiting.add(work);
            givenCount++;
            given.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void settle() {
        lock.lock();
        try {
            long target = givenCount;
            await(() -> target);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no work is left, also of what is given meanwhile. */
    void awaitIdle() {
        lock.lock();
        try {
            await(() -> givenCount);
        } finally {
            lock.unlock();
        }
    }

    private void await(LongSupplier target) {
        if (Thread.currentThread() == owner) {
            return;
        }
        while (doneCount.get() < target.getAsLong() && !closed) {
            awaited = Math.min(awaited, target.getAsLong());
            if (doneCount.get() < target.getAsLong()) {
                done.awaitUninterruptibly();
            }
        }
    }

    /** How much work was given and is not done. */
    long size() {
        lock.lock();
        try {
            return givenCount - doneCount.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes all there is. Waits for it, at most so many nanoseconds; what is taken must be reported as {@link #done} piece by piece.
     *
     * @return the work; empty if there is none or the queue was closed
     */
    Deque<Runnable> take(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (waiting.isEmpty() && !closed && left > 0) {
                left = given.awaitNanos(left);
            }
            Deque<Runnable> taken = waiting;
            waiting = new ArrayDeque<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** One piece of what was taken has run. */
    void done() {
        if (doneCount.incrementAndGet() >= awaited) {
            lock.lock();
            try {
                // Who waits for more says so again.
                awaited = Long.MAX_VALUE;
                done.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Lets go whoever waits, and takes no more work. */
    void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            given.signalAll();
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
