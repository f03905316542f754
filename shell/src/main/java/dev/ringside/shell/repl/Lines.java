package dev.ringside.shell.repl;

import dev.ringside.shell.console.Visible;
import java.util.stream.Collectors;

/** Texts of several lines that scripts write, or that come out of events. */
final class Lines {
    private Lines() {}

    /** The text with a line break at its end, its own line breaks kept and everything else that does not print made visible. */
    static String visible(String text) {
        return text.lines().map(Visible::of).collect(Collectors.joining("\n", "", "\n"));
    }
}
