package dev.ringside.driver.linux.trace;

/** What is at hand as a thread ends: just that. */
enum Ending implements Occasion {
    THREAD;

    @Override
    public int number() {
        return 0;
    }
}
