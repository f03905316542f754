package dev.ringside.runtime.feed;

/** A subscription as the feed sees it. Methods may be called from any thread. */
public interface FeedSubscription extends AutoCloseable {
    /**
     * Changes what is asked for, while events flow: every event goes either by the old request to the old sink or by the new one to the new
     * sink, never by both or neither. Events that occur after this returns go by the new one; events of before may still arrive at the old
     * sink.
     */
    void replace(FeedRequest request, EventSink sink);

    /** Ends it. No sink is called once this has returned. May be called more than once, but not from a sink. */
    @Override
    void close();
}
