package dev.ringside.runtime.engine;

import dev.ringside.dsl.expr.Predicate;
import dev.ringside.runtime.feed.Accounts;
import java.util.concurrent.CompletableFuture;

/** A running query. Methods may be called from any thread. */
public interface Subscription extends AutoCloseable {
    /** What runs now. */
    Plan plan();

    /** How many rows were handed to the sink. */
    long matched();

    /** Where the events of its stream went since it started. Other subscriptions of the stream are in it too. */
    Accounts accounts();

    /**
     * Exchanges the query's predicate, all its {@code where}s together, while events flow. Every event goes by the old or the new one, never
     * by both or neither; what occurs after this returns goes by the new one.
     */
    void replace(Predicate predicate);

    /**
     * Completes when no more rows follow: the recording is at its end, {@code take} has had its count, or the subscription was closed.
     * Completes with the exception if the sink or the feed failed.
     */
    CompletableFuture<Void> ended();

    /** Ends it. No row follows once this has returned. May be called more than once. */
    @Override
    void close();
}
