package dev.ringside.runtime.engine;

import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.engine.operator.Flow;

/**
 * The place in a chain where it goes over to the lane. Time goes along with the events, so that what is behind sees the same whether or not the lane is
 * busy; without events it goes over with the {@linkplain #beat beat}.
 */
final class Handoff implements Flow {
    private final Handover lane;
    private final Flow next;
    /** The time before the lane and the one that is known behind it; each for its own thread. */
    private long now = Long.MIN_VALUE;

    private long reached = Long.MIN_VALUE;
    private long sent = Long.MIN_VALUE;

    Handoff(Handover lane, Flow next) {
        this.lane = lane;
        this.next = next;
    }

    @Override
    public void accept(long time, Event event) {
        long at = now;
        sent = at;
        lane.event(() -> {
            reach(at);
            next.accept(time, event);
        });
    }

    @Override
    public void advance(long time) {
        now = time;
    }

    /** Lets the lane know what time it is, if it does not. */
    void beat() {
        long at = now;
        if (at > sent) {
            sent = at;
            lane.beat(() -> reach(at));
        }
    }

    private void reach(long time) {
        if (time > reached) {
            reached = time;
            next.advance(time);
        }
    }

    @Override
    public void end() {
        long at = now;
        lane.force(() -> {
            reach(at);
            next.end();
        });
    }
}
