package dev.ringside.runtime.script.rewrite;

/** The text is not JavaScript, or none that the reader knows. Whoever runs the script says what is wrong with it, better than could be said here. */
final class UnreadableScriptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableScriptException(int place) {
        super("cannot read on at " + place, null, false, false);
    }
}
