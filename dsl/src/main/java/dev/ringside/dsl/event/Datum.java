package dev.ringside.dsl.event;

import dev.ringside.dsl.schema.FieldType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value in the data of an event of an open stream, under the name and with the type that its provider gave it.
 *
 * <p>Whatever it is can be read as a text. A text that is a number in decimal or hexadecimal digits can be read as that, one that is a time by ISO
 * 8601 or an address as that. As a number, times and durations are their nanoseconds. As a truth value it is JavaScript's: 0, the empty text and
 * {@code false} are not true, and neither is that word.
 *
 * @param name as in the data, any text
 * @param type what it is: {@code TEXT}, {@code INT}, {@code NUMBER}, {@code BOOL}, {@code TIME}, {@code DURATION}, {@code IP} or {@code LIST}
 * @param value of the class that goes with that: a String; a Long, also of times and durations, in nanoseconds; a Double; a Boolean; an IpAddress; a
 *     List of texts that nobody changes
 */
public record Datum(String name, FieldType type, Object value) {
    /** Length of a date: {@code 2026-01-31}. */
    private static final int DATE = 10;
    /** As times are written to JSON. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

    /** Whether it can be read as that type. */
    public boolean is(FieldType wanted) {
        return read(wanted) != null;
    }

    /** It as a number, port, time, duration or truth value, as {@link Event#number} gives them; 0 if it cannot be read so. */
    public long number(FieldType wanted) {
        return read(wanted) instanceof Long number ? number : 0;
    }

    /** It as a decimal number; 0 if it is none. */
    public double decimal() {
        return read(FieldType.NUMBER) instanceof Double number ? number : 0;
    }

    /** It in words, however it is stored; the elements of a list with commas between them. */
    public String text() {
        return switch (value) {
            case Double number
            when number == Math.rint(number) && Math.abs(number) < 0x1p53 -> Long.toString(number.longValue());
            case Long nanos when type == FieldType.TIME -> TIME.format(Instant.ofEpochSecond(0, nanos));
            case List<?> list -> list.stream().map(Object::toString).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    /** It as an address, or null if it is none. */
    public @Nullable IpAddress address() {
        return (IpAddress) read(FieldType.IP);
    }

    /** It as a list, or null if it is none. */
    @SuppressWarnings("unchecked") // a value that is a list is one of texts
    public @Nullable List<String> list() {
        return (List<String>) read(FieldType.LIST);
    }

    /** It as what the storage of that type holds, or null if that cannot be. */
    private @Nullable Object read(FieldType wanted) {
        return switch (wanted) {
            case NAME, PATH, TEXT, HASH, ENUM -> text();
            case INT, PORT -> whole();
            case NUMBER -> decimalOrNull();
            case BOOL -> isTrue() ? 1L : 0L;
            case TIME -> type == FieldType.TIME ? value : value instanceof String text ? time(text) : null;
            case DURATION -> type == FieldType.DURATION ? value : null;
            case IP ->
                value instanceof String text
                        ? IpAddress.parse(text).orElse(null)
                        : value instanceof IpAddress ? value : null;
            case LIST -> value instanceof List ? value : null;
            case PROCESSES, EVENTS -> null;
        };
    }

    private @Nullable Long whole() {
        return switch (value) {
            case Long number -> number;
            case Double number when number == Math.rint(number) && Math.abs(number) < 0x1p63 -> number.longValue();
            case Boolean truth -> truth ? 1L : 0L;
            case String text -> Numeral.whole(text).orElse(null);
            default -> null;
        };
    }

    private @Nullable Double decimalOrNull() {
        return switch (value) {
            case Long number -> number.doubleValue();
            case Double number -> number;
            case Boolean truth -> truth ? 1.0 : 0.0;
            case String text -> Numeral.decimal(text).orElse(null);
            default -> null;
        };
    }

    private boolean isTrue() {
        return switch (value) {
            case Boolean itself -> itself;
            case Long number -> number != 0;
            case Double number -> number != 0 && !Double.isNaN(number);
            case String text -> !text.isEmpty() && !text.equalsIgnoreCase("false");
            default -> true;
        };
    }

    private static @Nullable Long time(String text) {
        try {
            Instant time = text.length() == DATE
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
            return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }
}
