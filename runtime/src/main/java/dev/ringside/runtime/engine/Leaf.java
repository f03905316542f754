package dev.ringside.runtime.engine;

import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.PartialGroup;
import dev.ringside.dsl.plan.Split;
import dev.ringside.runtime.engine.operator.Conjuncts;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A stream that a running query reads: a subscription of its feed, and the way from there into the query's machine. */
final class Leaf {
    private final Feed feed;
    private final Input input;
    private final Machine machine;
    private final Handover lane;
    private final Consumer<RuntimeException> sinkFailed;
    private final Consumer<RuntimeException> feedFailed;
    private @Nullable FeedSubscription subscription;
    private volatile boolean closed;
    private volatile long given;
    private final LongAdder grouped = new LongAdder();
    private final LongAdder single = new LongAdder();

    /**
     * A leaf that asks for nothing yet.
     *
     * @param sinkFailed told what the sink throws if there is no lane
     * @param feedFailed told why the feed cannot go on
     */
    Leaf(
            Feed feed,
            Input input,
            Machine machine,
            Handover lane,
            Consumer<RuntimeException> sinkFailed,
            Consumer<RuntimeException> feedFailed) {
        this.feed = feed;
        this.input = input;
        this.machine = machine;
        this.lane = lane;
        this.sinkFailed = sinkFailed;
        this.feedFailed = feedFailed;
    }

    /**
     * Asks the feed for a part of a plan, from now on instead of what was asked for before.
     *
     * @throws dev.ringside.dsl.diagnostic.RingsideException if the feed cannot be had
     */
    synchronized void ask(Plan.Part part) {
        if (part.state()) {
            snapshot(part);
        } else {
            ask(part.request().until(machine.deadline()), part.split());
        }
    }

    /** What is there is given once: changing what is asked for does not bring back what was left out. */
    private void snapshot(Plan.Part part) {
        if (!closed && subscription == null) {
            subscription =
                    feed.snapshot(part.request(), new Sorted(new Version(part.split(), false), count -> given = count));
        }
    }

    /** How many events a snapshot has given. */
    long given() {
        return given;
    }

    /** How many events the feed has put together, as it was asked to. */
    long grouped() {
        return grouped.sum();
    }

    /** How many events it has given one by one, though it was asked to put them together. */
    long single() {
        return single.sum();
    }

    /** Asks the feed for nothing from now on, without giving it up. */
    synchronized void askForNothing(Plan.Part part) {
        if (part.state()) {
            return;
        }
        Predicate nothing = Predicate.Constant.FALSE;
        ask(
                new FeedRequest(part.stream(), nothing, part.request().fields()),
                new Split(nothing, nothing, Predicate.Constant.TRUE, List.of()));
    }

    private void ask(FeedRequest request, Split split) {
        if (closed) {
            return;
        }
        Version version = new Version(split, request.grouping().isPresent());
        FeedSubscription open = subscription;
        if (open == null) {
            subscription = feed.subscribe(request, version);
        } else {
            open.replace(request, version);
        }
    }

    /** Gives the subscription up; what had happened before still arrives, unless the machine is closed. */
    void close() {
        FeedSubscription open;
        synchronized (this) {
            closed = true;
            open = subscription;
            subscription = null;
        }
        // Outside the lock: the feed waits for its sinks, and a sink may be about to ask for something.
        if (open != null) {
            open.close();
        }
    }

    /** One version of what is asked for; the feed sends each event to the version that it was filtered by. */
    private final class Version implements EventSink {
        private final EventPredicate residual;
        private final EventPredicate whole;
        /** What is said in JavaScript, which can only be asked on the lane. */
        private final @Nullable EventPredicate script;

        private final boolean exact;
        private final boolean onLane;
        private final boolean grouping;

        /** @param grouping whether the feed is asked to put events together */
        Version(Split split, boolean grouping) {
            this.grouping = grouping;
            List<Predicate> scripts = Conjuncts.of(split.predicate()).stream()
                    .filter(FieldUses::areForeign)
                    .toList();
            script = scripts.isEmpty() ? null : Predicates.adaptive(Predicate.and(scripts));
            Predicate rest = withoutScripts(split.residual());
            exact = rest.equals(Predicate.Constant.TRUE);
            residual = Predicates.adaptive(rest);
            whole = Predicates.adaptive(withoutScripts(split.predicate()));
            onLane = !lane.isDirect() && (machine.isAllOnLane() || script != null);
        }

        private static Predicate withoutScripts(Predicate predicate) {
            return Predicate.and(Conjuncts.of(predicate).stream()
                    .filter(term -> !FieldUses.areForeign(term))
                    .toList());
        }

        @Override
        public void accept(Event event, boolean certain) {
            if (machine.isOver() || !(certain ? exact || residual.test(event) : whole.test(event))) {
                return;
            }
            if (grouping) {
                single.increment();
            }
            if (onLane) {
                lane.event(() -> take(event));
                return;
            }
            try {
                take(event);
            } catch (RuntimeException e) {
                sinkFailed.accept(e);
                throw e;
            }
        }

        @Override
        public void accept(PartialGroup group) {
            if (!machine.isOver()) {
                grouped.add(group.count());
                guarded(() -> input.accept(group));
            }
        }

        private void take(Event event) {
            if (!machine.isOver() && (script == null || script.test(event))) {
                input.accept(event);
            }
        }

        @Override
        public void pause() {
            guarded(machine::pause);
        }

        @Override
        public void tick(long now) {
            if (onLane) {
                lane.beat(() -> input.tick(now));
            } else {
                guarded(() -> input.tick(now));
            }
        }

        @Override
        public void settle() {
            lane.settle();
            input.pace();
        }

        @Override
        public void end() {
            if (onLane) {
                lane.force(input::end);
            } else {
                guarded(input::end);
            }
        }

        @Override
        public void fail(RuntimeException reason) {
            feedFailed.accept(reason);
        }

        /** What the sink throws ends the query, and the subscription at the feed. */
        private void guarded(Runnable call) {
            try {
                call.run();
            } catch (RuntimeException e) {
                sinkFailed.accept(e);
                throw e;
            }
        }
    }
}
