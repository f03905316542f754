package dev.ringside.runtime.engine;

import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.Simplifier;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.operator.Limits;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.Feed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A query at work: its machine and the leaves that feed it. */
final class RunningQuery implements Subscription {
    private final List<Feed> feeds;
    private final Machine machine;
    private final Handover handover;
    private final List<Leaf> leaves = new ArrayList<>();
    private final Accounts before;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile Plan plan;
    private volatile boolean paused;
    private volatile @Nullable RuntimeException failure;

    /** @param feeds of the plan's parts, in their order */
    RunningQuery(Plan plan, List<Feed> feeds, Limits limits, RowSink sink, Lane lane, Function<Source, Feed> feedOf) {
        this.plan = plan;
        this.feeds = feeds;
        handover = new Handover(lane, this::abort);
        machine = new Machine(
                plan.query(),
                clocks(plan, feeds),
                source -> feedOf.apply(source).now(),
                limits,
                sink,
                handover,
                this::end);
        for (int i = 0; i < feeds.size(); i++) {
            leaves.add(new Leaf(feeds.get(i), machine.inputs().get(i), machine, handover, this::abort, this::fail));
        }
        before = total();
    }

    /** What is there now began at any time: no other stream of the feed is late because of it, nor it because of them. */
    private static List<Object> clocks(Plan plan, List<Feed> feeds) {
        List<Object> clocks = new ArrayList<>(feeds);
        for (int i = 0; i < clocks.size(); i++) {
            if (plan.parts().get(i).state()) {
                clocks.set(i, new Object());
            }
        }
        return clocks;
    }

    /**
     * Subscribes to the feeds.
     *
     * @throws dev.ringside.dsl.diagnostic.RingsideException if one of them cannot be had; then all is as if it had not been tried
     */
    void start() {
        if (plan.query().operators().contains(new Operator.Take(0))) {
            machine.stop();
            return;
        }
        try {
            for (int i = 0; i < leaves.size(); i++) {
                leaves.get(i).ask(plan.parts().get(i));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public long matched() {
        return machine.passed();
    }

    @Override
    public Accounts accounts() {
        return total().minus(before);
    }

    /** Over the streams of all feeds, each once. */
    private Accounts total() {
        record Place(Feed feed, StreamType stream) {}
        Set<Place> counted = new HashSet<>();
        Accounts total = Accounts.NONE;
        for (int i = 0; i < feeds.size(); i++) {
            StreamType stream = plan.parts().get(i).stream();
            if (plan.parts().get(i).state()) {
                long given = leaves.get(i).given();
                total = total.plus(new Accounts(given, 0, given, 0));
            } else if (counted.add(new Place(feeds.get(i), stream))) {
                total = total.plus(feeds.get(i).accounts(stream));
            }
        }
        return total;
    }

    @Override
    public long dropped() {
        return handover.dropped();
    }

    @Override
    public long late() {
        return machine.ledger().lateEvents();
    }

    @Override
    public Stats stats() {
        long grouped = leaves.stream().mapToLong(Leaf::grouped).sum();
        long single = leaves.stream().mapToLong(Leaf::single).sum();
        return new Stats(matched(), accounts(), grouped, single, dropped(), late(), Stats.overflows(machine.ledger()));
    }

    @Override
    public synchronized void replace(Predicate predicate) {
        Query query = Leading.with(plan.query(), predicate);
        plan = Planner.plan(query, Reading.of(query, machine.isTraced()), feeds, machine.isTraced());
        machine.gate().ifPresent(gate -> gate.replace(Simplifier.simplify(predicate)));
        if (machine.gate().isEmpty() && !paused) {
            leaves.get(0).ask(plan.parts().get(0));
        }
    }

    @Override
    public synchronized void narrow(Predicate predicate) {
        replace(Simplifier.simplify(Predicate.and(List.of(current(), predicate))));
    }

    @Override
    public synchronized void widen(Predicate predicate) {
        replace(Simplifier.simplify(Predicate.or(List.of(current(), predicate))));
    }

    private Predicate current() {
        return Leading.of(plan.query()).predicate();
    }

    @Override
    public synchronized void pause() {
        paused = true;
        for (int i = 0; i < leaves.size(); i++) {
            leaves.get(i).askForNothing(plan.parts().get(i));
        }
    }

    @Override
    public synchronized void resume() {
        paused = false;
        for (int i = 0; i < leaves.size(); i++) {
            leaves.get(i).ask(plan.parts().get(i));
        }
    }

    @Override
    public boolean isPaused() {
        return paused;
    }

    @Override
    public void finish() {
        leaves.forEach(Leaf::close);
        flush();
    }

    /** Lets operators give what they hold back, behind all that was given to the lane before. */
    private void flush() {
        if (!handover.isDirect()) {
            handover.force(machine::stop);
            return;
        }
        try {
            machine.stop();
        } catch (RuntimeException e) {
            abort(e);
        }
    }

    @Override
    public CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public void close() {
        machine.close();
        leaves.forEach(Leaf::close);
        ended.complete(null);
    }

    /** The sink does not take any more. */
    private void abort(RuntimeException reason) {
        machine.close();
        ended.completeExceptionally(reason);
        closeElsewhere();
    }

    /** A feed cannot go on: what has come so far is worth having. */
    private void fail(RuntimeException reason) {
        failure = reason;
        flush();
    }

    /** The last row has been given. */
    private void end() {
        RuntimeException reason = failure;
        if (reason == null) {
            ended.complete(null);
        } else {
            ended.completeExceptionally(reason);
        }
        if (!machine.inputs().stream().allMatch(Input::isOver)) {
            closeElsewhere();
        }
    }

    /** Gives up the feeds, of which nobody wants anything any more, on a thread that no feed is waiting for. */
    private void closeElsewhere() {
        Thread.ofPlatform().daemon().name("ringside-close").start(() -> leaves.forEach(Leaf::close));
    }
}
