package dev.ringside.runtime.feed.shared;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A thread beside the one that reads from a kernel, for takers whose fields may have to be waited for: a file that has to be hashed, a domain controller
 * that does not answer. What it is given it does one after the other, so those takers still get everything in order.
 *
 * <p>If it falls behind by more than it has room for, whoever gives it more waits. What then has no room in the kernel is lost there, and counted.
 */
public final class SideThread implements AutoCloseable {
    private static final int ROOM = 1024;

    private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(ROOM);
    private final Thread thread;
    private volatile boolean closed;

    /** @param name the thread's */
    public SideThread(String name) {
        // A platform thread: what it waits for is in the system.
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    private void run() {
        try {
            while (!closed) {
                waiting.take().run();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it but the end.
            Thread.currentThread().interrupt();
        } finally {
            // Whatever has ended it: nobody is to wait for it.
            closed = true;
        }
    }

    /** Has something done, behind all that it was given before; at once on this thread itself. */
    void execute(Runnable work) {
        if (Thread.currentThread() == thread) {
            work.run();
            return;
        }
        try {
            while (!closed && !waiting.offer(work, 1, TimeUnit.SECONDS)) {
                // Until there is room, or nobody does anything any more.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until what it has been given by now is done, but not longer than that; not at all on this thread itself. */
    void drain(long millis) throws InterruptedException {
        if (Thread.currentThread() == thread || closed) {
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        if (waiting.offer(done::countDown, millis, TimeUnit.MILLISECONDS)) {
            done.await(millis, TimeUnit.MILLISECONDS);
        }
    }

    /** Ends it; what waits is not done. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
