package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.shell.console.Surroundings;
import dev.ringside.shell.report.DiagnosticRenderer;
import dev.ringside.shell.report.Severity;
import java.util.List;

/** Tells the user, on standard error, what is neither an event nor an answer. Methods may be called from any thread. */
public final class Messages {
    private final Surroundings surroundings;
    private final DiagnosticRenderer renderer;
    private final boolean quiet;

    /**
     * Messages.
     *
     * @param noColor whether colours were forbidden
     * @param quiet whether to keep warnings back
     */
    public Messages(Surroundings surroundings, boolean noColor, boolean quiet) {
        this.surroundings = surroundings;
        this.renderer = new DiagnosticRenderer(
                surroundings.errPalette(noColor), surroundings.size().columns());
        this.quiet = quiet;
    }

    public void errors(List<Diagnostic> diagnostics) {
        print(renderer.render(diagnostics, Severity.ERROR));
    }

    public void warning(Diagnostic diagnostic) {
        if (!quiet) {
            print(renderer.render(diagnostic, Severity.WARNING));
        }
    }

    /** A line that was asked for. */
    public void line(String text) {
        print(text + "\n");
    }

    private void print(String text) {
        // In one call, so that lines of several threads do not mix.
        surroundings.err().print(text);
        surroundings.err().flush();
    }
}
