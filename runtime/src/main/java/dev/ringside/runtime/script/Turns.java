package dev.ringside.runtime.script;

import dev.ringside.dsl.event.Event;

/** Runs a script's functions, on its thread. */
interface Turns {
    /** Runs JavaScript within the budget. What it throws is told, and the script goes on. */
    void run(Runnable javaScript);

    /** A row has come: time has passed for scripts that go by the events' time. */
    void advance(Event row);
}
