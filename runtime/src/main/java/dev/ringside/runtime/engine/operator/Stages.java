package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.SortKey;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.query.Window;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Makes operators that work of those that are written. */
public final class Stages {
    private final Setting setting;

    public Stages(Setting setting) {
        this.setting = setting;
    }

    /**
     * An operator with one input, or what is behind it where it has nothing to do: {@code select} is for who shows the rows, {@code for} for who
     * makes the inputs.
     *
     * @param input the type of what it gets
     */
    public Flow stage(Operator operator, StreamType input, Flow next) {
        return switch (operator) {
            case Operator.Where where -> new Filter(where.predicate(), next);
            case Operator.Select select -> next;
            case Operator.For end -> next;
            case Operator.Take take -> new Taking(take.count(), next);
            case Operator.Skip skip -> new Skipping(skip.count(), next);
            case Operator.Map map -> new Mapping(map, input, setting.traced(), next);
            case Operator.Distinct distinct ->
                recent(
                        distinct,
                        distinct.keys().isEmpty() ? Keys.ofAll(input) : Keys.of(distinct.keys()),
                        distinct.within(),
                        next);
            case Operator.Suppress suppress ->
                recent(suppress, Keys.of(suppress.keys()), OptionalLong.of(suppress.within()), next);
            case Operator.Sort sort -> ordering(sort, sort.keys(), input, Long.MAX_VALUE, next);
            case Operator.Top top -> ordering(top, List.of(order(top, input)), input, top.count(), next);
            case Operator.GroupBy groupBy -> grouping(groupBy, input, next);
            case Operator.Rate rate -> new Rating(rate, input, setting, next);
            case Operator.LimitRate limit -> new RateLimit(limit, setting, next);
            case Operator.OneIn sample -> new Sampling(sample.count(), next);
            case Operator.Fraction sample -> new Share(sample.share(), next);
            case Operator.Join join -> throw new IllegalArgumentException("has two inputs: " + join);
        };
    }

    private Flow recent(Operator operator, Keys keys, OptionalLong within, Flow next) {
        return new Recent(
                keys,
                within,
                setting.ledger().room(setting.limits().values(), operator, "values were forgotten before their time"),
                next);
    }

    private Flow ordering(Operator operator, List<SortKey> keys, StreamType input, long wanted, Flow next) {
        return new Ordering(
                keys,
                keys.stream().map(key -> Natural.value(key.expr(), input)).toList(),
                wanted,
                setting.ledger().room(setting.limits().events(), operator, "events too far down were left out"),
                next);
    }

    private static SortKey order(Operator.Top top, StreamType input) {
        Expr by = top.order(input)
                .orElseThrow(() -> new IllegalArgumentException("nothing to order " + input + " by: " + top));
        return new SortKey(by, true);
    }

    private Flow grouping(Operator.GroupBy groupBy, StreamType input, Flow next) {
        Groups groups = new Groups(groupBy, input, setting);
        if (groupBy.window().isEmpty()) {
            return new Grouping(groups, groupBy.keys().isEmpty(), next);
        }
        return switch (groupBy.window().get()) {
            case Window.Tumbling window -> new Windows(groups, window, setting.ledger(), next);
            case Window.Sliding window -> new Windows(groups, window, setting.ledger(), next);
            case Window.Session window ->
                reorder(1, window.lateness(), groupBy, new Sessions(groups, window, next))
                        .get(0);
        };
    }

    /**
     * A join.
     *
     * @param left the type of what it gets from its own side
     * @return the input for its own side, and that for the other
     */
    public List<Flow> join(Operator.Join join, StreamType left, Flow next) {
        return reorder(2, join.lateness(), join, new Joining(join, left, setting, next));
    }

    /**
     * A sequence.
     *
     * @return the inputs, one for each of its {@linkplain #sources sources}
     */
    public List<Flow> sequence(Source.Sequence sequence, Flow next) {
        return reorder(
                sources(sequence).size(), sequence.lateness(), sequence, new Sequencing(sequence, setting, next));
    }

    /** The sources that the steps of a sequence are of, each once, in the order in which they are written. */
    public static List<Source> sources(Source.Sequence sequence) {
        return Steps.sources(sequence);
    }

    private List<Flow> reorder(int inputs, long lateness, Object operator, Ordered next) {
        Reorder reorder = new Reorder(
                inputs,
                lateness,
                setting.ledger().room(setting.limits().events(), operator, "events could not wait for late ones"),
                setting.ledger(),
                next);
        return IntStream.range(0, inputs).mapToObj(reorder::input).toList();
    }
}
