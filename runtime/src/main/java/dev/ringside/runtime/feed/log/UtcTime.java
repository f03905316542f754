package dev.ringside.runtime.feed.log;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Times in UTC as Sysmon writes them, {@code 2026-01-31 12:00:00.123}; with a T between and a Z behind, as those who pass them on do, just so. */
final class UtcTime {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final String FORM = "0000-00-00 00:00:00";
    private static final int MOST_DIGITS = 9;

    private UtcTime() {}

    /** Nanoseconds since the epoch; null if it is no such time, or none between 1677 and 2262, which is as far as they reach. */
    static @Nullable Long of(String text) {
        int end = text.endsWith("Z") ? text.length() - 1 : text.length();
        if (end < FORM.length() || !hasForm(text)) {
            return null;
        }
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        int second = number(text, 17, 2);
        long nanos = end == FORM.length() ? 0 : fraction(text, end);
        if (nanos < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        try {
            long day = LocalDate.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2))
                    .toEpochDay();
            long seconds = ((day * 24 + hour) * 60 + minute) * 60 + second;
            return Math.addExact(Math.multiplyExact(seconds, NANOS_PER_SECOND), nanos);
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static boolean hasForm(String text) {
        for (int i = 0; i < FORM.length(); i++) {
            char given = text.charAt(i);
            char asked = FORM.charAt(i);
            if (asked == '0' ? given < '0' || given > '9' : given != asked && !(asked == ' ' && given == 'T')) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    /** The digits behind the seconds as nanoseconds; -1 if they are something else. */
    private static long fraction(String text, int end) {
        int digits = end - FORM.length() - 1;
        if (text.charAt(FORM.length()) != '.' || digits < 1 || digits > MOST_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < MOST_DIGITS; i++) {
            char digit = i < digits ? text.charAt(FORM.length() + 1 + i) : '0';
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + digit - '0';
        }
        return value;
    }
}
