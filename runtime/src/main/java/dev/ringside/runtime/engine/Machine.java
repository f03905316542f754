package dev.ringside.runtime.engine;

import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.runtime.engine.operator.Filter;
import dev.ringside.runtime.engine.operator.Flow;
import dev.ringside.runtime.engine.operator.Ledger;
import dev.ringside.runtime.engine.operator.Limits;
import dev.ringside.runtime.engine.operator.Setting;
import dev.ringside.runtime.engine.operator.Stages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A query's operators at work, with an input for each stream that it reads. Inputs may be used from several threads: they go in one at a time, guarded
 * by the machine itself.
 */
final class Machine {
    /** How far in event time one feed may be ahead of another before it waits, in nanoseconds. */
    private static final long AHEAD = 1_000_000_000L;
    /** It looks again after that long even if it was not woken, since the other may move on just before it begins to wait. */
    private static final long PATIENCE_MILLIS = 20;

    private final Ledger ledger = new Ledger();
    private final RowSink sink;
    private final Handover lane;
    private final Delivery delivery;
    private final Assembly assembly;
    private final boolean allOnLane;
    private final List<Input> inputs = new ArrayList<>();
    private final Collection<Clock> clocks;
    /** Where feeds wait for each other; not the machine itself, which a sink that hangs may hold. */
    private final Object pacing = new Object();

    private volatile boolean closed;

    /**
     * Puts a query together.
     *
     * @param feeds for each of its readings something that is the same for those from one feed
     * @param began when a source is started, if that is known
     * @param ended run behind the last row, on the lane
     */
    Machine(
            Query query,
            List<?> feeds,
            Function<Source, OptionalLong> began,
            Limits limits,
            RowSink sink,
            Handover lane,
            Runnable ended) {
        this.sink = sink;
        this.lane = lane;
        delivery = new Delivery(query.selected(), sink, ended);
        allOnLane = !lane.isDirect() && Assembly.isAllOnLane(query);
        Stages stages = new Stages(new Setting(limits, ledger, sink.wantsOrigins()));
        assembly = new Assembly(query, stages, lane, began, delivery, allOnLane);
        IdentityHashMap<Object, Clock> byFeed = new IdentityHashMap<>();
        List<Flow> flows = assembly.inputs();
        for (int i = 0; i < flows.size(); i++) {
            inputs.add(new Input(this, byFeed.computeIfAbsent(feeds.get(i), feed -> new Clock()), flows.get(i)));
        }
        clocks = List.copyOf(byFeed.values());
    }

    /** In the order of the query's readings. */
    List<Input> inputs() {
        return inputs;
    }

    /** Whether everything in it has to run on the lane, so that its inputs are used from there. */
    boolean isAllOnLane() {
        return allOnLane;
    }

    /** Whether its rows carry all events that led to them. */
    boolean isTraced() {
        return sink.wantsOrigins();
    }

    /** What a sequence's rows have to pass first. */
    Optional<Filter> gate() {
        return assembly.gate();
    }

    /** When it ends by itself, if that is known, in nanoseconds since the epoch. */
    OptionalLong deadline() {
        return assembly.deadline();
    }

    Ledger ledger() {
        return ledger;
    }

    long passed() {
        return delivery.passed();
    }

    boolean isOver() {
        return delivery.isOver();
    }

    synchronized void advance(Clock clock, long time) {
        if (time > clock.now()) {
            clock.advance(time);
            wake();
        }
    }

    /** Lets feeds that wait for each other look again. */
    void wake() {
        if (clocks.size() > 1) {
            synchronized (pacing) {
                pacing.notifyAll();
            }
        }
    }

    /** Lets the lane know what time it is. */
    synchronized void beat() {
        assembly.handoff().ifPresent(Handoff::beat);
    }

    /** Nothing follows at once: the sink should show what it has. */
    void pause() {
        if (lane.isDirect()) {
            synchronized (this) {
                if (!delivery.isOver()) {
                    sink.pause();
                }
            }
        } else {
            lane.pause(sink::pause);
        }
    }

    /** Ends all inputs: operators give what they hold back. */
    synchronized void stop() {
        inputs.forEach(Input::stop);
    }

    /** Gives no more rows. Does not wait for one that is being handled. */
    void close() {
        delivery.close();
        closed = true;
        wake();
    }

    /** Waits while a feed is ahead of another one, so that what has to wait for the other does not pile up. */
    void pace(Clock clock) {
        if (clocks.size() == 1) {
            return;
        }
        try {
            while (!closed && isAhead(clock)) {
                synchronized (pacing) {
                    pacing.wait(PATIENCE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isAhead(Clock clock) {
        // Where no event has said when it happened, it is no time at all, and nothing before that.
        long behind = Math.max(clock.now(), Long.MIN_VALUE + AHEAD) - AHEAD;
        return !clock.isOver() && clocks.stream().anyMatch(other -> !other.isOver() && other.now() < behind);
    }
}
