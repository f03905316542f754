package dev.ringside.runtime.engine;

import dev.ringside.dsl.expr.Predicate;
import dev.ringside.runtime.feed.Accounts;
import java.util.concurrent.CompletableFuture;

/** A running query. Methods may be called from any thread, also from the query's own sink if that is called on a {@link Lane}. */
public interface Subscription extends AutoCloseable {
    /** What runs now, or will when it is resumed. */
    Plan plan();

    /** How many rows were handed to the sink. */
    long matched();

    /** Where the events of its streams went since it started. Other subscriptions of the streams are in it too. */
    Accounts accounts();

    /** How many events or rows there was no room for on the lane. */
    long dropped();

    /** How many events came later than some operator waits for, and were left out by it. */
    long late();

    /** All of this, and what went beyond its limits. */
    Stats stats();

    /**
     * Exchanges the query's predicate, all its {@code where}s together that come before any other operator, while events flow. Every event goes
     * by the old or the new one, never by both or neither; what occurs after this returns goes by the new one. Operators keep their state.
     */
    void replace(Predicate predicate);

    /** As {@link #replace}, with what is accepted now and by the predicate as well. */
    void narrow(Predicate predicate);

    /** As {@link #replace}, with what is accepted now or by the predicate. */
    void widen(Predicate predicate);

    /** Lets nothing pass from now on, which feeds that filter do at the source. Operators keep their state, and time goes on for them. */
    void pause();

    /** Lets pass again what the predicate accepts. */
    void resume();

    boolean isPaused();

    /**
     * Ends it as if its source had ended: operators that hold rows back give them, then {@link #ended} completes. Ends at once if that happens
     * without a lane, else when the lane gets to it.
     */
    void finish();

    /**
     * Completes when no more rows follow: the recording is at its end, an operator has ended the query, or the subscription was closed. Completes
     * with the exception if the sink or the feed failed. With a lane it completes there, behind the last row.
     */
    CompletableFuture<Void> ended();

    /**
     * Ends it; what operators hold back is lost. No row follows once this has returned, but for one that the lane is just handling, which is not
     * waited for. May be called more than once. Without a lane it must not be called from the sink.
     */
    @Override
    void close();
}
