package dev.ringside.runtime.script;

import java.time.Duration;

/** The attempts to interrupt what runs in a context that are not over. For any thread. */
final class Interruptions {
    /** How long one attempt may take. */
    static final Duration PATIENCE = Duration.ofMillis(300);

    private static final int MOST_ATTEMPTS = 10;

    private final Runnable over;
    private int count;

    /** @param over told when one is over, before what waits for that goes on; whoever was interrupted has been told by then */
    Interruptions(Runnable over) {
        this.over = over;
    }

    /** One is about to be made. */
    synchronized void begin() {
        count++;
    }

    /** Makes one that has begun, and ends it. */
    void make(Sandbox sandbox) {
        try {
            boolean done = false;
            for (int attempt = 0; attempt < MOST_ATTEMPTS && !done; attempt++) {
                done = sandbox.interrupt(PATIENCE);
            }
        } finally {
            over.run();
            end();
        }
    }

    private synchronized void end() {
        count--;
        notifyAll();
    }

    /** Whether there are any. */
    synchronized boolean areThere() {
        return count > 0;
    }

    /** Waits until there are none. Each of them has an end of its own. */
    synchronized void awaitEnd() {
        boolean wasInterrupted = false;
        while (count > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
