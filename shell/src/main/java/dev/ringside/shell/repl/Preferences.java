package dev.ringside.shell.repl;

import dev.ringside.shell.output.Format;

/** What the user has chosen for the rest of the session. For one thread. */
final class Preferences {
    private Format format;
    private boolean timing;
    private boolean left;

    Preferences(Format format) {
        this.format = format;
    }

    /** The format of rows. */
    Format format() {
        return format;
    }

    void setFormat(Format other) {
        format = other;
    }

    /** Whether to show how long each input takes. */
    boolean isTiming() {
        return timing;
    }

    void setTiming(boolean wanted) {
        timing = wanted;
    }

    /** Whether the user has enough. */
    boolean hasLeft() {
        return left;
    }

    void leave() {
        left = true;
    }
}
