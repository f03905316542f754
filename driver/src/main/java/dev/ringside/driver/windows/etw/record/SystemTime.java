package dev.ringside.driver.windows.etw.record;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Windows' {@code SYSTEMTIME}: year, month, day of the week, day, hour, minute, second, milliseconds, 2 bytes each; UTC. */
final class SystemTime {
    private static final long SECOND = 1_000_000_000L;
    private static final int MILLISECOND = 1_000_000;
    /** The years of which every moment can be told in nanoseconds since the epoch. */
    private static final int FIRST_YEAR = 1678;

    private static final int LAST_YEAR = 2261;

    private SystemTime() {}

    /** The moment; what is none, as its numbers. */
    static Value read(ByteBuffer in, int at) {
        int[] part = new int[8];
        for (int i = 0; i < part.length; i++) {
            part[i] = in.getShort(at + Short.BYTES * i) & 0xFFFF;
        }
        try {
            if (part[0] >= FIRST_YEAR && part[0] <= LAST_YEAR) {
                Instant time = LocalDateTime.of(
                                part[0], part[1], part[3], part[4], part[5], part[6], part[7] * MILLISECOND)
                        .toInstant(ZoneOffset.UTC);
                return new Value.Moment(time.getEpochSecond() * SECOND + time.getNano());
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        return new Value.Text(String.format(
                Locale.ROOT,
                "%04d-%02d-%02dT%02d:%02d:%02d.%03d",
                part[0],
                part[1],
                part[3],
                part[4],
                part[5],
                part[6],
                part[7]));
    }
}
