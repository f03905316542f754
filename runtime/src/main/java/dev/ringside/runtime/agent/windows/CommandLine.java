package dev.ringside.runtime.agent.windows;

import java.util.List;
import java.util.stream.Collectors;

/** Command lines as Windows' programs take them apart (CommandLineToArgvW). */
final class CommandLine {
    private CommandLine() {}

    static String of(List<String> words) {
        return words.stream().map(CommandLine::word).collect(Collectors.joining(" "));
    }

    /** In quotes, inside of which a backslash means something only before another quote. */
    private static String word(String text) {
        StringBuilder out = new StringBuilder("\"");
        int backslashes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                out.repeat('\\', backslashes + 1);
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
            out.append(c);
        }
        return out.repeat('\\', backslashes).append('"').toString();
    }
}
