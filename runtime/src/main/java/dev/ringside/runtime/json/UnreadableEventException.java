package dev.ringside.runtime.json;

/** A text that is not an event; the message is a clause that says why, without a full stop. */
public final class UnreadableEventException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableEventException(String reason) {
        // One may be thrown for each line of a big file, and where it comes from is nobody's question.
        super(reason, null, false, false);
    }
}
