package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.plan.PartialGroup;

/**
 * Takes what flows between operators. For one thread at a time.
 *
 * <p>Event time goes beside the event: it is that of the event of a stream which a row comes from, whatever columns the row has; of a window's row
 * it is the last moment of the window.
 */
public interface Flow {
    /** The time when all is over: what {@link #advance} is told when a source has come to its end. */
    long OVER = Long.MAX_VALUE;

    /**
     * Takes an event.
     *
     * @param time when it happened, in nanoseconds since the epoch
     */
    void accept(long time, Event event);

    /**
     * Takes events that a feed has put together, each as if it had been given by itself. Asked for where only a groupBy without a window takes them, perhaps behind
     * what ends the query.
     */
    default void accept(PartialGroup group) {
        throw new IllegalStateException("takes events one by one: " + getClass());
    }

    /** It is now that time, in nanoseconds since the epoch; never earlier than it was. Events from before may still follow: they are late. */
    void advance(long now);

    /** Nothing follows. What is given after it is ignored. */
    void end();
}
