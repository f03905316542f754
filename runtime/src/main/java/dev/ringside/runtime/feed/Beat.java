package dev.ringside.runtime.feed;

/**
 * Says when a feed whose time is that of its events tells its subscriptions what time it is: as often, in event time, as a live feed tells them by
 * its clock. For one thread at a time.
 */
public final class Beat {
    private static final long LENGTH = 250_000_000L;

    private long last = Long.MIN_VALUE;

    /**
     * Whether it is time again; if so, the next time is counted from here.
     *
     * @param now nanoseconds since the epoch
     */
    public boolean isDue(long now) {
        boolean due = now > last && (last == Long.MIN_VALUE || now - LENGTH >= last);
        if (due) {
            last = now;
        }
        return due;
    }
}
