package dev.ringside.runtime.engine;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** The way of one query to its lane. For any thread. */
final class Handover {
    private final Lane lane;
    private final Consumer<RuntimeException> failed;
    private final LongAdder dropped = new LongAdder();
    /** Whether something was given that has not been waited for. */
    private volatile boolean given;
    /** Whether rows may have come since the sink was last told of a pause. */
    private volatile boolean lively;

    /** @param failed told, on the lane, what a piece of work throws */
    Handover(Lane lane, Consumer<RuntimeException> failed) {
        this.lane = lane;
        this.failed = failed;
    }

    boolean isDirect() {
        return lane instanceof DirectLane;
    }

    /** Gives the work that an event makes; counts it if there is no room. */
    void event(Runnable work) {
        given = true;
        lively = true;
        if (!lane.offer(guarded(work))) {
            dropped.increment();
        }
    }

    /** Gives work that comes again soon, so that nothing is lost if there is no room. */
    void beat(Runnable work) {
        given = true;
        lane.offer(guarded(work));
    }

    /** As {@link #beat}, if there has been an event since the last time. */
    void pause(Runnable work) {
        if (lively) {
            lively = false;
            beat(work);
        }
    }

    /** Gives work that must be done. */
    void force(Runnable work) {
        given = true;
        lane.force(guarded(work));
    }

    /** Waits until what was given has been done. */
    void settle() {
        if (given) {
            given = false;
            lane.settle();
        }
    }

    long dropped() {
        return dropped.sum();
    }

    private Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                failed.accept(e);
            }
        };
    }
}
