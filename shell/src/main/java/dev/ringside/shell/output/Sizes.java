package dev.ringside.shell.output;

import java.util.Locale;
import java.util.Optional;

/** Numbers of bytes as people write them: {@code 64k}, {@code 256M}, {@code 2G}; units are powers of 1024. */
public final class Sizes {
    private static final String UNITS = "KMGT";

    private Sizes() {}

    /** The bytes that a text means; nothing if it is none, or more than there are. */
    public static Optional<Long> parse(String text) {
        if (!text.matches("\\d{1,12}[kKmMgGtT]?")) {
            return Optional.empty();
        }
        int unit = UNITS.indexOf(Character.toUpperCase(text.charAt(text.length() - 1))) + 1;
        long number = Long.parseLong(unit > 0 ? text.substring(0, text.length() - 1) : text);
        return number > (Long.MAX_VALUE >> (10 * unit)) ? Optional.empty() : Optional.of(number << (10 * unit));
    }

    /** A number of bytes, rounded: {@code 512 bytes}, {@code 3.4 MiB}. */
    public static String text(long bytes) {
        if (bytes < 1024) {
            return bytes + " bytes";
        }
        int unit = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
        double number = bytes / (double) (1L << (10 * unit));
        return String.format(Locale.ROOT, "%.1f %siB", number, "KMGTPE".charAt(unit - 1));
    }
}
