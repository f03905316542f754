package dev.ringside.runtime.engine;

import static dev.ringside.runtime.engine.Samples.EXITS;
import static dev.ringside.runtime.engine.Samples.NET;
import static dev.ringside.runtime.engine.Samples.PROCS;
import static dev.ringside.runtime.engine.Samples.field;
import static dev.ringside.runtime.engine.Samples.nanos;
import static dev.ringside.runtime.engine.Samples.predicate;
import static dev.ringside.runtime.engine.Samples.query;
import static dev.ringside.runtime.engine.Samples.where;

import dev.ringside.dsl.query.Aggregate;
import dev.ringside.dsl.query.Column;
import dev.ringside.dsl.query.NamedAggregate;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.SortKey;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.query.Step;
import dev.ringside.dsl.query.Window;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Queries made at random, of streams whose events have names, pids and perhaps users. */
final class RandomQueries {
    static final long LATENESS = nanos(2);

    private static final List<StreamType> STREAMS = List.of(PROCS, NET, EXITS);

    private final Random random;

    RandomQueries(Random random) {
        this.random = random;
    }

    /** A query whose rows do not depend on the order in which events come, as long as they are not too late. */
    Query anyOrder() {
        List<Operator> operators = new ArrayList<>();
        Source source = random.nextInt(3) == 0 ? sequence() : new Source.Stream(stream());
        StreamType type = source.type();
        if (source instanceof Source.Stream) {
            operators.add(where(type, filter()));
            if (random.nextInt(3) == 0) {
                Operator.Join join = join();
                operators.add(join);
                type = join.output(type);
            }
        }
        switch (random.nextInt(6)) {
            case 0 -> operators.add(groupBy(type, Optional.empty()));
            case 1 -> {
                Operator.GroupBy inner = groupBy(type, Optional.of(window()));
                operators.add(inner);
                operators.add(groupBy(inner.output(type), Optional.of(window())));
            }
            case 2 -> operators.add(new Operator.Rate(nanos(1 + random.nextInt(4))));
            case 3 -> operators.add(groupBy(type, Optional.of(window())));
            default -> {}
        }
        return new Query(source, operators);
    }

    /** Any query. */
    Query inOrder() {
        Query query = anyOrder();
        List<Operator> operators = new ArrayList<>(query.operators());
        StreamType type = query.type();
        operators.add(
                switch (random.nextInt(9)) {
                    case 0 -> new Operator.Take(random.nextInt(20));
                    case 1 -> new Operator.Skip(random.nextInt(5));
                    case 2 -> new Operator.OneIn(1 + random.nextInt(4));
                    case 3 -> new Operator.Fraction(0.5);
                    case 4 -> new Operator.Suppress(nanos(3), List.of());
                    case 5 -> new Operator.LimitRate(2, nanos(5));
                    case 6 -> new Operator.Distinct(List.of(), OptionalLong.empty());
                    case 7 -> new Operator.Sort(List.of(new SortKey(field(type, "time"), true)));
                    default -> new Operator.Map(List.of(new Column("moment", field(type, "time"))));
                });
        return new Query(query.source(), operators);
    }

    private StreamType stream() {
        return STREAMS.get(random.nextInt(STREAMS.size()));
    }

    private String filter() {
        return switch (random.nextInt(4)) {
            case 0 -> "name == \"a\"";
            case 1 -> "pid > 2";
            case 2 -> "user == \"root\" || pid == 1";
            default -> "true";
        };
    }

    private Source.Sequence sequence() {
        StreamType first = stream();
        List<String> by = random.nextBoolean() ? List.of("pid") : List.of();
        List<Step> steps = new ArrayList<>();
        Query start = query(first, where(first, filter()));
        steps.add(random.nextInt(4) == 0 ? new Step.Times(2, start) : new Step.Once(start));
        for (int i = random.nextInt(3); i >= 0; i--) {
            StreamType stream = stream();
            steps.add(new Step.Once(query(stream)));
            Source.Sequence so = new Source.Sequence(by, 1, 0, steps, Optional.empty());
            String told = random.nextBoolean() ? filter() : "name == $1.name";
            Query step = query(stream, new Operator.Where(predicate(so.scope(steps.size() - 1), told)));
            steps.set(
                    steps.size() - 1,
                    switch (random.nextInt(5)) {
                        case 0 -> new Step.None(step);
                        case 1 -> new Step.Times(2, step);
                        default -> new Step.Once(step);
                    });
        }
        StreamType last = stream();
        Optional<Query> until =
                random.nextInt(3) == 0 ? Optional.of(query(last, where(last, "name == \"c\""))) : Optional.empty();
        return new Source.Sequence(by, nanos(1 + random.nextInt(6)), LATENESS, steps, until);
    }

    private Operator.Join join() {
        StreamType other = stream();
        return new Operator.Join(
                query(other, where(other, filter())), List.of("pid"), Optional.empty(), nanos(1), LATENESS);
    }

    private Window window() {
        long size = nanos(1 + random.nextInt(5));
        return switch (random.nextInt(3)) {
            case 0 -> new Window.Tumbling(size, LATENESS);
            case 1 -> new Window.Sliding(size, nanos(1 + random.nextInt(3)), LATENESS);
            default -> new Window.Session(size, LATENESS);
        };
    }

    private Operator.GroupBy groupBy(StreamType type, Optional<Window> window) {
        List<Column> keys = type.find("pid").isPresent() && random.nextBoolean()
                ? List.of(Column.of(field(type, "pid")))
                : List.of();
        return new Operator.GroupBy(
                keys,
                List.of(
                        NamedAggregate.of(new Aggregate.Count()),
                        NamedAggregate.of(new Aggregate.Max(field(type, "time")))),
                window);
    }
}
