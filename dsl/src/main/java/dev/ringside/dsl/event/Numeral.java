package dev.ringside.dsl.event;

import java.util.Optional;
import java.util.regex.Pattern;

/** Texts that are numbers, as event logs write them: {@code 42}, {@code -1}, {@code 0x3e7}, {@code 1.5}. */
final class Numeral {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,19}");
    private static final Pattern HEX = Pattern.compile("0[xX]\\p{XDigit}{1,16}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private Numeral() {}

    /** The whole number of 64 bits; from 2<sup>63</sup> on hexadecimal ones are negative, as the bits say. */
    static Optional<Long> whole(String text) {
        if (HEX.matcher(text).matches()) {
            return Optional.of(Long.parseUnsignedLong(text.substring(2), 16));
        }
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Optional<Double> decimal(String text) {
        return DECIMAL.matcher(text).matches()
                ? Optional.of(Double.parseDouble(text))
                : whole(text).map(Long::doubleValue);
    }
}
