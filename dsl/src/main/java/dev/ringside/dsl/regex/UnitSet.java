package dev.ringside.dsl.regex;

/** A set of characters, made for asking: a bit for each of ASCII, a search for the others. */
final class UnitSet {
    private final long low;
    private final long high;
    private final Ranges ranges;

    UnitSet(Ranges ranges) {
        this.low = bits(ranges, 0);
        this.high = bits(ranges, 64);
        this.ranges = ranges;
    }

    private static long bits(Ranges ranges, int from) {
        long bits = 0;
        for (int i = 0; i < 64; i++) {
            bits |= ranges.contains(from + i) ? 1L << i : 0;
        }
        return bits;
    }

    boolean has(int c) {
        return c < 64 ? (low >>> c & 1) != 0 : c < 128 ? (high >>> c & 1) != 0 : ranges.contains(c);
    }
}
