package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Query;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Lane;
import dev.ringside.runtime.engine.Row;
import dev.ringside.runtime.engine.RowSink;
import dev.ringside.runtime.engine.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Queries whose rows go into one file, in the order in which they come. */
final class Export implements RowSink {
    private final ExportWriter writer;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private long rows;

    private Export(ExportWriter writer) {
        this.writer = writer;
    }

    /**
     * Starts the queries; recordings are read once for all of them.
     *
     * @throws RingsideException if the source of one cannot be had
     */
    static Export start(Engine engine, List<Query> queries, ExportWriter writer) {
        Export export = new Export(writer);
        try {
            for (Query query : queries) {
                export.subscriptions.add(engine.start(query, export, Lane.DIRECT));
            }
        } catch (RingsideException e) {
            export.subscriptions.forEach(Subscription::close);
            throw e;
        }
        engine.begin();
        return export;
    }

    /** Streams of a machine come by several threads. */
    @Override
    public synchronized void accept(Row row) {
        writer.rows().accept(row);
        rows++;
    }

    private CompletableFuture<Void> ended() {
        return CompletableFuture.allOf(
                subscriptions.stream().map(Subscription::ended).toArray(CompletableFuture<?>[]::new));
    }

    void await(Optional<Long> nanos, Interruption interruption) {
        interruption.awaitOr(ended(), nanos);
    }

    /** Whether all queries have ended. */
    boolean isOver() {
        return ended().isDone();
    }

    /**
     * Ends the queries, and completes the file.
     *
     * @throws RingsideException if a source failed
     */
    void finish() {
        subscriptions.forEach(Subscription::finish);
        subscriptions.forEach(Subscription::close);
        CompletableFuture<Void> end = ended();
        if (end.isCompletedExceptionally()) {
            throw end.exceptionNow() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(end.exceptionNow());
        }
        writer.finish();
    }

    synchronized long rows() {
        return rows;
    }
}
