package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;

/** What rows have in common. */
public final class Rows {
    static final String TIME = "time";
    static final String START = "start";
    static final String COUNT = "count";
    static final String RATE = "rate";
    static final String EVENTS = "events";

    private Rows() {}

    /**
     * When an event of a stream happened, in nanoseconds since the epoch.
     *
     * @param otherwise what is to be taken for it if the event does not say
     */
    public static long time(Event event, long otherwise) {
        // The field that all streams have first.
        return event.has(0) ? bounded(event.number(0)) : otherwise;
    }

    /** A time that an event says, before the end of all time. */
    static long bounded(long time) {
        return Math.min(time, Flow.OVER - 1);
    }
}
