package dev.ringside.dsl.diagnostic;

/** The text ended too early: an interactive reader asks for another line instead of reporting an error. */
public final class UnfinishedException extends RingsideException {
    private static final long serialVersionUID = 1L;

    public UnfinishedException(Diagnostic diagnostic) {
        super(diagnostic);
    }
}
