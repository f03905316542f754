package dev.ringside.driver.linux.trace;

import java.util.Set;

/**
 * A system call, or something like it, that a hook makes events of.
 *
 * @param site its end, or its beginning where what matters is gone at the end
 * @param words what the event may have as {@link Datum#OP}; empty if it has none
 * @param failure whether it matters when it fails, too, even if nobody asks for failed calls
 */
record Call(Hook hook, Site site, Occasion call, Set<String> words, Failure failure, Gatherer gatherer) {
    /** What a hook makes of calls that return an error. */
    enum Failure {
        /** An event if somebody asks for those. */
        IF_ASKED,
        /** An event, or not, as the gatherer finds. */
        ALWAYS,
        /** Nothing. */
        NEVER
    }

    Call {
        words = Set.copyOf(words);
    }

    /** Whether this kernel has what it is about; what kernels of all versions have is taken for granted. */
    boolean isKnown(Structures structures) {
        return (!site.isOptional() || structures.parameters(site) > 0) && call.isKnown(structures);
    }

    /** Whether it makes no events, but only takes notes for the end of the call. */
    boolean isNote() {
        return gatherer instanceof Note;
    }

    /** An event when the call ends, and if it has failed only for those who ask. */
    Call(Hook hook, SystemCall call, Set<String> words, Gatherer gatherer) {
        this(hook, Site.CALL_EXIT, call, words, Failure.IF_ASKED, gatherer);
    }
}
