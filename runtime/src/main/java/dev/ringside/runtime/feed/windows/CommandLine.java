package dev.ringside.runtime.feed.windows;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a Windows command line apart as CommandLineToArgvW does: a process there gets one text, and what its arguments are is a convention, which
 * nearly all programs keep.
 */
final class CommandLine {
    private final String text;
    private int at;

    private CommandLine(String text) {
        this.text = text;
    }

    /** The arguments, the program's own name first. */
    static List<String> split(String text) {
        CommandLine line = new CommandLine(text);
        List<String> arguments = new ArrayList<>();
        arguments.add(line.program());
        line.skipBlanks();
        while (line.at < text.length()) {
            arguments.add(line.argument());
            line.skipBlanks();
        }
        return List.copyOf(arguments);
    }

    /** In the program's name a backslash is no more than one, and it ends with the quote or at a blank. */
    private String program() {
        boolean quoted = text.startsWith("\"");
        int from = quoted ? 1 : 0;
        int end = from;
        while (end < text.length() && (quoted ? text.charAt(end) != '"' : !isBlank(text.charAt(end)))) {
            end++;
        }
        at = Math.min(text.length(), quoted ? end + 1 : end);
        return text.substring(from, end);
    }

    /** Backslashes are special only before a quote: two stand for one, and an odd one makes the quote a character. */
    private String argument() {
        StringBuilder out = new StringBuilder();
        boolean quoted = false;
        while (at < text.length() && (quoted || !isBlank(text.charAt(at)))) {
            int slashes = 0;
            while (at < text.length() && text.charAt(at) == '\\') {
                slashes++;
                at++;
            }
            boolean quote = at < text.length() && text.charAt(at) == '"';
            out.repeat('\\', quote ? slashes / 2 : slashes);
            if (quote && slashes % 2 == 1) {
                out.append('"');
                at++;
            } else if (quote) {
                at++;
                if (quoted && at < text.length() && text.charAt(at) == '"') {
                    // Two of them inside of quotes are one, and the quotes go on.
                    out.append('"');
                    at++;
                } else {
                    quoted = !quoted;
                }
            } else if (slashes == 0) {
                out.append(text.charAt(at));
                at++;
            }
        }
        return out.toString();
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char unit) {
        return unit == ' ' || unit == '\t';
    }
}
