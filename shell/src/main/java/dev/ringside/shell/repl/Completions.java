package dev.ringside.shell.repl;

import java.util.List;

/** Proposes what may follow in an input. */
@FunctionalInterface
interface Completions {
    /**
     * What the word that the cursor is at the end of may become.
     *
     * @param before the input up to the cursor
     */
    List<Proposal> at(String before);

    /**
     * A proposal.
     *
     * @param word the whole word
     * @param description what it is, in a line
     */
    record Proposal(String word, String description) {}

    /** Where the word begins that ends with this text: a name, with a dot before it if it is for the shell itself. */
    static int wordStart(String before) {
        int start = before.length();
        while (start > 0 && (Character.isLetterOrDigit(before.charAt(start - 1)) || before.charAt(start - 1) == '_')) {
            start--;
        }
        return start > 0
                        && before.charAt(start - 1) == '.'
                        && before.substring(0, start - 1).isBlank()
                ? start - 1
                : start;
    }
}
