package dev.ringside.runtime.feed.jsonl;

import java.io.IOException;
import java.util.BitSet;

/**
 * Finds where a JSON object ends, by its brackets and strings alone. One that cannot be whole ends with a line: where a line break stands in a string
 * or where no printer of JSON makes one, or before a line that begins an object where there cannot be any. For one thread.
 */
final class JsonEnd {
    private static final int BROKEN = -3;

    private final Window window;
    /** Which of the brackets that are open are those of arrays, outermost first. */
    private final BitSet arrays = new BitSet();

    JsonEnd(Window window) {
        this.window = window;
    }

    /** How far ahead the object that begins here ends, or {@link Window#TOO_FAR}. */
    int find() throws IOException {
        int depth = 0;
        int lineStart = 0;
        boolean startsLine = false;
        int before = 0;
        int offset = 0;
        while (true) {
            int found = window.at(offset);
            switch (found) {
                case '{', '[' -> {
                    if (found == '{' && startsLine && !mayBegin(before, depth)) {
                        return lineStart - 1;
                    }
                    arrays.set(depth++, found == '[');
                }
                case '}', ']' -> {
                    if (--depth == 0) {
                        return offset + 1;
                    }
                }
                case '"' -> {
                    int end = string(offset + 1);
                    if (end == Window.TOO_FAR) {
                        return end;
                    }
                    if (end == BROKEN) {
                        return window.lineEnd(offset);
                    }
                    offset = end;
                }
                case '\n' -> {
                    if (lineStart == 0 && before != '{' && before != '[' && before != ',') {
                        return offset;
                    }
                    lineStart = offset + 1;
                }
                case Window.END -> {
                    return offset;
                }
                case Window.TOO_FAR -> {
                    return found;
                }
                default -> {
                    // Whether that is JSON is for its reader to say.
                }
            }
            if (found > ' ') {
                before = found;
            }
            startsLine = found == '\n' || startsLine && found <= ' ';
            offset++;
        }
    }

    /** Whether an object may stand behind that. */
    private boolean mayBegin(int before, int depth) {
        return before == ':' || (before == '[' || before == ',') && depth > 0 && arrays.get(depth - 1);
    }

    /** Where the quotation mark is that ends a string. */
    private int string(int from) throws IOException {
        int offset = window.seek(from, (byte) '"', (byte) '\\', (byte) '\n');
        while (offset >= 0 && window.at(offset) == '\\') {
            offset = window.seek(offset + 2, (byte) '"', (byte) '\\', (byte) '\n');
        }
        return offset == Window.END || offset >= 0 && window.at(offset) == '\n' ? BROKEN : offset;
    }
}
