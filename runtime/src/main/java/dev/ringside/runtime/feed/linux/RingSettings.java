package dev.ringside.runtime.feed.linux;

/**
 * How events come from the kernel to user mode.
 *
 * @param bytes room for them on the way, a power of two from {@value #LEAST_BYTES} to {@value #MOST_BYTES}; what comes while it is full is lost, and counted
 * @param latencyNanos how long one may wait there before it is looked for. The kernel wakes nobody for an event: that would cost the program under
 *     watch many times what writing the event does
 */
public record RingSettings(int bytes, long latencyNanos) {
    public static final int LEAST_BYTES = 4096;
    public static final int MOST_BYTES = 1 << 30;

    /** Room for some tens of thousands of events, what a storm writes while the reader is kept from running for a moment, and 2 ms. */
    public static final RingSettings DEFAULT = new RingSettings(16 << 20, 2_000_000);

    public RingSettings {
        if (!isSize(bytes)) {
            throw new IllegalArgumentException("no size of a ring: " + bytes);
        }
    }

    /** Whether a ring may have that many bytes. */
    public static boolean isSize(long bytes) {
        return bytes >= LEAST_BYTES && bytes <= MOST_BYTES && Long.bitCount(bytes) == 1;
    }

    public RingSettings withBytes(int size) {
        return new RingSettings(size, latencyNanos);
    }

    public RingSettings withLatency(long nanos) {
        return new RingSettings(bytes, nanos);
    }
}
