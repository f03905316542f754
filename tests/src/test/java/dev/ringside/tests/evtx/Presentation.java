package dev.ringside.tests.evtx;

import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * In how far two programs may write the same value differently: white space around it and line ends, how many zeros a hexadecimal number begins with and whether
 * it is written in decimal digits, the case of hexadecimal letters in GUIDs and bytes, how many digits a decimal fraction and a time have.
 */
final class Presentation {
    private static final Pattern HEXADECIMAL = Pattern.compile("0x\\p{XDigit}{1,16}");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,20}");
    private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+(e[+-]?\\d+)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*Z");
    private static final Pattern HEXADECIMAL_DIGITS = Pattern.compile("\\{?[\\p{XDigit}-]+}?");
    private static final int HEXADECIMAL_BASE = 16;

    private Presentation() {}

    /** A text that two values share if they differ in that only. */
    static String plain(String value) {
        String text = value.strip().replace("\r\n", "\n");
        if (HEXADECIMAL.matcher(text).matches()) {
            return new BigInteger(text.substring(2), HEXADECIMAL_BASE).toString();
        }
        if (WHOLE.matcher(text).matches()) {
            return text;
        }
        if (FRACTION.matcher(text).matches()) {
            return String.valueOf(Double.parseDouble(text));
        }
        if (TIME.matcher(text).matches()) {
            return time(text);
        }
        return HEXADECIMAL_DIGITS.matcher(text).matches() ? text.toUpperCase(Locale.ROOT) : text;
    }

    /** A number as what it says. */
    static String number(Field field, long number) {
        return field.type() == FieldType.TIME
                ? Instant.ofEpochSecond(0, number).toString()
                : Long.toUnsignedString(number);
    }

    private static String time(String text) {
        try {
            return Instant.parse(text).toString();
        } catch (DateTimeParseException e) {
            return text;
        }
    }
}
