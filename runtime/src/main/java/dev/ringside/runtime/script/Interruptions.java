package dev.ringside.runtime.script;

/** The attempts to interrupt what runs in a context that are not over. For any thread. */
final class Interruptions {
    private int count;

    /** One is about to be made. */
    synchronized void begin() {
        count++;
    }

    /** It is over. */
    synchronized void end() {
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
