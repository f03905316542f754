package dev.ringside.dsl.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when what the user asked for cannot be done; carries what to tell them. Faults of Ringside itself are other exceptions. */
public class RingsideException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an exception is thrown and rendered within one process
    private final List<Diagnostic> diagnostics;

    public RingsideException(List<Diagnostic> diagnostics) {
        super(message(diagnostics));
        this.diagnostics = List.copyOf(diagnostics);
    }

    public RingsideException(Diagnostic diagnostic) {
        this(List.of(diagnostic));
    }

    /**
     * What the system or another part refused, in words for the user.
     *
     * @param cause what was refused, for whoever looks into it
     */
    public RingsideException(Diagnostic diagnostic, Throwable cause) {
        super(message(List.of(diagnostic)), cause);
        this.diagnostics = List.of(diagnostic);
    }

    private static String message(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(diagnostic -> diagnostic.code().id() + ": " + diagnostic.message())
                .collect(Collectors.joining("; "));
    }

    /** What is wrong, in the order of the text; at least one. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
