package dev.ringside.runtime.record;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Query;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.RowSink;
import dev.ringside.runtime.engine.Subscription;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A recording that is being made: takes what queries give, and has a thread that writes it. What has been brought is in the file a second later at most, and
 * readable from then on whatever becomes of this process. Methods may be called from any thread.
 */
public final class Recorder implements AutoCloseable {
    private final List<RecordedQuery> queries;
    private final PieceQueue queue = new PieceQueue();
    private final Writing writing;
    private final Thread writer;

    /**
     * A recording of those queries, which is not begun yet.
     *
     * @param engine is asked for the processes that there are
     * @param by who records: which version of Ringside, or which script
     * @throws RingsideException if what one gives cannot be recorded, or the file cannot be written as far as that can be told beforehand
     */
    public Recorder(Engine engine, List<Query> queries, String by, Target target, RecorderListener listener) {
        this.queries = queries.stream().map(RecordedQuery::of).toList();
        RecordedQuery.requireDistinct(this.queries);
        List<String> texts = queries.stream().map(Query::toString).toList();
        // What is recorded again happened among other processes.
        boolean live = this.queries.stream().allMatch(RecordedQuery::isLive);
        ProcessTable table = live ? ProcessTable.of(engine) : ProcessTable.none();
        writing = new Writing(queue, target, new Frame(by, texts, table), listener);
        writing.check();
        writer = Thread.ofPlatform().name("ringside-recorder").daemon().unstarted(writing);
    }

    /** What takes the rows of one of the queries. Those that come before the recording is begun wait. */
    public RowSink sink(Query query) {
        RecordedQuery recorded = queries.stream()
                .filter(each -> each.query().equals(query))
                .findFirst()
                .orElseThrow();
        // The writer itself has something to say, too, and nobody else would make room for it.
        return row -> queue.add(row.event(), recorded.fields(), Thread.currentThread() != writer);
    }

    /** From now on what is lost of a running query is noted in the recording. */
    public void watch(Subscription subscription) {
        writing.watch(subscription);
    }

    /**
     * Begins the file, with the processes that there are now, and then writes.
     *
     * @throws RingsideException if the file cannot be written; nothing is left then
     */
    public void begin() {
        try {
            writing.open();
        } catch (RuntimeException e) {
            queue.close();
            throw e;
        }
        writer.start();
    }

    /** Completes when nothing is written any more; exceptionally if that is not because it was closed. */
    public CompletableFuture<Void> ended() {
        return writing.over().copy();
    }

    /** Adds the processes that were started since it was begun: for when all of what is recorded can be had only now. */
    public void catchUp() {
        writing.catchUp();
    }

    /** How many events were written so far. */
    public long events() {
        return writing.events();
    }

    /** How many were brought and could not be written. */
    public long unwritten() {
        return writing.unwritten();
    }

    /** How much was written so far. */
    public Size size() {
        return writing.size();
    }

    /**
     * How much there is.
     *
     * @param bytes in all files that were begun, also those that were taken away again
     * @param files how many were begun
     */
    public record Size(long bytes, int files) {}

    /** Ends it, and takes away the file if it is a new one. */
    void discard() {
        close();
        writing.discard();
    }

    /** Writes what was brought so far, and completes the file. May be called more than once. */
    @Override
    public void close() {
        queue.close();
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
