package dev.ringside.runtime.script;

import java.time.Instant;

/** What time it is for a script: now, or on recordings the time of the last event that it got. For the script's thread. */
final class ScriptClock {
    private static final long NO_EVENT = Long.MIN_VALUE;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final boolean byEvents;
    private long eventTime = NO_EVENT;

    /** @param byEvents whether the time is that of events; before the first one it is the epoch */
    ScriptClock(boolean byEvents) {
        this.byEvents = byEvents;
    }

    boolean isByEvents() {
        return byEvents;
    }

    /** Nanoseconds since the epoch. */
    long now() {
        if (byEvents) {
            return hasBegun() ? eventTime : 0;
        }
        Instant now = Instant.now();
        return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
    }

    /** Whether it is known what time it is: on recordings, whether there was an event. */
    boolean hasBegun() {
        return !byEvents || eventTime != NO_EVENT;
    }

    /** An event of that time has come. Time does not go back: events that come late have no effect. */
    void advance(long time) {
        eventTime = Math.max(eventTime, time);
    }
}
