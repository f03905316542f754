package dev.ringside.runtime.feed.log;

import org.jspecify.annotations.Nullable;

/** Whole numbers as logs write them. */
final class WholeNumber {
    private static final int LONGEST_HEX = 16;

    private WholeNumber() {}

    /** The number of 64 bits, decimal or with {@code 0x} hexadecimal; from 2<sup>63</sup> on hexadecimal ones are negative, as the bits say. Null if it is none. */
    static @Nullable Long of(String text) {
        boolean hex = text.length() > 2 && text.charAt(0) == '0' && (text.charAt(1) | 0x20) == 'x';
        return hex ? hexadecimal(text) : decimal(text);
    }

    private static @Nullable Long hexadecimal(String text) {
        if (text.length() > 2 + LONGEST_HEX) {
            return null;
        }
        long value = 0;
        for (int i = 2; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return null;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static @Nullable Long decimal(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        if (start == text.length()) {
            return null;
        }
        // Counted down, since the lowest number has no positive one.
        long value = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit) {
                return null;
            }
            value = value * 10 - digit;
        }
        return start == 1 ? (Long) value : value == Long.MIN_VALUE ? null : (Long) (-value);
    }
}
