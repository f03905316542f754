package dev.ringside.driver.windows.contract;

/** Times as Windows counts them, in 100 ns since 1601, and as events have them, in nanoseconds since 1970. */
public final class FileTime {
    /** 1970-01-01 in 100 ns since 1601. */
    public static final long EPOCH = 116_444_736_000_000_000L;
    /** Nanoseconds of a tick. */
    public static final int TICK = 100;
    /** The longest length of time, in ticks to both sides, that 64 bits hold in nanoseconds. */
    public static final long LONGEST = Long.MAX_VALUE / TICK;
    /** The earliest and the latest time that 64 bits hold in nanoseconds since 1970. */
    public static final long EARLIEST = EPOCH - LONGEST;

    public static final long LATEST = EPOCH + LONGEST;

    private FileTime() {}

    /** Whether a time can be told in nanoseconds since 1970: from 1677 to 2262. */
    public static boolean isTime(long fileTime) {
        return fileTime >= EARLIEST && fileTime <= LATEST;
    }

    /** Whether a length of time can be told in nanoseconds. */
    public static boolean isLength(long ticks) {
        return ticks >= -LONGEST && ticks <= LONGEST;
    }

    /** Nanoseconds since 1970 of a time that {@link #isTime can be told}. */
    public static long toEpochNanos(long fileTime) {
        return (fileTime - EPOCH) * TICK;
    }

    /** The tick in which a moment lies, in 100 ns since 1601. */
    public static long ofEpochNanos(long nanos) {
        return Math.floorDiv(nanos, (long) TICK) + EPOCH;
    }
}
