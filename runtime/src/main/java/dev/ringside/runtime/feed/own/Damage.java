package dev.ringside.runtime.feed.own;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.runtime.feed.recording.Recording;
import java.util.Locale;
import java.util.function.Consumer;

/** What could not be read of a recording, and what it says of itself that it lacks. For one thread. */
final class Damage {
    private final Recording recording;
    private long events;
    private long unreadable;
    private String firstUnreadable = "";
    private long bytes;
    private int places;
    private String firstPlace = "";
    private boolean within;
    private long torn;

    Damage(Recording recording) {
        this.recording = recording;
    }

    /** An event could be read, or was passed over because nobody wants it. */
    void readable() {
        events++;
    }

    void unreadable(String reason) {
        if (unreadable++ == 0) {
            firstUnreadable = reason;
        }
    }

    /** From there on something cannot be read, if that is not so already. */
    void begins(long position, String reason) {
        if (!within) {
            within = true;
            if (places++ == 0) {
                firstPlace = "at byte " + position + ": " + reason;
            }
        }
    }

    /** What follows is a piece. */
    void intact() {
        within = false;
    }

    /** So many bytes cannot be read. */
    void leftOut(long count) {
        bytes += count;
    }

    /** The recording ends there, with so many bytes that are no whole piece. */
    void end(long position, int count) {
        if (within) {
            bytes += count;
        } else {
            torn = count;
        }
    }

    void report(Consumer<Diagnostic> complaints) {
        if (places > 0) {
            complaints.accept(complaint(
                    "%d bytes of %s could not be read, in %d place%s, and were left out"
                            .formatted(bytes, recording.title(), places, places == 1 ? "" : "s"),
                    "the first is " + firstPlace));
        }
        if (unreadable > 0) {
            complaints.accept(complaint(
                    String.format(
                            Locale.ROOT,
                            "%d of %d events of %s could not be read and were left out",
                            unreadable,
                            unreadable + events,
                            recording.title()),
                    "the first: " + firstUnreadable));
        }
        if (torn > 0) {
            complaints.accept(complaint(
                    "%s was cut off: its last %d bytes are the beginning of a piece, and the %d events before them are all there"
                            .formatted(recording.title(), torn, events),
                    "whoever recorded was ended by force, or is writing that piece now"));
        }
    }

    private static Diagnostic complaint(String message, String hint) {
        return Diagnostic.of(Code.RECORDING, message, hint);
    }
}
