package dev.ringside.tests.language;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of a query, line by line and without line breaks.
 *
 * @param rows its rows as JSON lines, which the program writes to standard output
 * @param messages errors and warnings, which it writes to standard error
 */
record Outcome(List<String> rows, List<String> messages) {
    /** How nothing at all is written in a file, so that it is seen. */
    private static final String NOTHING = "(nothing)";

    Outcome {
        rows = List.copyOf(rows);
        messages = List.copyOf(messages);
    }

    /** What stands in a file: rows are what looks like them. */
    static Outcome of(List<String> lines) {
        List<String> rows = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        for (String line : lines) {
            if (!line.equals(NOTHING)) {
                (line.startsWith("{") ? rows : messages).add(line);
            }
        }
        return new Outcome(rows, messages);
    }

    /** As it stands in a file. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>(rows);
        lines.addAll(messages);
        return lines.isEmpty() ? NOTHING : String.join("\n", lines);
    }
}
