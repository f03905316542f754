package dev.ringside.runtime.engine;

import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.operator.Limits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operators of a query at work: events in, rows out, in event time. For one thread at a time; its counts may be read by any. */
public final class Pipeline {
    private final List<Operator> operators;
    private final List<@Nullable EventPredicate> predicates = new ArrayList<>();
    private final long[] counts;
    private final List<Field> fields;
    private final RowSink sink;
    private volatile boolean over;
    private volatile long passed;

    /**
     * A chain without other sources than its own.
     *
     * @param input the type of the events that are given to it
     */
    public Pipeline(StreamType input, List<Operator> operators, Limits limits, RowSink sink) {
        this.operators = List.copyOf(operators);
        this.sink = sink;
        counts = new long[operators.size()];
        List<Field> selected = List.of();
        for (Operator operator : operators) {
            predicates.add(operator instanceof Operator.Where where ? Predicates.adaptive(where.predicate()) : null);
            if (operator instanceof Operator.Select select) {
                selected = select.fields();
            }
        }
        fields = selected;
    }

    /** How many rows it gave. */
    public long passed() {
        return passed;
    }

    /** Whether nothing follows, because an operator or {@link #end} has ended it. */
    public boolean isOver() {
        return over;
    }

    /** Event time has come to that, in nanoseconds since the epoch. Events from before may still follow: they are late. */
    public void advance(long now) {}

    /** No more events follow: operators give what they hold back. */
    public void end() {
        over = true;
    }

    /** Takes an event. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, any reads
    public void accept(Event event) {
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
            over = true;
        }
    }
}
