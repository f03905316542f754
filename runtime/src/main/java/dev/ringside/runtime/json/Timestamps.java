package dev.ringside.runtime.json;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Writes times as ISO 8601 in UTC with nine digits, {@code 2026-11-23T06:01:17.123456789Z}, without allocating. Keeps the last date, since
 * events come close together. For one thread.
 */
public final class Timestamps {
    /** How many characters a time has. */
    public static final int LENGTH = 30;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SECONDS_PER_DAY = 86_400L;
    private static final int DAYS_PER_ERA = 146_097;
    private static final int DAYS_FROM_ERA_TO_EPOCH = 719_468;

    private final byte[] text = "0000-00-00T00:00:00.000000000Z".getBytes(StandardCharsets.US_ASCII);
    private long day = Long.MIN_VALUE;

    /**
     * The text of a time.
     *
     * @param nanos nanoseconds since the epoch
     * @return {@value #LENGTH} bytes of ASCII, overwritten by the next call
     */
    byte[] bytes(long nanos) {
        long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
        long days = Math.floorDiv(seconds, SECONDS_PER_DAY);
        if (days != day) {
            date(days);
            day = days;
        }
        int ofDay = (int) Math.floorMod(seconds, SECONDS_PER_DAY);
        digits(11, 2, ofDay / 3600);
        digits(14, 2, ofDay / 60 % 60);
        digits(17, 2, ofDay % 60);
        digits(20, 9, (int) Math.floorMod(nanos, NANOS_PER_SECOND));
        return text;
    }

    /** The text of a time, in nanoseconds since the epoch. */
    public String text(long nanos) {
        return new String(bytes(nanos), StandardCharsets.US_ASCII);
    }

    /**
     * Reads a time as {@link #text} writes it, or in any other form of ISO 8601 with an offset.
     *
     * @return nanoseconds since the epoch; nothing if it is no time, or none between 1677 and 2262, which is as far as they reach
     */
    public static OptionalLong parse(String text) {
        try {
            Instant instant = Instant.parse(text);
            long seconds = instant.getEpochSecond();
            long rest = instant.getNano();
            if (seconds < 0) {
                // The earliest second does not fit as a whole, so count back from the one behind it.
                seconds++;
                rest -= NANOS_PER_SECOND;
            }
            return OptionalLong.of(Math.addExact(Math.multiplyExact(seconds, NANOS_PER_SECOND), rest));
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * Days since the epoch to year, month and day, with years that start in March and eras of 400 years: after Howard Hinnant,
     * "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
     */
    private void date(long days) {
        long shifted = days + DAYS_FROM_ERA_TO_EPOCH;
        int era = (int) Math.floorDiv(shifted, DAYS_PER_ERA);
        int dayOfEra = Math.floorMod(shifted, DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        digits(0, 4, era * 400 + yearOfEra + (month <= 2 ? 1 : 0));
        digits(5, 2, month);
        digits(8, 2, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
    }

    private void digits(int at, int count, int value) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
