package dev.ringside.dsl.syntax;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds what a misspelt word was probably meant to be. */
final class Nearest {
    private static final int SHOWN = 3;
    /** Longer words are not names. */
    private static final int LONGEST = 40;

    private Nearest() {}

    /** The candidates that take the fewest edits from the word, in their order; none if all are far from it. Case counts for nothing. */
    static List<String> to(String word, Collection<String> candidates) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return List.of();
        }
        String meant = word.toLowerCase(Locale.ROOT);
        int least = Math.max(1, meant.length() / 3);
        List<String> nearest = new ArrayList<>();
        for (String candidate : candidates) {
            int distance = distance(meant, candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                nearest.clear();
                least = distance;
            }
            // Where every letter must change nothing was misspelt.
            if (distance == least && distance < candidate.length()) {
                nearest.add(candidate);
            }
        }
        if (nearest.isEmpty() || least > 1) {
            nearest.addAll(extending(meant, candidates));
        }
        return shown(nearest);
    }

    /** A hint that asks whether one of these was meant. */
    static String question(List<String> nearest) {
        int last = nearest.size() - 1;
        return "did you mean "
                + (last == 0 ? "" : String.join(", ", nearest.subList(0, last)) + " or ")
                + nearest.get(last) + "?";
    }

    private static List<String> extending(String word, Collection<String> candidates) {
        return word.length() < 3
                ? List.of()
                : candidates.stream()
                        .filter(candidate -> candidate.toLowerCase(Locale.ROOT).startsWith(word))
                        .toList();
    }

    /** The first few; of names that differ only in case the first. */
    private static List<String> shown(List<String> nearest) {
        Set<String> seen = new HashSet<>();
        return nearest.stream()
                .filter(candidate -> seen.add(candidate.toLowerCase(Locale.ROOT)))
                .limit(SHOWN)
                .toList();
    }

    /** How many letters must be put in, left out, replaced or swapped with their neighbour. */
    static int distance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[to.length()];
    }
}
