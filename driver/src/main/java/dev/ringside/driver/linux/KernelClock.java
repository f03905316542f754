package dev.ringside.driver.linux;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * How far the kernel's clocks are from the epoch. The distances change when somebody sets the time, and that to the monotonic clock also when
 * the machine sleeps; who runs long takes a new one now and then.
 *
 * @param bootOffset nanoseconds to add to the clock that {@code bpf_ktime_get_boot_ns} and a task's {@code start_boottime} are on
 * @param monotonicOffset nanoseconds to add to the clock that {@code bpf_ktime_get_ns} is on
 */
public record KernelClock(long bootOffset, long monotonicOffset) {
    private static final int CLOCK_REALTIME = 0;
    private static final int CLOCK_MONOTONIC = 1;
    private static final int CLOCK_BOOTTIME = 7;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    /** Readings of which the tightest counts: one may be interrupted between its clocks. */
    private static final int READINGS = 5;

    /** The distances now, exact to well under a microsecond. */
    public static KernelClock now() {
        ByteBuffer timespec = Attr.buffer(2 * Long.BYTES);
        return new KernelClock(offset(CLOCK_BOOTTIME, timespec), offset(CLOCK_MONOTONIC, timespec));
    }

    /** Nanoseconds since the epoch of a time on the boot clock. */
    public long epochOfBoot(long bootNanos) {
        return bootNanos + bootOffset;
    }

    /** Nanoseconds since boot of a time since the epoch; the greatest there are for the end of all time. */
    public long bootOfEpoch(long epochNanos) {
        return epochNanos == Long.MAX_VALUE ? epochNanos : epochNanos - bootOffset;
    }

    /** Nanoseconds since the epoch of a time on the monotonic clock. */
    public long epochOfMonotonic(long monotonicNanos) {
        return monotonicNanos + monotonicOffset;
    }

    private static long offset(int clock, ByteBuffer timespec) {
        long tightest = Long.MAX_VALUE;
        long offset = 0;
        for (int i = 0; i < READINGS; i++) {
            long before = read(clock, timespec);
            long epoch = read(CLOCK_REALTIME, timespec);
            long gap = read(clock, timespec) - before;
            if (gap < tightest) {
                tightest = gap;
                offset = epoch - before - gap / 2;
            }
        }
        return offset;
    }

    private static long read(int clock, ByteBuffer timespec) {
        try {
            long address = Pointer.nativeValue(Native.getDirectBufferPointer(timespec));
            if (LibC.clock_gettime(clock, address) != 0) {
                throw new IllegalStateException("clock_gettime of clock " + clock + " fails");
            }
            return timespec.getLong(0) * NANOS_PER_SECOND + timespec.getLong(Long.BYTES);
        } finally {
            Reference.reachabilityFence(timespec);
        }
    }
}
