package dev.ringside.shell.report;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.console.Visible;
import java.util.List;

/**
 * Writes diagnostics as text:
 *
 * <pre>
 * error[RS0107]: unknown field 'parnt'
 *  --> query:1:13
 *   |
 * 1 | procs.where(parnt=="bash")
 *   |             ^^^^^
 * help: did you mean 'parent'?
 * </pre>
 *
 * @param palette how to paint it
 * @param columns how wide it may be
 */
public record DiagnosticRenderer(Palette palette, int columns) {
    private static final int MOST = 20;
    private static final int LONGEST_MESSAGE = 2_000;

    /** Several, each from a new line, with an empty line between them; ends with a line break. */
    public String render(List<Diagnostic> diagnostics, Severity severity) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(diagnostics.size(), MOST); i++) {
            if (i > 0) {
                out.append('\n');
            }
            out.append(render(diagnostics.get(i), severity));
        }
        if (diagnostics.size() > MOST) {
            out.append("\nand ").append(diagnostics.size() - MOST).append(" more\n");
        }
        return out.toString();
    }

    /** One; ends with a line break. */
    public String render(Diagnostic diagnostic, Severity severity) {
        StringBuilder out = new StringBuilder();
        String head = severity.word() + "[" + diagnostic.code().id() + "]";
        out.append(palette.paint(severity.role(), head)).append(": ").append(message(diagnostic.message()));
        out.append('\n');
        diagnostic.place().ifPresent(place -> excerpt(out, place, severity));
        for (String hint : diagnostic.hints()) {
            out.append(palette.paint(Palette.Role.HELP, "help")).append(": ").append(message(hint));
            out.append('\n');
        }
        return out.toString();
    }

    private void excerpt(StringBuilder out, Diagnostic.Place place, Severity severity) {
        Excerpt excerpt = Excerpt.of(place, Math.max(20, columns - 8));
        String number = String.valueOf(excerpt.line());
        String gutter = " ".repeat(number.length()) + " |";
        out.append(" ".repeat(number.length()))
                .append("--> ")
                .append(Visible.of(place.origin()))
                .append(':')
                .append(excerpt.line())
                .append(':')
                .append(excerpt.column())
                .append('\n');
        out.append(palette.paint(Palette.Role.FAINT, gutter)).append('\n');
        out.append(palette.paint(Palette.Role.FAINT, number + " |"))
                .append(' ')
                .append(excerpt.text())
                .append('\n');
        out.append(palette.paint(Palette.Role.FAINT, gutter))
                .append(" ".repeat(1 + excerpt.before()))
                .append(palette.paint(severity.role(), "^".repeat(excerpt.marked())))
                .append('\n');
    }

    private static String message(String text) {
        String visible = Visible.of(text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) : text);
        return visible.length() > LONGEST_MESSAGE ? visible.substring(0, LONGEST_MESSAGE) + "…" : visible;
    }
}
