package dev.ringside.runtime.feed;

import dev.ringside.dsl.event.Event;

/** Takes the events of one subscription. Called by one thread of the feed at a time; what it throws ends the subscription. */
public interface EventSink {
    /**
     * Takes an event.
     *
     * @param certain whether the feed could evaluate the pushed predicate on it; if not, the whole predicate must be evaluated
     */
    void accept(Event event, boolean certain);

    /** No event follows at once: what is buffered should become visible. */
    default void pause() {}

    /** The feed has no more events. Not called when the subscription was closed. */
    default void end() {}

    /**
     * The feed cannot go on: nothing follows. Not called when the subscription was closed.
     *
     * @param reason a {@link dev.ringside.dsl.diagnostic.RingsideException} if the user can do something about it
     */
    default void fail(RuntimeException reason) {}
}
