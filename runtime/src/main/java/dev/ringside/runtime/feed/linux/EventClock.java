package dev.ringside.runtime.feed.linux;

import dev.ringside.driver.linux.KernelClock;

/**
 * Turns the kernel's times since boot into times of day. For any thread.
 *
 * <p>The distance between the clocks is measured again now and then, but kept while it has hardly changed: the same moment must not get
 * another time because of the noise of measuring, and a process's start is asked for many times.
 */
final class EventClock {
    private static final long TOLERANCE_NANOS = 1_000_000;

    private volatile KernelClock clock = KernelClock.now();

    long epochNanos(long bootNanos) {
        return clock.epochOfBoot(bootNanos);
    }

    /** The kernel's time since boot at a time of day. */
    long bootNanos(long epochNanos) {
        return clock.bootOfEpoch(epochNanos);
    }

    /** Measures again, to follow a clock that was set. */
    void adjust() {
        KernelClock measured = KernelClock.now();
        if (Math.abs(measured.bootOffset() - clock.bootOffset()) > TOLERANCE_NANOS) {
            clock = measured;
        }
    }
}
