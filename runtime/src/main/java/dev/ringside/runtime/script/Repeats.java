package dev.ringside.runtime.script;

import dev.ringside.dsl.diagnostic.Diagnostic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what goes wrong again and again, so that it is told once, and again when it has happened ten times as often. For one thread. */
final class Repeats {
    private static final int MOST_KINDS = 1000;

    private final Map<List<Diagnostic>, Long> counts = new LinkedHashMap<>();

    /** Counts one. */
    long count(List<Diagnostic> diagnostics) {
        if (counts.size() >= MOST_KINDS && !counts.containsKey(diagnostics)) {
            counts.remove(counts.keySet().iterator().next());
        }
        return counts.merge(diagnostics, 1L, Long::sum);
    }

    /** Whether a number is 1, 10, 100, … */
    static boolean isToTell(long count) {
        long rest = count;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }
}
