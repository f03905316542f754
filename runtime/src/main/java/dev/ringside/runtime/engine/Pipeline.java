package dev.ringside.runtime.engine;

import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.operator.Limits;
import java.util.List;
import java.util.OptionalLong;

/**
 * The operators of a query at work without a feed: events in, rows out, in event time, on the thread that calls. Its counts may be read by any
 * thread.
 */
public final class Pipeline {
    private final Machine machine;
    private final Input input;
    /** What a feed is asked for elsewhere. */
    private final EventPredicate first;

    /**
     * A chain of operators.
     *
     * @param input the type of the events that are given to it
     * @param operators what they go through; without a join, which has a source of its own
     */
    public Pipeline(StreamType input, List<Operator> operators, Limits limits, RowSink sink) {
        Query query = new Query(input, operators);
        Handover direct = new Handover(Lane.DIRECT, failure -> {});
        machine = new Machine(query, List.of(direct), source -> OptionalLong.empty(), limits, sink, direct, () -> {});
        this.input = machine.inputs().get(0);
        this.first = Predicates.adaptive(Leading.of(query).predicate());
    }

    /** Takes an event. */
    public void accept(Event event) {
        if (first.test(event)) {
            input.accept(event);
        }
    }

    /** Event time has come to that, in nanoseconds since the epoch. Events from before may still follow: they are late. */
    public void advance(long now) {
        input.tick(now);
    }

    /** There are no more events: operators give what they hold back. */
    public void end() {
        input.end();
    }

    /** Whether no rows follow, because an operator or {@link #end} has ended it. */
    public boolean isOver() {
        return machine.isOver();
    }

    /** How many rows it gave. */
    public long passed() {
        return machine.passed();
    }

    /** How many events came later than an operator waits for. */
    public long late() {
        return machine.ledger().lateEvents();
    }

    /** What went beyond the limits. */
    public List<Stats.Overflow> overflows() {
        return Stats.overflows(machine.ledger());
    }
}
