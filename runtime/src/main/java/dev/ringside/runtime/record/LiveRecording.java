package dev.ringside.runtime.record;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Query;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.RowSink;
import dev.ringside.runtime.engine.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Queries that are run to be recorded. Methods may be called from any thread. */
public final class LiveRecording implements AutoCloseable {
    private final Recorder recorder;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    /** How many events are still wanted. */
    private final AtomicLong left;

    private LiveRecording(Recorder recorder, long most) {
        this.recorder = recorder;
        this.left = new AtomicLong(most);
    }

    /**
     * Begins a recording.
     *
     * @param queries what to record; none of it may run JavaScript
     * @param most how many events at most
     * @param refused told of those that cannot be had; if nothing can be had, or this throws, there is no recording
     * @throws RingsideException if there is no recording; then nothing is left of it
     */
    public static LiveRecording start(
            Engine engine,
            List<Query> queries,
            long most,
            Recorder recorder,
            BiConsumer<Query, RingsideException> refused) {
        LiveRecording recording = new LiveRecording(recorder, most);
        try {
            recording.subscribe(engine, queries, refused);
            recorder.catchUp();
        } catch (RuntimeException e) {
            recording.subscriptions.forEach(Subscription::close);
            recorder.discard();
            throw e;
        }
        return recording;
    }

    private void subscribe(Engine engine, List<Query> queries, BiConsumer<Query, RingsideException> refused) {
        Optional<RingsideException> reason = Optional.empty();
        for (Query query : queries) {
            try {
                Subscription subscription = engine.start(query, limited(recorder.sink(query)));
                subscriptions.add(subscription);
                recorder.watch(subscription);
                var unused = subscription.ended().whenComplete(this::look);
                if (subscriptions.size() == 1) {
                    // Not before it is known that anything can be had, and not when all can: what comes meanwhile has
                    // to wait.
                    recorder.begin();
                }
            } catch (RingsideException e) {
                reason = Optional.of(e);
                refused.accept(query, e);
            }
        }
        if (subscriptions.isEmpty()) {
            throw reason.orElseThrow();
        }
    }

    private RowSink limited(RowSink sink) {
        return row -> {
            long number = left.getAndDecrement();
            if (number > 0) {
                sink.accept(row);
            }
            if (number <= 1) {
                stopped.complete(null);
            }
        };
    }

    /** A source that fails ends all of it: what goes on would look whole, and is not. */
    private void look(@Nullable Void nothing, @Nullable Throwable failure) {
        if (failure != null) {
            stopped.completeExceptionally(failure);
        }
    }

    /** Its queries, those that could be had. */
    public List<Subscription> subscriptions() {
        return List.copyOf(subscriptions);
    }

    /**
     * Completes when there is nothing more to record: all queries have ended, or there are as many events as were wanted; with the reason if a source fails or
     * nothing can be written any more.
     */
    public CompletableFuture<?> ended() {
        CompletableFuture<Void> queries = CompletableFuture.allOf(
                subscriptions.stream().map(Subscription::ended).toArray(CompletableFuture<?>[]::new));
        return CompletableFuture.anyOf(queries, recorder.ended(), stopped);
    }

    /** Ends it: what the queries hold back is written, and the files are complete once this has returned. May be called more than once. */
    @Override
    public void close() {
        subscriptions.forEach(Subscription::finish);
        subscriptions.forEach(Subscription::close);
        recorder.close();
    }
}
