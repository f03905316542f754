package dev.ringside.driver.linux.trace;

/** A gatherer at the beginning of a call that makes no event: it keeps in the {@link Notes} what the end of the call has to know. */
@FunctionalInterface
interface Note extends Gatherer {
    /** Writes code that takes the note, or falls through without one. */
    void take(Gathering code);

    @Override
    default void gather(Gathering code) {
        take(code);
        code.out().jump(code.drop());
    }
}
