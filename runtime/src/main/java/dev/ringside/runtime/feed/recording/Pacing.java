package dev.ringside.runtime.feed.recording;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets events come when their time has come: that of the first one is now, and from then on the time of the recording passes at a speed. An event that is
 * earlier than one before it comes at once. For the thread that reads.
 */
final class Pacing {
    /** How often it is looked whether anybody still waits, and how often those who do are told what time it is. */
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(50);
    /** A wait that nobody sees. */
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(1);

    private final double factor;
    private final Clock clock;
    private boolean begun;
    private long firstTime;
    private long firstNanos;

    /** Those for whom time passes. */
    interface Clock {
        /** Whether nobody waits any more. */
        boolean isOver();

        /** Nothing comes for a while. */
        void pause();

        /**
         * It is that time.
         *
         * @param time nanoseconds since the epoch, before that of the event that is waited for
         */
        void tick(long time);
    }

    /** Time for them; {@link #await} is not to be called at the {@linkplain Speed#isFastest greatest} speed. */
    Pacing(Speed speed, Clock clock) {
        this.factor = speed.factor();
        this.clock = clock;
    }

    /**
     * Waits until it is that time, or nobody waits any more.
     *
     * @param time nanoseconds since the epoch
     */
    void await(long time) {
        if (!begun) {
            begun = true;
            firstTime = time;
            firstNanos = System.nanoTime();
        }
        double due = (time - firstTime) / factor;
        double left = due - (System.nanoTime() - firstNanos);
        if (left > SHORT) {
            clock.pause();
        }
        while (left > 0 && !clock.isOver()) {
            LockSupport.parkNanos((long) Math.min(left, (double) SLICE));
            long passed = System.nanoTime() - firstNanos;
            left = due - passed;
            if (left > 0) {
                clock.tick(firstTime + (long) (passed * factor));
            }
        }
    }
}
