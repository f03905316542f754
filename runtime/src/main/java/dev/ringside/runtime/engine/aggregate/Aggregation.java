package dev.ringside.runtime.engine.aggregate;

import dev.ringside.dsl.eval.Value;
import dev.ringside.dsl.eval.Values;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.query.Aggregate;
import dev.ringside.dsl.schema.StreamType;
import java.util.Optional;

/** An aggregate ready for use: computes its values from events, and makes accumulators for them. For any thread. */
public final class Aggregation {
    private final Aggregate aggregate;
    private final Value value;
    /** The type of the rows that some of them give, made once for all groups. */
    private final Optional<StreamType> rows;
    /** Whether it is about numbers, so that what is none does not count. */
    private final boolean numeric;

    public Aggregation(Aggregate aggregate) {
        this.aggregate = aggregate;
        this.value = aggregate.measured().map(Values::interpret).orElse(event -> true);
        this.rows = aggregate.rows();
        this.numeric = switch (aggregate) {
            case Aggregate.Sum sum -> true;
            case Aggregate.Avg avg -> true;
            case Aggregate.Min min -> true;
            case Aggregate.Max max -> true;
            case Aggregate.Percentile percentile -> true;
            case Aggregate.Hist hist -> true;
            case Aggregate.Count count -> false;
            case Aggregate.Distinct distinct -> false;
            case Aggregate.Top top -> false;
        };
    }

    /** A new accumulator, which has seen nothing. */
    public Accumulator start() {
        return switch (aggregate) {
            case Aggregate.Count count -> new Counter();
            case Aggregate.Sum sum -> sum(sum.expr());
            case Aggregate.Avg avg -> new Mean(sum(avg.expr()), isDuration(avg.expr()));
            case Aggregate.Min min -> new Extreme(false);
            case Aggregate.Max max -> new Extreme(true);
            case Aggregate.Percentile percentile -> new Quantile(percentile.percent(), isDuration(percentile.expr()));
            case Aggregate.Distinct distinct -> new DistinctCount(Match.of(distinct.expr()));
            case Aggregate.Hist hist ->
                hist.bounds().isEmpty()
                        ? new PowerHistogram(rows.orElseThrow(), isDuration(hist.expr()))
                        : new BoundsHistogram(rows.orElseThrow(), isDuration(hist.expr()), hist.bounds());
            case Aggregate.Top top -> new Frequent(rows.orElseThrow(), top.count(), Match.of(top.expr()));
        };
    }

    /** Lets an accumulator of this aggregate take an event. */
    public void add(Accumulator accumulator, Event event, Room room) {
        Object computed = value.of(event);
        if (computed != null && !(numeric && computed instanceof Double number && number.isNaN())) {
            accumulator.add(computed, event.os(), room);
        }
    }

    private static Sum sum(Expr expr) {
        return expr.type() == ValueType.INTEGER || expr.type() == ValueType.DURATION
                ? new WholeSum()
                : new DecimalSum();
    }

    private static boolean isDuration(Expr expr) {
        return expr.type() == ValueType.DURATION;
    }
}
