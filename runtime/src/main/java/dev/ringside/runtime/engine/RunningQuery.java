package dev.ringside.runtime.engine;

import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.runtime.engine.operator.Limits;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedSubscription;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A query on a feed: the residual, then the chain. */
final class RunningQuery implements Subscription {
    private final Feed feed;
    private final RowSink sink;
    private final Lane lane;
    private final Pipeline chain;
    private final LongAdder dropped = new LongAdder();
    private final Accounts before;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile Plan plan;
    private @Nullable FeedSubscription subscription;

    RunningQuery(Feed feed, Query query, RowSink sink, Lane lane, Limits limits) {
        this.feed = feed;
        this.sink = sink;
        this.plan = Engine.plan(query, feed);
        this.lane = lane;
        this.chain = new Pipeline(query.stream(), plan.operators(), limits, sink);
        this.before = feed.accounts(query.stream());
    }

    synchronized void start() {
        if (plan.operators().contains(new Operator.Take(0))) {
            done();
            return;
        }
        subscription = feed.subscribe(plan.parts().get(0).request(), new Version(plan));
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public long matched() {
        return chain.passed();
    }

    @Override
    public Accounts accounts() {
        return feed.accounts(plan.query().stream()).minus(before);
    }

    @Override
    public synchronized void replace(Predicate predicate) {
        List<Operator> operators = new ArrayList<>();
        operators.add(new Operator.Where(predicate));
        operators.addAll(plan.operators());
        Plan next = Engine.plan(new Query(plan.query().source(), operators), feed);
        if (subscription != null) {
            subscription.replace(next.parts().get(0).request(), new Version(next));
        }
        plan = next;
    }

    @Override
    public void narrow(Predicate predicate) {
        replace(Predicate.and(List.of(plan.split().predicate(), predicate)));
    }

    @Override
    public void widen(Predicate predicate) {
        replace(Predicate.or(List.of(plan.split().predicate(), predicate)));
    }

    @Override
    public void pause() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void resume() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isPaused() {
        return false;
    }

    @Override
    public long dropped() {
        return dropped.sum();
    }

    @Override
    public long late() {
        return 0;
    }

    @Override
    public Stats stats() {
        return new Stats(matched(), accounts(), dropped(), late(), List.of());
    }

    @Override
    public void finish() {
        close();
    }

    @Override
    public CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public void close() {
        FeedSubscription open;
        synchronized (this) {
            open = subscription;
            subscription = null;
        }
        // Outside the lock: the feed waits for its sinks, and a sink may be about to finish the query.
        if (open != null) {
            open.close();
        }
        ended.complete(null);
    }

    private void done() {
        ended.complete(null);
    }

    private void deliver(Event event) {
        chain.accept(event);
        if (chain.isOver()) {
            done();
        }
    }

    /** One version of the query's predicate; the feed sends each event to the version that it was filtered by. */
    private final class Version implements EventSink {
        private final boolean exact;
        private final EventPredicate residual;
        private final EventPredicate whole;

        Version(Plan plan) {
            exact = plan.split().exact();
            residual = Predicates.adaptive(plan.split().residual());
            whole = Predicates.adaptive(plan.split().predicate());
        }

        @Override
        public void accept(Event event, boolean certain) {
            if (ended.isDone()) {
                return;
            }
            try {
                if (certain ? exact || residual.test(event) : whole.test(event)) {
                    if (!lane.offer(() -> deliver(event))) {
                        dropped.increment();
                    }
                }
            } catch (RuntimeException e) {
                ended.completeExceptionally(e);
                throw e;
            }
        }

        @Override
        public void pause() {
            if (!ended.isDone()) {
                try {
                    sink.pause();
                } catch (RuntimeException e) {
                    ended.completeExceptionally(e);
                    throw e;
                }
            }
        }

        @Override
        public void end() {
            pause();
            done();
        }

        @Override
        public void fail(RuntimeException reason) {
            pause();
            ended.completeExceptionally(reason);
        }
    }
}
