package dev.ringside.runtime.script;

/** Runs a script's functions, on its thread. */
interface Turns {
    /** Runs JavaScript within the budget. What it throws is told, and the script goes on. */
    void run(Runnable javaScript);

    /** Something happened at that time: it has passed for scripts that go by the events' time. */
    void advance(long time);
}
