package dev.ringside.runtime.feed.etl;

import dev.ringside.driver.windows.contract.FileTime;

/** Makes nanoseconds since the epoch of what the clock of a session showed: a counter, cycles of the processor, or the time. */
final class TraceClock {
    /** The kinds of clock, as files name them; what is neither of these two is the counter of {@code QueryPerformanceCounter}. */
    static final int SYSTEM_TIME = 2;

    static final int CYCLES = 3;

    /** How often the time of the system goes on in a second: every 100 ns. */
    static final long TICKS = 10_000_000L;

    static final long MEGA = 1_000_000L;

    private static final long SECOND = 1_000_000_000L;
    private final long firstShown;
    private final long startNanos;
    private final long frequency;

    /**
     * A clock.
     *
     * @param firstShown what it showed when the file was begun
     * @param start when that was, in 100 ns since 1601
     * @param frequency how often it goes on in a second; as if it showed the time of the system if that is none
     */
    TraceClock(long firstShown, long start, long frequency) {
        this.firstShown = firstShown;
        this.startNanos = FileTime.isTime(start) ? FileTime.toEpochNanos(start) : 0;
        this.frequency = frequency > 0 && frequency <= SECOND * SECOND ? frequency : TICKS;
    }

    /** What it showed when the file was begun. */
    long first() {
        return firstShown;
    }

    /** When it showed that; of what no such clock shows, the first or last moment there is. */
    long nanos(long shown) {
        long passed = shown - firstShown;
        boolean overflow = ((shown ^ firstShown) & (shown ^ passed)) < 0;
        long seconds = passed / frequency;
        if (overflow) {
            return shown < firstShown ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        // Exact where the rest of a second times a thousand million fits, which it does up to some 9 GHz.
        long rest = passed % frequency;
        long nanos = frequency <= Long.MAX_VALUE / SECOND
                ? rest * SECOND / frequency
                : (long) ((double) rest * SECOND / frequency);
        return saturated(startNanos, seconds, nanos);
    }

    private static long saturated(long start, long seconds, long nanos) {
        try {
            return Math.addExact(start, Math.addExact(Math.multiplyExact(seconds, SECOND), nanos));
        } catch (ArithmeticException e) {
            return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
