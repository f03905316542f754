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
    Outcome {
        rows = List.copyOf(rows);
        messages = List.copyOf(messages);
    }

    /** As it stands in a file: the rows, then the messages. Nothing at all is written so that it is seen. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>(rows);
        lines.addAll(messages);
        return lines.isEmpty() ? "(nothing)" : String.join("\n", lines);
    }
}
