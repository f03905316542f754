package dev.ringside.dsl.regex;

import dev.ringside.dsl.text.Fold;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What characters an expression takes for the same: ECMA-262's Canonicalize, and the sets that it makes of sets. */
enum CaseRules {
    /** Each is itself. */
    EXACT,
    /** The flag {@code i}: each unit upper-cased by itself. */
    UNITS,
    /** The flags {@code iu}: Unicode's simple case folding. */
    CODE_POINTS;

    static CaseRules of(Flags flags) {
        return !flags.ignoreCase() ? EXACT : flags.unicode() ? CODE_POINTS : UNITS;
    }

    /** What all characters that count as the same have in common. */
    int canonical(int c) {
        return switch (this) {
            case EXACT -> c;
            case UNITS -> foldUnit(c);
            case CODE_POINTS -> foldCodePoint(c);
        };
    }

    /** All characters that count as the same as one of the set. */
    Ranges close(Ranges ranges) {
        if (this == EXACT) {
            return ranges;
        }
        int[] cased = this == CODE_POINTS ? CasedPoints.ALL : ranges.isAscii() ? CasedUnits.ASCII : CasedUnits.ALL;
        SortedSet<Integer> wanted = new TreeSet<>();
        for (int c : cased) {
            if (ranges.contains(c)) {
                wanted.add(canonical(c));
            }
        }
        int[] bounds = Arrays.stream(cased)
                .filter(c -> wanted.contains(canonical(c)))
                .flatMap(c -> IntStream.of(c, c))
                .toArray();
        return wanted.isEmpty() ? ranges : Ranges.union(List.of(ranges, Ranges.of(bounds)));
    }

    private static int foldUnit(int c) {
        // Their full upper case has two letters, and then JavaScript leaves them alone.
        boolean iotaBelow = (c >= 0x1F80 && c <= 0x1FAF) || c == 0x1FB3 || c == 0x1FC3 || c == 0x1FF3;
        return iotaBelow || c > Character.MAX_VALUE ? c : Fold.unit((char) c);
    }

    private static int foldCodePoint(int c) {
        // The dotless i and the I with a dot fold to themselves outside Turkish.
        return c == 0x130 || c == 0x131 ? c : Character.toLowerCase(Character.toUpperCase(c));
    }

    /** The characters up to a greatest that are not alone in counting as the same. */
    private static int[] cased(CaseRules rules, int max) {
        SortedSet<Integer> cased = new TreeSet<>();
        for (int c = 0; c <= max; c++) {
            int canonical = rules.canonical(c);
            if (canonical != c) {
                Collections.addAll(cased, c, canonical);
            }
        }
        return cased.stream().mapToInt(Integer::intValue).toArray();
    }

    private static final class CasedUnits {
        static final int[] ASCII = cased(UNITS, 0x7F);
        static final int[] ALL = cased(UNITS, Character.MAX_VALUE);
    }

    private static final class CasedPoints {
        static final int[] ALL = cased(CODE_POINTS, Ranges.MAX);
    }
}
