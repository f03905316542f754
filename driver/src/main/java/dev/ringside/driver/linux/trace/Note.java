package dev.ringside.driver.linux.trace;

/**
 * A gatherer at the beginning of a call that makes no event: it keeps in the {@link Notes} what the end of the call has to know.
 *
 * @param taking writes code that takes the note, or falls through without one
 */
record Note(Gatherer taking) implements Gatherer {
    @Override
    public void gather(Gathering code) {
        taking.gather(code);
        code.out().jump(code.drop());
    }
}
