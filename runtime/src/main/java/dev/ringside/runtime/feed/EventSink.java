package dev.ringside.runtime.feed;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.plan.PartialGroup;

/** Takes the events of one subscription. Called by one thread of the feed at a time; what it throws ends the subscription. */
public interface EventSink {
    /**
     * Takes an event.
     *
     * @param certain whether the feed could evaluate the pushed predicate on it; if not, the whole predicate must be evaluated
     */
    void accept(Event event, boolean certain);

    /**
     * Takes events that the feed has put together, as it was asked to; certainly all of them satisfy the pushed predicate. What it cannot put together it gives as
     * events.
     */
    default void accept(PartialGroup group) {
        throw new IllegalStateException("nobody asked for groups");
    }

    /** No event follows at once: what is buffered should become visible. */
    default void pause() {}

    /**
     * It is now that time where the events come from. Told by live feeds only, several times a second, whether or not something happens. Events
     * from before may still follow: they are late.
     *
     * @param now nanoseconds since the epoch
     */
    default void tick(long now) {}

    /**
     * Waits until what it took has been dealt with. Called by feeds that can wait, recordings, after an event was given to all who want it, and
     * without any lock of the feed: meanwhile subscriptions may come, change and go.
     */
    default void settle() {}

    /** The feed has no more events. Not called when the subscription was closed. */
    default void end() {}

    /**
     * The feed cannot go on: nothing follows. Not called when the subscription was closed.
     *
     * @param reason a {@link dev.ringside.dsl.diagnostic.RingsideException} if the user can do something about it
     */
    default void fail(RuntimeException reason) {}
}
