package dev.ringside.runtime.feed.shape;

import dev.ringside.runtime.json.Timestamps;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers and times as somebody wrote them into a log. */
final class Written {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,20}");
    private static final Pattern HEX = Pattern.compile("0[xX]\\p{XDigit}{1,16}");
    private static final Pattern ZONELESS =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?");
    /** As Windows PowerShell writes it: milliseconds. */
    private static final Pattern MILLIS = Pattern.compile("/Date\\((-?\\d{1,16})\\)/");

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    /** Numbers from here on are milliseconds since the epoch, and from a thousand times that microseconds, and so on: seconds reach to 2286. */
    private static final long SECONDS_END = 10_000_000_000L;

    /** Nanoseconds reach no further. */
    private static final long LAST_SECOND = Long.MAX_VALUE / NANOS_PER_SECOND - 1;

    private Written() {}

    /** The whole number of 64 bits, signed or not, that a value is or says; null if it is none. */
    static @Nullable Long number(@Nullable Object value) {
        if (value instanceof Long number) {
            return number;
        }
        if (!(value instanceof String text)) {
            return null;
        }
        try {
            if (HEX.matcher(text).matches()) {
                return Long.parseUnsignedLong(text.substring(2), 16);
            }
            return !WHOLE.matcher(text).matches()
                    ? null
                    : text.startsWith("-") ? (Long) Long.parseLong(text) : (Long) Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Whether a text is a time that does not say of which zone. */
    static boolean isZoneless(@Nullable Object value) {
        return value instanceof String text && ZONELESS.matcher(text).matches();
    }

    /** Nanoseconds since the epoch; a time without a zone is UTC. Null if it is no time. */
    static @Nullable Long time(@Nullable Object value) {
        if (value instanceof Long number) {
            return sinceEpoch(number);
        }
        if (value instanceof Double seconds) {
            return Math.abs(seconds) <= LAST_SECOND ? (Long) Math.round(seconds * NANOS_PER_SECOND) : null;
        }
        if (!(value instanceof String text)) {
            return null;
        }
        Matcher millis = MILLIS.matcher(text);
        if (millis.matches()) {
            return scaled(Long.parseLong(millis.group(1)), NANOS_PER_MILLI);
        }
        OptionalLong parsed = Timestamps.parse(
                isZoneless(text) ? text.replace(' ', 'T').replace(',', '.') + "Z" : text.replace(' ', 'T'));
        return parsed.isPresent() ? (Long) parsed.getAsLong() : null;
    }

    private static @Nullable Long sinceEpoch(long number) {
        long unit = NANOS_PER_SECOND;
        for (long end = SECONDS_END; unit > 1 && Math.abs(number) >= end; end *= 1000) {
            unit /= 1000;
        }
        return scaled(number, unit);
    }

    private static @Nullable Long scaled(long number, long unit) {
        try {
            return Math.multiplyExact(number, unit);
        } catch (ArithmeticException e) {
            return null;
        }
    }
}
