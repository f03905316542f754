package dev.ringside.dsl.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A set of code points: sorted ranges that neither overlap nor touch. */
record Ranges(List<Range> ranges) {
    static final int MAX = Character.MAX_CODE_POINT;

    /** Both ends belong to it. */
    record Range(int low, int high) {}

    static final Ranges DIGIT = of('0', '9');
    static final Ranges WORD = of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');
    /** What JavaScript calls white space or a line terminator. */
    static final Ranges SPACE = of(
            '\t', '\r', ' ', ' ', 0xA0, 0xA0, 0x1680, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029, 0x202F, 0x202F, 0x205F,
            0x205F, 0x3000, 0x3000, 0xFEFF, 0xFEFF);

    static final Ranges LINE_TERMINATOR = of('\n', '\n', '\r', '\r', 0x2028, 0x2029);
    static final Ranges ALL = of(0, MAX);

    Ranges {
        ranges = List.copyOf(ranges);
    }

    /** The set of these ranges, given as pairs of first and last. */
    static Ranges of(int... bounds) {
        return normalized(IntStream.range(0, bounds.length / 2)
                .mapToObj(i -> new Range(bounds[2 * i], bounds[2 * i + 1]))
                .toArray(Range[]::new));
    }

    static Ranges single(int codePoint) {
        return of(codePoint, codePoint);
    }

    static Ranges union(List<Ranges> sets) {
        return normalized(sets.stream().flatMap(set -> set.ranges.stream()).toArray(Range[]::new));
    }

    private static Ranges normalized(Range[] given) {
        Arrays.sort(given, Comparator.comparingInt(Range::low));
        List<Range> merged = new ArrayList<>();
        for (Range range : given) {
            int last = merged.size() - 1;
            if (last >= 0 && range.low <= merged.get(last).high + 1) {
                merged.set(last, new Range(merged.get(last).low, Math.max(merged.get(last).high, range.high)));
            } else {
                merged.add(range);
            }
        }
        return new Ranges(merged);
    }

    Ranges complement() {
        List<Range> gaps = new ArrayList<>();
        int next = 0;
        for (Range range : ranges) {
            if (range.low > next) {
                gaps.add(new Range(next, range.low - 1));
            }
            next = range.high + 1;
        }
        if (next <= MAX) {
            gaps.add(new Range(next, MAX));
        }
        return new Ranges(gaps);
    }

    boolean contains(int codePoint) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Range range = ranges.get(middle);
            if (codePoint < range.low) {
                high = middle - 1;
            } else if (codePoint > range.high) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    boolean isAscii() {
        return ranges.isEmpty() || ranges.get(ranges.size() - 1).high < 0x80;
    }

    int size() {
        return ranges.stream().mapToInt(range -> range.high - range.low + 1).sum();
    }

    IntStream codePoints() {
        return ranges.stream().flatMapToInt(range -> IntStream.rangeClosed(range.low, range.high));
    }
}
