package dev.ringside.runtime.feed.recording;

import java.util.Locale;
import java.util.Optional;

/**
 * How fast the time of a recording passes.
 *
 * @param factor how many seconds of the recording are one; infinite for as fast as it can be read
 */
public record Speed(double factor) {
    /** As fast as it can be read. */
    public static final Speed FASTEST = new Speed(Double.POSITIVE_INFINITY);

    private static final String MAX = "max";

    public Speed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("time does not pass at " + factor);
        }
    }

    /** What is written {@code 1x}, {@code 0.5x}, {@code 10x} or {@code max}; nothing for other texts. */
    public static Optional<Speed> parse(String text) {
        if (text.equals(MAX)) {
            return Optional.of(FASTEST);
        }
        if (!text.matches("\\d{1,6}(\\.\\d{1,6})?x?")) {
            return Optional.empty();
        }
        double factor = Double.parseDouble(text.replace("x", ""));
        return factor > 0 ? Optional.of(new Speed(factor)) : Optional.empty();
    }

    boolean isFastest() {
        return Double.isInfinite(factor);
    }

    @Override
    public String toString() {
        return isFastest() ? MAX : String.format(Locale.ROOT, "%sx", factor);
    }
}
