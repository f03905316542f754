package dev.ringside.runtime.engine;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.plan.PartialGroup;
import dev.ringside.runtime.engine.operator.Flow;
import dev.ringside.runtime.engine.operator.Rows;

/** Where the events of one stream go into a machine. */
final class Input {
    private final Machine machine;
    private final Clock clock;
    private final Flow flow;
    private boolean over;

    Input(Machine machine, Clock clock, Flow flow) {
        this.machine = machine;
        this.clock = clock;
        this.flow = flow;
        clock.add(this);
    }

    /** Takes an event that was accepted. One that does not say when it happened happened when the one before it did. */
    void accept(Event event) {
        synchronized (machine) {
            long time = Rows.time(event, clock.now() == Long.MIN_VALUE ? 0 : clock.now());
            machine.advance(clock, time);
            if (!over) {
                flow.accept(time, event);
            }
        }
    }

    /** Takes events that the feed has put together, of before now. */
    void accept(PartialGroup group) {
        synchronized (machine) {
            if (!over) {
                flow.accept(group);
            }
            machine.advance(clock, group.last());
        }
    }

    /** It is that time at the feed. */
    void tick(long now) {
        synchronized (machine) {
            machine.advance(clock, now);
            machine.beat();
        }
    }

    /** The source has come to its end. */
    void end() {
        synchronized (machine) {
            if (!over) {
                flow.advance(Flow.OVER);
                stop();
            }
        }
    }

    /** Nothing follows, since nobody wants more. */
    void stop() {
        synchronized (machine) {
            if (!over) {
                over = true;
                flow.end();
                machine.wake();
            }
        }
    }

    /** Waits while its feed is ahead of others that can be waited for. */
    void pace() {
        machine.pace(clock);
    }

    void advance(long time) {
        if (!over) {
            flow.advance(time);
        }
    }

    boolean isOver() {
        return over;
    }
}
