package dev.ringside.runtime.engine;

/**
 * Where whatever may run JavaScript runs, and the rows of a query arrive: a queue and whoever empties it. What is given to it runs one after the
 * other, in the order it was given, never two at once. May be given work from any thread, also from its own.
 */
public interface Lane {
    /** Runs everything at once, on the thread that gives it. */
    Lane DIRECT = new DirectLane();

    /**
     * Gives it the work that an event makes. Does not wait: feeds have nobody to wait for them.
     *
     * @return false if there is no room; the work is then dropped, and counted by who gave it
     */
    boolean offer(Runnable work);

    /** Gives it work that must not be dropped, like the end of a query. There is little of it, so room is always found. */
    void force(Runnable work);

    /**
     * Waits until all work that was given before has run, or nothing runs any more. Called by readers of recordings after each event, so that a
     * replay waits for who handles its events, drops nothing and gives the same every time. A lane that is served by the calling thread does
     * not wait.
     */
    void settle();
}
