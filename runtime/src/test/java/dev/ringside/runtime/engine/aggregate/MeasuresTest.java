package dev.ringside.runtime.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.plan.Measure;
import dev.ringside.dsl.plan.PartialGroup.Part;
import dev.ringside.dsl.query.Aggregate;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.testing.MeasuredParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What comes of what feeds have measured is what comes of the values one by one. */
class MeasuresTest {
    private static final StreamType TYPE = StreamType.Builder.derived("values", "Numbers that feeds measure")
            .field("whole", FieldType.INT, "A whole number")
            .field("duration", FieldType.DURATION, "A duration")
            .build();
    private static final List<Expr> NUMBERS =
            List.of(new Expr.FieldRef(TYPE.field("whole")), new Expr.FieldRef(TYPE.field("duration")));
    private static final List<Double> BOUNDS = List.of(-1e18, -0.5, 0.0, 0.25, 3.0, 1e6, 0x1p53 + 2, 0x1p62);

    private final Random random = new Random(3);

    @Test
    void aggregatesOfPartsAreThoseOfTheirValues() {
        for (int round = 0; round < 400; round++) {
            for (Expr number : NUMBERS) {
                for (Aggregate aggregate : List.of(
                        new Aggregate.Count(),
                        new Aggregate.Sum(number),
                        new Aggregate.Avg(number),
                        new Aggregate.Min(number),
                        new Aggregate.Max(number),
                        new Aggregate.Hist(number, List.of()),
                        new Aggregate.Hist(number, BOUNDS))) {
                    List<long[]> parts = parts();
                    long[] values = parts.stream().flatMapToLong(LongStream::of).toArray();
                    assertThat(String.valueOf(ofParts(aggregate, parts)))
                            .as("%s of %s", aggregate, values)
                            .isEqualTo(String.valueOf(ofValues(aggregate, values)));
                }
            }
        }
    }

    @Test
    void whereOnlyValuesOneByOneWillDoNothingIsMeasured() {
        Expr number = NUMBERS.getFirst();
        assertThat(Aggregation.measures(new Aggregate.Percentile(number, 50))).isNull();
        assertThat(Aggregation.measures(new Aggregate.Distinct(number))).isNull();
        assertThat(Aggregation.measures(new Aggregate.Top(3, number))).isNull();
        assertThat(Aggregation.measures(new Aggregate.Sum(new Expr.IntegerLiteral(1))))
                .isNull();
        assertThat(Aggregation.measures(new Aggregate.Hist(number, List.of(0.0, 1e300))))
                .isNull();
    }

    private List<long[]> parts() {
        List<long[]> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            parts.add(LongStream.generate(this::number).limit(random.nextInt(6)).toArray());
        }
        return parts;
    }

    /** Any size, and often at or beside a power of two. */
    private long number() {
        long number = random.nextLong() >> random.nextInt(Long.SIZE);
        return random.nextBoolean() ? number : Long.highestOneBit(number) + random.nextInt(3) - 1;
    }

    private @Nullable Object ofValues(Aggregate aggregate, long[] values) {
        Aggregation aggregation = new Aggregation(aggregate);
        Accumulator accumulator = aggregation.start();
        for (long value : values) {
            EventBuilder event = new EventBuilder(TYPE, Os.LINUX);
            TYPE.fields().forEach(field -> event.set(field, value));
            aggregation.add(accumulator, event.build(), room());
        }
        return plain(accumulator.result());
    }

    private @Nullable Object ofParts(Aggregate aggregate, List<long[]> parts) {
        Aggregation aggregation = new Aggregation(aggregate);
        Accumulator accumulator = aggregation.start();
        List<Measure> measures = Objects.requireNonNull(Aggregation.measures(aggregate));
        for (long[] values : parts) {
            List<Part> measured = measures.stream()
                    .map(measure -> MeasuredParts.of(measure, values))
                    .toList();
            aggregation.add(accumulator, values.length, measured.iterator(), room());
        }
        return plain(accumulator.result());
    }

    private static Room room() {
        return new Room(1000, new LongAdder());
    }

    /** Rows of histograms as text. */
    private static @Nullable Object plain(@Nullable Object result) {
        return result instanceof List<?> rows
                ? rows.stream()
                        .map(Event.class::cast)
                        .map(row -> IntStream.range(0, 3)
                                .mapToObj(slot -> row.has(slot) ? row.number(slot) + " " + row.decimal(slot) : "none")
                                .toList())
                        .toList()
                : result;
    }
}
