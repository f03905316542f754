package dev.ringside.dsl.expr;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moments as text, by ISO 8601: a date, and behind a {@code T} or a blank the time of day to the minute, second or any fraction down to the
 * nanosecond, and a zone: {@code Z} or an offset. Without a zone it is UTC, without a time of day midnight.
 */
public final class TimeText {
    private static final long SECOND = 1_000_000_000L;
    private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})"
            + "(?:[Tt ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)(?: ?([Zz]|[+-]\\d{2}(?::?\\d{2})?))?)?");

    private TimeText() {}

    /** Reads a text as nanoseconds since the epoch; empty if it is not a moment, or one outside the years 1678 to 2261. */
    public static OptionalLong parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return OptionalLong.empty();
        }
        try {
            LocalTime time = form.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(form.group(2));
            ZoneOffset zone = form.group(3) == null
                    ? ZoneOffset.UTC
                    : ZoneOffset.of(form.group(3).toUpperCase(Locale.ROOT));
            Instant instant = LocalDate.parse(form.group(1)).atTime(time).toInstant(zone);
            long seconds = instant.getEpochSecond();
            // Below the epoch the fraction counts back from the next second, so that the product does not overflow
            // first.
            return OptionalLong.of(
                    seconds < 0
                            ? Math.addExact(Math.multiplyExact(seconds + 1, SECOND), instant.getNano() - SECOND)
                            : Math.addExact(Math.multiplyExact(seconds, SECOND), instant.getNano()));
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /** Writes nanoseconds since the epoch exactly, in UTC, such that it reads back: {@code 2026-01-31T12:00:00.250Z}. */
    public static String format(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND))
                .toString();
    }
}
