package dev.ringside.shell.report;

import dev.ringside.shell.console.Palette;

/** How bad what a diagnostic tells is. */
public enum Severity {
    /** It could not be done. */
    ERROR("error", Palette.Role.ERROR),
    /** It was done, but not quite. */
    WARNING("warning", Palette.Role.WARNING);

    private final String word;
    private final Palette.Role role;

    Severity(String word, Palette.Role role) {
        this.word = word;
        this.role = role;
    }

    String word() {
        return word;
    }

    Palette.Role role() {
        return role;
    }
}
