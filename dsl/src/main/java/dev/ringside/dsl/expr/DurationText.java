package dev.ringside.dsl.expr;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time as text: whole numbers with the units {@code d h m s ms us ns}, the longest first, as in {@code 1h30m} or {@code 250ms}.
 * Blanks may stand between the parts and a minus before all of them.
 */
public final class DurationText {
    private static final Pattern PART = Pattern.compile("\\s*(\\d{1,19})(d|h|ms|m|s|us|µs|ns)");

    private DurationText() {}

    /** Reads a text; empty if it is not a length of time, or one that 64 bits of nanoseconds do not hold. */
    public static OptionalLong parse(String text) {
        String trimmed = text.strip();
        boolean negative = trimmed.startsWith("-");
        Matcher part = PART.matcher(negative ? trimmed.substring(1) : trimmed);
        long total = 0;
        Unit last = null;
        try {
            while (part.lookingAt()) {
                Unit unit = Unit.of(part.group(2));
                if (last != null && unit.compareTo(last) <= 0) {
                    return OptionalLong.empty();
                }
                last = unit;
                // Summed below zero, where there is room for one nanosecond more.
                total = Math.subtractExact(total, Math.multiplyExact(Long.parseLong(part.group(1)), unit.nanos));
                part.region(part.end(), part.regionEnd());
            }
            return last == null || part.regionStart() != part.regionEnd()
                    ? OptionalLong.empty()
                    : OptionalLong.of(negative ? total : Math.negateExact(total));
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Writes a length of time exactly, such that it reads back. */
    public static String format(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        StringBuilder out = new StringBuilder(nanos < 0 ? "-" : "");
        long rest = nanos;
        for (Unit unit : Unit.values()) {
            long count = Math.abs(rest / unit.nanos);
            rest %= unit.nanos;
            if (count != 0) {
                out.append(count).append(unit.symbol);
            }
        }
        return out.toString();
    }

    private enum Unit {
        DAY("d", 86_400_000_000_000L),
        HOUR("h", 3_600_000_000_000L),
        MINUTE("m", 60_000_000_000L),
        SECOND("s", 1_000_000_000L),
        MILLISECOND("ms", 1_000_000L),
        MICROSECOND("us", 1_000L),
        NANOSECOND("ns", 1L);

        private final String symbol;
        private final long nanos;

        Unit(String symbol, long nanos) {
            this.symbol = symbol;
            this.nanos = nanos;
        }

        static Unit of(String symbol) {
            for (Unit unit : values()) {
                if (unit.symbol.equals(symbol)) {
                    return unit;
                }
            }
            return MICROSECOND;
        }
    }
}
