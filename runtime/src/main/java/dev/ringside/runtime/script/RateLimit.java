package dev.ringside.runtime.script;

/** Lets so many things pass in each span of time, and counts the others. For one thread. */
final class RateLimit {
    private final int most;
    private final long span;
    private long start = Long.MIN_VALUE;
    private int passed;
    private long held;

    /** @param span nanoseconds */
    RateLimit(int most, long span) {
        this.most = most;
        this.span = span;
    }

    /** Whether one more may pass at that time, in nanoseconds. */
    boolean pass(long now) {
        if (start == Long.MIN_VALUE || now - start >= span || now < start) {
            start = now;
            passed = 0;
        }
        if (passed < most) {
            passed++;
            return true;
        }
        held++;
        return false;
    }

    /** How many did not pass, in all. */
    long held() {
        return held;
    }
}
