package dev.ringside.shell.command;

import dev.ringside.dsl.query.Query;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.shell.output.RowWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A query that writes its rows somewhere, from its start to its end.
 *
 * @param subscription the query
 * @param writer where its rows go
 */
public record QueryRun(Subscription subscription, RowWriter writer) {

    /**
     * Starts a query.
     *
     * @throws dev.ringside.dsl.diagnostic.RingsideException if its source cannot be had; nothing was written then
     */
    public static QueryRun start(Engine engine, Query query, RowWriter writer) {
        return new QueryRun(engine.start(query, writer), writer);
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
        CompletableFuture<?> end = CompletableFuture.anyOf(subscription.ended(), interruption.requested());
        try {
            if (duration.isPresent()) {
                end.get(duration.get(), TimeUnit.NANOSECONDS);
            } else {
                end.get();
            }
        } catch (TimeoutException | ExecutionException e) {
            // The time that was asked for is over, or the query failed, which is looked at below.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        subscription.finish();
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
