package dev.ringside.dsl.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when what the user asked for cannot be done; carries what to tell them. Faults of Ringside itself are other exceptions. */
public class RingsideException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an exception is thrown and rendered within one process
    private final List<Diagnostic> diagnostics;

    public RingsideException(List<Diagnostic> diagnostics) {
        super(diagnostics.stream()
                .map(diagnostic -> diagnostic.code().id() + ": " + diagnostic.message())
                .collect(Collectors.joining("; ")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    public RingsideException(Diagnostic diagnostic) {
        this(List.of(diagnostic));
    }

    /** What is wrong, in the order of the text; at least one. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
