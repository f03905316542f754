package dev.ringside.shell.output;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;

/** What is said of values where there is little room: numbers to six digits, the parts of a row in a few words, a histogram as bars. */
final class Brief {
    private static final MathContext DIGITS = new MathContext(6);
    /** Numbers of this size and beyond are written with an exponent. */
    private static final double HUGE = 1e15;

    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final char NONE = '·';
    private static final String HISTOGRAM = "hist";
    private static final String TOP = "top";

    private Brief() {}

    /** A number without the digits that nobody looks at. */
    static String number(double value) {
        if (!Double.isFinite(value) || Math.abs(value) >= HUGE) {
            return Double.toString(value);
        }
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    /** A list of events: a histogram's buckets as bars between its bounds. */
    static String bars(List<Event> events) {
        if (!isOf(events, HISTOGRAM)) {
            return words(events);
        }
        long most = events.stream().mapToLong(Brief::count).max().orElse(0);
        StringBuilder out = new StringBuilder();
        bound(out, events.get(0), "from");
        for (Event bucket : events) {
            long count = count(bucket);
            out.append(count == 0 ? NONE : BARS.charAt((int) ((BARS.length() - 1) * (double) count / most)));
        }
        out.append(' ');
        bound(out, events.get(events.size() - 1), "to");
        return out.toString().strip();
    }

    /** A list of events: its values and their counts, or else how many they are. */
    static String words(List<Event> events) {
        if (isOf(events, HISTOGRAM)) {
            return pairs(events, "from");
        }
        if (isOf(events, TOP)) {
            return pairs(events, "value");
        }
        return events.size() == 1 ? "1 event" : events.size() + " events";
    }

    private static boolean isOf(List<Event> events, String type) {
        return !events.isEmpty()
                && events.get(0).stream().isDerived()
                && events.get(0).stream().name().equals(type);
    }

    private static String pairs(List<Event> rows, String field) {
        return rows.stream()
                .map(row -> value(row, row.stream().field(field)) + " " + count(row))
                .collect(Collectors.joining(", "));
    }

    private static void bound(StringBuilder out, Event bucket, String field) {
        Field bound = bucket.stream().field(field);
        if (bucket.has(bound.slot())) {
            out.append(value(bucket, bound)).append(' ');
        }
    }

    private static long count(Event row) {
        return row.number(row.stream().field("count").slot());
    }

    private static String value(Event row, Field field) {
        if (!row.has(field.slot())) {
            return "…";
        }
        if (field.type() == FieldType.DURATION) {
            return Durations.text(row.number(field.slot()));
        }
        return field.type() == FieldType.NUMBER
                ? number(row.decimal(field.slot()))
                : new Values().text(row, field).orElse("");
    }
}
