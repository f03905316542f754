package dev.ringside.runtime.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.query.Aggregate;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.Collected;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AggregationTest {
    private static final StreamType TYPE = StreamType.Builder.derived("values", "Values of all kinds")
            .field("whole", FieldType.INT, "A whole number")
            .field("decimal", FieldType.NUMBER, "A number")
            .field("duration", FieldType.DURATION, "A duration")
            .field("text", FieldType.TEXT, "A text")
            .field("name", FieldType.NAME, "A name")
            .build();
    private static final Expr WHOLE = new Expr.FieldRef(TYPE.field("whole"));
    private static final Expr DECIMAL = new Expr.FieldRef(TYPE.field("decimal"));
    private static final Expr DURATION = new Expr.FieldRef(TYPE.field("duration"));
    private static final Expr TEXT = new Expr.FieldRef(TYPE.field("text"));
    private static final Expr NAME = new Expr.FieldRef(TYPE.field("name"));

    private final LongAdder refusals = new LongAdder();
    private Room room = new Room(1_000_000, refusals);

    @Test
    void aSumOfWholeNumbersIsExactWhateverTheirOrderAndStaysWithin64Bits() {
        Aggregate sum = new Aggregate.Sum(WHOLE);

        assertThat(wholes(sum, Long.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, -5))
                .isEqualTo(Long.MAX_VALUE - 6);
        assertThat(wholes(sum, Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
        assertThat(wholes(sum, Long.MIN_VALUE, -1)).isEqualTo(Long.MIN_VALUE);
        assertThat(wholes(sum, -3, 2)).isEqualTo(-1L);
        assertThat(wholes(sum)).isNull();
    }

    @Test
    void aMeanOfHugeNumbersDoesNotOverflow() {
        assertThat(number(result(new Aggregate.Avg(WHOLE), whole(Long.MAX_VALUE), whole(Long.MAX_VALUE))))
                .isCloseTo(Long.MAX_VALUE, within(1024.0));
        assertThat(result(new Aggregate.Avg(DURATION), duration(3), duration(4)))
                .isEqualTo(4L);
    }

    @Test
    void aSumOfDecimalsDoesNotLoseWhatIsSmall() {
        assertThat(decimals(new Aggregate.Sum(DECIMAL), 1e16, 1, 1, -1e16)).isEqualTo(2.0);
        assertThat(decimals(new Aggregate.Sum(DECIMAL), Double.POSITIVE_INFINITY, 1))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void whatIsNoNumberDoesNotCount() {
        assertThat(decimals(new Aggregate.Max(DECIMAL), 1, Double.NaN)).isEqualTo(1.0);
        assertThat(decimals(new Aggregate.Sum(DECIMAL), Double.NaN)).isNull();
        assertThat(decimals(new Aggregate.Distinct(DECIMAL), Double.NaN, 1)).isEqualTo(2L);
    }

    @Test
    void fewPercentilesAreExact() {
        double[] values =
                DoubleStream.iterate(1, value -> value + 1).limit(1000).toArray();

        assertThat(decimals(new Aggregate.Percentile(DECIMAL, 95), values)).isEqualTo(950.0);
        assertThat(decimals(new Aggregate.Percentile(DECIMAL, 0), values)).isEqualTo(1.0);
        assertThat(decimals(new Aggregate.Percentile(DECIMAL, 100), values)).isEqualTo(1000.0);
        assertThat(decimals(new Aggregate.Percentile(DECIMAL, 50), 3, 1, 2, 4)).isEqualTo(2.0);
    }

    @Test
    void manyPercentilesAreWithinOnePercent() {
        Random random = new Random(1);
        double[] values = DoubleStream.generate(() -> Math.exp(3 * random.nextGaussian()) * (random.nextInt(4) - 1))
                .limit(50_000)
                .toArray();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (double percent : new double[] {0, 1, 10, 30, 60, 75, 90, 99, 99.9, 100}) {
            double right = sorted[(int) Quantile.rank(percent, sorted.length) - 1];

            assertThat(number(decimals(new Aggregate.Percentile(DECIMAL, percent), values)))
                    .as("%s percent", percent)
                    .isCloseTo(right, within(Math.abs(right) * 0.0101));
        }
    }

    @Test
    void thePercentileOfADurationIsOne() {
        assertThat(result(new Aggregate.Percentile(DURATION, 50), duration(1), duration(3)))
                .isEqualTo(1L);
    }

    @Test
    void fewDifferentValuesAreCountedExactlyAndManyNearly() {
        Aggregate distinct = new Aggregate.Distinct(TEXT);

        assertThat(texts(distinct, Stream.iterate(0, i -> i + 1).limit(2_000).map(i -> "t" + i % 1024)))
                .isEqualTo(1024L);
        for (int count : new int[] {1_100, 5_000, 20_000, 200_000}) {
            double counted = number(
                    texts(distinct, Stream.iterate(0, i -> i + 1).limit(count).map(i -> "text " + i)));

            assertThat(counted).as("of %d", count).isCloseTo(count, within(count * 0.05));
        }
    }

    @Test
    void namesOfWindowsAreTheSameWithoutTheirEnding() {
        Event one = new EventBuilder(TYPE, Os.WINDOWS).set("name", "Cmd.exe").build();
        Event other = new EventBuilder(TYPE, Os.WINDOWS).set("name", "CMD").build();

        assertThat(result(new Aggregate.Distinct(NAME), one, other)).isEqualTo(1L);
        assertThat(rows(result(new Aggregate.Top(3, NAME), one, other), "value", "count"))
                .containsExactly("Cmd.exe 2");
    }

    @Test
    void histogramsGoByPowersOfTwo() {
        assertThat(rows(
                        decimals(new Aggregate.Hist(DECIMAL, List.of()), 0, 0.5, 1, 3.9, 4, -0.1, -1, -1.5, -2, -2.1),
                        "from",
                        "to",
                        "count"))
                .containsExactly("-4 -2 1", "-2 -1 2", "-1 0 2", "0 1 2", "1 2 1", "2 4 1", "4 8 1");
    }

    @Test
    void histogramsGoByBoundsThatAreGiven() {
        assertThat(rows(
                        decimals(new Aggregate.Hist(DECIMAL, List.of(0.0, 10.0)), -1, 0, 9.9, 10, 11),
                        "from",
                        "to",
                        "count"))
                .containsExactly("- 0 1", "0 10 2", "10 - 2");
    }

    @Test
    void theMostFrequentValuesAreExactIfThereAreFew() {
        assertThat(rows(texts(new Aggregate.Top(2, TEXT), Stream.of("a", "c", "b", "c", "b", "d")), "value", "count"))
                .containsExactly("b 2", "c 2");
    }

    @Test
    void theMostFrequentOfManyValuesAreFound() {
        Random random = new Random(2);
        List<String> values = Stream.generate(() ->
                        random.nextInt(10) == 0 ? "often " + random.nextInt(3) : "rare " + random.nextInt(1_000_000))
                .limit(100_000)
                .toList();
        List<String> top = rows(texts(new Aggregate.Top(3, TEXT), values.stream()), "value", "count");

        assertThat(top).hasSize(3).allSatisfy(row -> {
            String value = row.substring(0, row.lastIndexOf(' '));
            long count = Long.parseLong(row.substring(row.lastIndexOf(' ') + 1));
            long right = values.stream().filter(value::equals).count();
            assertThat(value).startsWith("often");
            assertThat(count).isBetween(right, right + values.size() / 1024);
        });
    }

    @Test
    void whereThereIsNoRoomValuesAreLeftOutAndCounted() {
        room = new Room(3, refusals);

        assertThat(texts(new Aggregate.Distinct(TEXT), Stream.of("a", "b", "c", "d", "a", "e")))
                .isEqualTo(3L);
        assertThat(refusals.sum()).isEqualTo(2);
    }

    @Test
    void whatAnAccumulatorKeepsIsWhatItTook() {
        Random random = new Random(3);
        List<Aggregate> aggregates = List.of(
                new Aggregate.Percentile(DECIMAL, 50),
                new Aggregate.Distinct(DECIMAL),
                new Aggregate.Hist(DECIMAL, List.of()),
                new Aggregate.Top(3, DECIMAL));
        for (Aggregate aggregate : aggregates) {
            int limit = 5_000;
            room = new Room(limit, refusals);
            Aggregation aggregation = new Aggregation(aggregate);
            Accumulator accumulator = aggregation.start();
            for (int i = 0; i < 3_000; i++) {
                aggregation.add(accumulator, decimal(random.nextDouble() * 1e9), room);
            }

            assertThat(room.take(limit - accumulator.kept()))
                    .as(aggregate.word())
                    .isTrue();
            assertThat(room.isFull()).as(aggregate.word()).isTrue();
        }
    }

    private @Nullable Object wholes(Aggregate aggregate, long... values) {
        return result(
                aggregate,
                LongStream.of(values).mapToObj(AggregationTest::whole).toArray(Event[]::new));
    }

    private @Nullable Object decimals(Aggregate aggregate, double... values) {
        return result(
                aggregate,
                DoubleStream.of(values).mapToObj(AggregationTest::decimal).toArray(Event[]::new));
    }

    private @Nullable Object texts(Aggregate aggregate, Stream<String> values) {
        return result(
                aggregate,
                values.map(value -> new EventBuilder(TYPE, Os.LINUX)
                                .set("text", value)
                                .build())
                        .toArray(Event[]::new));
    }

    private @Nullable Object result(Aggregate aggregate, Event... events) {
        Aggregation aggregation = new Aggregation(aggregate);
        Accumulator accumulator = aggregation.start();
        for (Event event : events) {
            aggregation.add(accumulator, event, room);
        }
        return accumulator.result();
    }

    private static List<String> rows(@Nullable Object result, String... fields) {
        return ((List<?>) Objects.requireNonNull(result))
                .stream().map(row -> Collected.text((Event) row, fields)).toList();
    }

    private static double number(@Nullable Object result) {
        return ((Number) Objects.requireNonNull(result)).doubleValue();
    }

    private static Event whole(long value) {
        return new EventBuilder(TYPE, Os.LINUX).set("whole", value).build();
    }

    private static Event duration(long value) {
        return new EventBuilder(TYPE, Os.LINUX).set("duration", value).build();
    }

    private static Event decimal(double value) {
        return new EventBuilder(TYPE, Os.LINUX)
                .set(TYPE.field("decimal"), value)
                .build();
    }
}
