package dev.ringside.shell.repl;

import dev.ringside.shell.console.Visible;
import java.util.stream.Collectors;

/** Texts of several lines that scripts write, or that come out of events. */
final class Lines {
    private Lines() {}

    /** The text with a line break at its end, its own line breaks kept and everything else that does not print made visible. */
    static String visible(String text) {
        return joined(text, "\n");
    }

    /** As {@link #visible}, with all lines but the first indented, so that none can pass for something else than a part of this text. */
    static String indented(String text) {
        return joined(text, "\n  ");
    }

    private static String joined(String text, String lineBreak) {
        return text.lines().map(Visible::of).collect(Collectors.joining(lineBreak, "", "\n"));
    }
}
