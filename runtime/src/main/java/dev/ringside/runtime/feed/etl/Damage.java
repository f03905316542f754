package dev.ringside.runtime.feed.etl;

import java.util.Locale;

/** What could not be read of a file. For one thread. */
final class Damage {
    private long places;
    private String first = "";

    /** @param position in the file, in bytes */
    void at(long position, String reason) {
        if (places++ == 0) {
            first = String.format(Locale.ROOT, "at byte %d: %s", position, reason);
        }
    }

    /** How many places there are from which on a buffer, or a whole one, could not be read. */
    long places() {
        return places;
    }

    /** The first place and what is wrong there; empty if there is none. */
    String first() {
        return first;
    }
}
