package dev.ringside.runtime.engine;

import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Field;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedSubscription;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A query on a feed: the residual, then the chain. */
final class RunningQuery implements Subscription {
    private final Feed feed;
    private final RowSink sink;
    private final Chain chain;
    private final Accounts before;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile Plan plan;
    private @Nullable FeedSubscription subscription;

    RunningQuery(Feed feed, Query query, RowSink sink) {
        this.feed = feed;
        this.sink = sink;
        this.plan = Engine.plan(query, feed);
        this.chain = new Chain(plan.operators(), sink, this::finish);
        this.before = feed.accounts(query.stream());
    }

    synchronized void start() {
        if (plan.operators().contains(new Operator.Take(0))) {
            finish();
            return;
        }
        subscription = feed.subscribe(plan.request(), new Version(plan));
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
            subscription.replace(next.request(), new Version(next));
        }
        plan = next;
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

    private void finish() {
        ended.complete(null);
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
                    chain.accept(event);
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
            finish();
        }

        @Override
        public void fail(RuntimeException reason) {
            pause();
            ended.completeExceptionally(reason);
        }
    }

    /** The operators behind the filter. Events come one at a time. */
    private static final class Chain {
        private final List<Operator> operators;
        private final List<@Nullable EventPredicate> predicates = new ArrayList<>();
        private final long[] counts;
        private final List<Field> fields;
        private final RowSink sink;
        private final Runnable finished;
        private volatile long passed;

        Chain(List<Operator> operators, RowSink sink, Runnable finished) {
            this.operators = operators;
            this.sink = sink;
            this.finished = finished;
            counts = new long[operators.size()];
            List<Field> selected = List.of();
            for (Operator operator : operators) {
                predicates.add(
                        operator instanceof Operator.Where where ? Predicates.adaptive(where.predicate()) : null);
                if (operator instanceof Operator.Select select) {
                    selected = select.fields();
                }
            }
            fields = selected;
        }

        long passed() {
            return passed;
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, any reads
        void accept(Event event) {
            boolean last = false;
            for (int i = 0; i < operators.size(); i++) {
                switch (operators.get(i)) {
                    case Operator.Where where -> {
                        EventPredicate predicate = predicates.get(i);
                        if (predicate != null && !predicate.test(event)) {
                            return;
                        }
                    }
                    case Operator.Select select -> {}
                    case Operator.Take take -> {
                        if (++counts[i] > take.count()) {
                            return;
                        }
                        last |= counts[i] == take.count();
                    }
                    case Operator.Skip skip -> {
                        if (++counts[i] <= skip.count()) {
                            return;
                        }
                    }
                    default -> throw new IllegalStateException("a plan does not have " + operators.get(i));
                }
            }
            sink.accept(new Row(event, fields));
            passed++;
            if (last) {
                sink.pause();
                finished.run();
            }
        }
    }
}
