package dev.ringside.runtime.feed.jsonl;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.runtime.feed.recording.Recording;
import java.util.Locale;
import java.util.function.Consumer;

/** What could not be read of a recording. For one thread. */
final class Damage {
    private final Recording recording;
    private long readable;
    private long unreadable;
    private String first = "";
    private boolean spanning;

    Damage(Recording recording) {
        this.recording = recording;
    }

    void readable() {
        readable++;
    }

    void unreadable(long line, String reason) {
        if (unreadable++ == 0) {
            first = "line " + line + ": " + reason;
        }
    }

    /** Some of what was read are objects of several lines. */
    void spanning(boolean some) {
        spanning |= some;
    }

    /** Tells about lines that were left out, if some were and the others could be read. */
    void report(Consumer<Diagnostic> complaints) {
        if (unreadable > 0 && readable > 0) {
            complaints.accept(Diagnostic.of(
                    Code.RECORDING,
                    String.format(
                            Locale.ROOT,
                            "%d of %d %s of %s could not be read and were left out",
                            unreadable,
                            unreadable + readable,
                            spanning ? "objects and lines" : "lines",
                            recording.title()),
                    "the first is " + first));
        }
    }

    /**
     * Tells a damaged recording from something that never was one.
     *
     * @throws dev.ringside.dsl.diagnostic.RingsideException if there were lines and not one was an event
     */
    void failIfNothingWasReadable() {
        if (unreadable > 0 && readable == 0) {
            throw Recording.failure("nothing in " + recording.title() + " is an event of a kind that is known", first);
        }
    }
}
