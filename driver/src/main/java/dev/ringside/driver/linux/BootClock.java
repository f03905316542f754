package dev.ringside.driver.linux;

import com.sun.jna.Memory;

/**
 * Turns times since boot, which the kernel stamps events with, into times of day. For any thread.
 *
 * <p>The distance between the two clocks is measured again now and then, but kept while it has hardly changed: the same moment must not get
 * another time because of the noise of measuring, and a process's start is asked for many times.
 */
public final class BootClock {
    private static final int CLOCK_REALTIME = 0;
    private static final int CLOCK_BOOTTIME = 7;
    private static final long NANOS = 1_000_000_000L;
    private static final long TOLERANCE = 1_000_000;
    private static final int ATTEMPTS = 5;

    private final Memory memory = new Memory(2 * Long.BYTES);
    private volatile long offset;

    public BootClock() {
        offset = measure();
    }

    /** The time of day in ns since the epoch, of a time in ns since boot. */
    public long epochNanos(long bootNanos) {
        return bootNanos + offset;
    }

    /** Now, in ns since boot. */
    public synchronized long bootNanos() {
        return read(CLOCK_BOOTTIME);
    }

    /** Measures again, to follow a clock that was set. Costs a few system calls. */
    public void adjust() {
        long measured = measure();
        if (Math.abs(measured - offset) > TOLERANCE) {
            offset = measured;
        }
    }

    /** The two clocks cannot be read at once, so the tightest of a few tries counts. */
    private synchronized long measure() {
        long best = 0;
        long narrowest = Long.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS; i++) {
            long before = read(CLOCK_BOOTTIME);
            long real = read(CLOCK_REALTIME);
            long width = read(CLOCK_BOOTTIME) - before;
            if (width < narrowest) {
                narrowest = width;
                best = real - before - width / 2;
            }
        }
        return best;
    }

    private long read(int clock) {
        if (LibC.clock_gettime(clock, com.sun.jna.Pointer.nativeValue(memory)) != 0) {
            throw new IllegalStateException("clock " + clock + " cannot be read");
        }
        return memory.getLong(0) * NANOS + memory.getLong(Long.BYTES);
    }
}
