package dev.ringside.runtime.feed.shared;

import java.time.Instant;

/** The time of day, as events have it. */
public final class TimeOfDay {
    private TimeOfDay() {}

    /** Nanoseconds since the epoch, UTC. */
    public static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
