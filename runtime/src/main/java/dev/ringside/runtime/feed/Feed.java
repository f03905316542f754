package dev.ringside.runtime.feed;

import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.schema.StreamType;
import java.util.Set;

/** A source of events. Methods may be called from any thread. Closing a feed ends its subscriptions. */
public interface Feed extends AutoCloseable {
    /** The name in explanations: {@code linux}, {@code jsonl}. */
    String name();

    /** The streams it serves. */
    Set<StreamType> streams();

    /** What it can evaluate by itself on events of that stream. */
    Abilities abilities(StreamType stream);

    /**
     * Starts delivering what is asked for.
     *
     * @throws dev.ringside.dsl.diagnostic.RingsideException if the source cannot be had: missing privileges, an unreadable file
     */
    FeedSubscription subscribe(FeedRequest request, EventSink sink);

    /** Where the events of that stream went since the first subscription to it. */
    Accounts accounts(StreamType stream);

    /**
     * The programs that evaluate what is pushed down to it now, as text, or what it would run for that request if none does; empty if
     * it runs no programs.
     */
    default String disassemble(FeedRequest request) {
        return "";
    }

    @Override
    void close();
}
