package dev.ringside.shell.output;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 250ms}, {@code 1.5s}, {@code 1m30s}. */
public final class Durations {
    private static final long MICROSECOND = 1_000;
    private static final long MILLISECOND = 1_000 * MICROSECOND;
    private static final long SECOND = 1_000 * MILLISECOND;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private static final Pattern PART = Pattern.compile("(\\d{1,12})(?:\\.(\\d{1,9}))?(ns|us|µs|ms|s|m|h|d)");

    private Durations() {}

    /** The nanoseconds that a text means; nothing if it is no length of time or longer than 292 years. */
    public static Optional<Long> parse(String text) {
        Matcher part = PART.matcher(text);
        long nanos = 0;
        int end = 0;
        try {
            while (end < text.length()) {
                if (!part.find(end) || part.start() != end) {
                    return Optional.empty();
                }
                long unit = unit(part.group(3));
                nanos = Math.addExact(nanos, Math.multiplyExact(Long.parseLong(part.group(1)), unit));
                String fraction = part.group(2);
                if (fraction != null) {
                    nanos = Math.addExact(nanos, (long) (Double.parseDouble("0." + fraction) * unit));
                }
                end = part.end();
            }
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(nanos);
    }

    /** A length of time in nanoseconds, rounded to what matters at its size. */
    public static String text(long nanos) {
        if (nanos < 0) {
            // The most negative number has no positive counterpart, and a nanosecond does not show at its size.
            return "-" + text(nanos == Long.MIN_VALUE ? Long.MAX_VALUE : -nanos);
        }
        if (nanos < MICROSECOND) {
            return nanos + "ns";
        }
        if (nanos < MINUTE) {
            long unit = nanos < MILLISECOND ? MICROSECOND : nanos < SECOND ? MILLISECOND : SECOND;
            String name = nanos < MILLISECOND ? "us" : nanos < SECOND ? "ms" : "s";
            return String.format(Locale.ROOT, "%d.%03d", nanos / unit, nanos % unit * 1_000 / unit)
                            .replaceFirst("\\.?0+$", "")
                    + name;
        }
        if (nanos < HOUR) {
            return nanos / MINUTE + "m" + nanos % MINUTE / SECOND + "s";
        }
        if (nanos < DAY) {
            return nanos / HOUR + "h" + nanos % HOUR / MINUTE + "m";
        }
        return nanos / DAY + "d" + nanos % DAY / HOUR + "h";
    }

    private static long unit(String name) {
        return switch (name) {
            case "ns" -> 1;
            case "us", "µs" -> MICROSECOND;
            case "ms" -> MILLISECOND;
            case "s" -> SECOND;
            case "m" -> MINUTE;
            case "h" -> HOUR;
            case "d" -> DAY;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
