package dev.ringside.runtime.script;

/** Runs a script's functions, on its thread. */
interface Turns {
    /** Runs JavaScript within the budget. What it throws is told, and the script goes on. */
    void run(Runnable javaScript);

    /**
     * Time has passed, for scripts that go by the events' time.
     *
     * @param time nanoseconds since the epoch; what is not later than what is known has no effect
     */
    void advance(long time);
}
