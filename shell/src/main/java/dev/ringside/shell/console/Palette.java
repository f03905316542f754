package dev.ringside.shell.console;

/**
 * Paints text with a terminal's colours, or leaves it alone.
 *
 * @param colors whether to paint
 */
public record Palette(boolean colors) {
    /** What a text is, which decides its colour. */
    public enum Role {
        ERROR("1;31"),
        WARNING("1;33"),
        GOOD("32"),
        HELP("36"),
        STRONG("1"),
        FAINT("2");

        private final String codes;

        Role(String codes) {
            this.codes = codes;
        }
    }

    public String paint(Role role, String text) {
        return colors ? "\u001b[" + role.codes + "m" + text + "\u001b[0m" : text;
    }
}
