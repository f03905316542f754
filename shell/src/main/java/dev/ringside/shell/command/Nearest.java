package dev.ringside.shell.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody who mistyped a word may have meant. */
final class Nearest {
    private static final int LONGEST = 40;

    private Nearest() {}

    /** The word that is nearest to what was typed, if one is near. */
    static Optional<String> to(String typed, Collection<String> words) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        // Of two letters, any other word is as near.
        int tolerance = typed.length() < 3 ? 0 : Math.max(1, typed.length() / 3);
        return words.stream()
                .filter(word -> distance(typed, word) <= tolerance || startsAs(word, typed))
                .min(Comparator.comparingInt(word -> distance(typed, word)));
    }

    private static boolean startsAs(String word, String typed) {
        return typed.length() > 2 && word.startsWith(typed);
    }

    /** How many letters must be put in, left out, exchanged or swapped with their neighbour. */
    private static int distance(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[][] costs = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    costs[i][j] = i + j;
                    continue;
                }
                int exchange = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                costs[i][j] = Math.min(Math.min(costs[i - 1][j], costs[i][j - 1]) + 1, costs[i - 1][j - 1] + exchange);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    costs[i][j] = Math.min(costs[i][j], costs[i - 2][j - 2] + 1);
                }
            }
        }
        return costs[a.length()][b.length()];
    }
}
