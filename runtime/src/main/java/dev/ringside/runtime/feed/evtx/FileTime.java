package dev.ringside.runtime.feed.evtx;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.OptionalLong;

/** Times as Windows stores them: in 100 ns since 1601, or in parts. */
final class FileTime {
    private static final long UNIX_EPOCH = 116_444_736_000_000_000L;
    private static final long NANOS = 100;
    private static final long PER_SECOND = 10_000_000;
    private static final DateTimeFormatter TEXT =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

    private FileTime() {}

    /** Whether it is between 1677 and 2262, as far as nanoseconds since the epoch reach in 64 bits. */
    static boolean hasNanos(long fileTime) {
        long ticks = fileTime - UNIX_EPOCH;
        return fileTime >= 0 && Math.abs(ticks) <= Long.MAX_VALUE / NANOS;
    }

    /** Nanoseconds since the epoch, if {@link #hasNanos it has them}. */
    static long nanos(long fileTime) {
        return (fileTime - UNIX_EPOCH) * NANOS;
    }

    /** The time as texts of times are written. */
    static String text(long fileTime) {
        long ticks = fileTime - UNIX_EPOCH;
        return TEXT.format(
                Instant.ofEpochSecond(Math.floorDiv(ticks, PER_SECOND), Math.floorMod(ticks, PER_SECOND) * NANOS));
    }

    /** Nanoseconds since the epoch of a time in parts; nothing if it is none. */
    static OptionalLong nanos(byte[] in, int at) {
        try {
            long millis = LocalDateTime.of(
                            Bytes.unsignedShort(in, at),
                            Bytes.unsignedShort(in, at + 2),
                            Bytes.unsignedShort(in, at + 6),
                            Bytes.unsignedShort(in, at + 8),
                            Bytes.unsignedShort(in, at + 10),
                            Bytes.unsignedShort(in, at + 12),
                            Math.multiplyExact(Bytes.unsignedShort(in, at + 14), 1_000_000))
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
            return OptionalLong.of(Math.multiplyExact(millis, 1_000_000L));
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }
}
