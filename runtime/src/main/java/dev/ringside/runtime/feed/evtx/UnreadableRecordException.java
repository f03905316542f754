package dev.ringside.runtime.feed.evtx;

/** A record that contradicts itself; the message is a clause that says how. */
final class UnreadableRecordException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableRecordException(String reason) {
        // A damaged file has many, and where in the program they come from is nobody's question.
        super(reason, null, false, false);
    }
}
