package dev.ringside.runtime.engine.aggregate;

import dev.ringside.dsl.eval.Value;
import dev.ringside.dsl.eval.Values;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.plan.Measure;
import dev.ringside.dsl.plan.PartialGroup;
import dev.ringside.dsl.query.Aggregate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

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

    /**
     * What a feed would have to measure for this aggregate; nothing for a count, which is known anyway.
     *
     * @return an empty list, a list of one measure, or null if only values one by one will do
     */
    public static @Nullable List<Measure> measures(Aggregate aggregate) {
        if (aggregate instanceof Aggregate.Count) {
            return List.of();
        }
        if (!(aggregate.measured().orElseThrow() instanceof Expr.FieldRef ref) || !isWhole(ref)) {
            return null;
        }
        Field field = ref.field();
        return switch (aggregate) {
            case Aggregate.Count count -> List.of();
            case Aggregate.Sum sum -> List.of(new Measure.Sum(field));
            case Aggregate.Avg avg -> List.of(new Measure.Sum(field));
            case Aggregate.Min min -> List.of(new Measure.Least(field));
            case Aggregate.Max max -> List.of(new Measure.Greatest(field));
            case Aggregate.Hist hist -> buckets(field, hist.bounds());
            case Aggregate.Percentile percentile -> null;
            case Aggregate.Distinct distinct -> null;
            case Aggregate.Top top -> null;
        };
    }

    private static boolean isWhole(Expr expr) {
        return expr.type() == ValueType.INTEGER || expr.type() == ValueType.DURATION;
    }

    private static @Nullable List<Measure> buckets(Field field, List<Double> bounds) {
        if (bounds.isEmpty()) {
            return List.of(new Measure.Buckets(field, PowerHistogram.bounds()));
        }
        List<Long> whole = bounds.stream()
                .map(bound -> Thresholds.of(value -> value >= bound))
                .flatMapToLong(OptionalLong::stream)
                .boxed()
                .toList();
        return whole.size() < bounds.size() ? null : List.of(new Measure.Buckets(field, whole));
    }

    /**
     * Lets an accumulator of this aggregate take events that a feed has put together.
     *
     * @param count how many there are
     * @param parts what is left of what was measured of them; what belongs to this aggregate is taken from it
     */
    public void add(Accumulator accumulator, long count, Iterator<PartialGroup.Part> parts, Room room) {
        if (accumulator instanceof Counter counter) {
            counter.add(count);
        } else {
            accumulator.add(parts.next(), room);
        }
    }

    /** Lets an accumulator of this aggregate take an event. */
    public void add(Accumulator accumulator, Event event, Room room) {
        Object computed = value.of(event);
        if (computed != null && !(numeric && computed instanceof Double number && number.isNaN())) {
            accumulator.add(computed, event.os(), room);
        }
    }

    private static Sum sum(Expr expr) {
        return isWhole(expr) ? new WholeSum() : new DecimalSum();
    }

    private static boolean isDuration(Expr expr) {
        return expr.type() == ValueType.DURATION;
    }
}
