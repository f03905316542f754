package dev.ringside.shell.command;

import dev.ringside.dsl.query.Query;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Lane;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.shell.output.RowWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A query that writes its rows somewhere, from its start to its end.
 *
 * @param subscription the query
 * @param writer where its rows go
 */
public record QueryRun(Subscription subscription, RowWriter writer) {
    /** How long JavaScript may take over what the query has in hand when it is ended. */
    private static final Optional<Long> PATIENCE = Optional.of(TimeUnit.SECONDS.toNanos(2));

    /**
     * Starts a query.
     *
     * @throws dev.ringside.dsl.diagnostic.RingsideException if its source cannot be had; nothing was written then
     */
    public static QueryRun start(Engine engine, Query query, RowWriter writer) {
        return start(engine, query, writer, Lane.DIRECT);
    }

    /** As {@link #start(Engine, Query, RowWriter)}, with its rows, and what it has in JavaScript, on a lane. */
    public static QueryRun start(Engine engine, Query query, RowWriter writer, Lane lane) {
        Subscription subscription = engine.start(query, writer, lane);
        engine.begin();
        return new QueryRun(subscription, writer);
    }

    /**
     * Waits until the query ends, the time is over, or an interruption; then ends the query, which gives what its operators hold back, and completes
     * what was written.
     *
     * @param duration how long at most, in nanoseconds; nothing means forever
     * @throws dev.ringside.dsl.diagnostic.RingsideException if the source failed
     * @throws UncheckedIOException if the rows could not be written
     */
    public void await(Optional<Long> duration, Interruption interruption) {
        interruption.awaitOr(subscription.ended(), duration);
        // What groups and windows hold back is shown, whoever ends the query.
        subscription.finish();
        Interruption.await(subscription.ended(), PATIENCE);
        subscription.close();
        if (subscription.ended().isCompletedExceptionally()) {
            throw failed(subscription.ended().exceptionNow());
        }
        writer.finish();
    }

    private RuntimeException failed(Throwable reason) {
        if (!(reason instanceof RuntimeException failure)) {
            return new IllegalStateException(reason);
        }
        // Rows from before the source failed are worth having complete; but what could not be written is not tried
        // again.
        if (!(failure instanceof UncheckedIOException) && subscription.matched() > 0) {
            writer.finish();
        }
        return failure;
    }
}
