package dev.ringside.runtime.engine;

import static dev.ringside.runtime.engine.Samples.EXITS;
import static dev.ringside.runtime.engine.Samples.PROCS;
import static dev.ringside.runtime.engine.Samples.event;
import static dev.ringside.runtime.engine.Samples.field;
import static dev.ringside.runtime.engine.Samples.nanos;
import static dev.ringside.runtime.engine.Samples.proc;
import static dev.ringside.runtime.engine.Samples.procs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.query.Aggregate;
import dev.ringside.dsl.query.Column;
import dev.ringside.dsl.query.NamedAggregate;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Window;
import dev.ringside.runtime.engine.operator.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class GroupsTest {
    private static final Aggregate COUNT = new Aggregate.Count();

    private final Collected rows = new Collected();

    @Test
    void groupsAreGivenAtTheEndInTheOrderOfTheirFirstEvents() {
        run(groupBy(Optional.empty(), "name"), "b3 a1 b2 c2.5 a9");

        assertThat(rows.of("time", "name", "count")).containsExactly("9 a 2", "3 b 2", "2.5 c 1");
    }

    @Test
    void withoutKeysThereIsOneRowEvenOfNothing() {
        run(groupBy(Optional.empty()), "a1 b2");
        assertThat(rows.of("time", "count")).containsExactly("2 2");

        rows.rows().clear();
        Pipeline empty = pipeline(groupBy(Optional.empty()));
        empty.end();
        assertThat(rows.of("time", "count")).containsExactly("- 0");
    }

    @Test
    void aGroupOfMissingValuesIsAGroup() {
        Pipeline pipeline = pipeline(groupBy(Optional.empty(), "user"));
        pipeline.accept(proc(1, "a", 1));
        pipeline.accept(event(PROCS, 2).set("user", "root").build());
        pipeline.accept(proc(3, "a", 1));
        pipeline.end();

        assertThat(rows.of("user", "count")).containsExactly("- 2", "root 1");
    }

    @Test
    void namesOfWindowsAreTheSameWhateverTheirCase() {
        Pipeline pipeline = pipeline(groupBy(Optional.empty(), "name"), Samples.where(PROCS, "true"));
        for (String name : List.of("CMD.EXE", "cmd.exe", "cmd")) {
            pipeline.accept(new EventBuilder(PROCS, Os.WINDOWS)
                    .set("time", 1)
                    .set("name", name)
                    .build());
        }
        pipeline.end();

        assertThat(rows.of("name", "count")).containsExactly("CMD.EXE 3");
        assertThat(rows.rows().get(0).event().os()).isEqualTo(Os.WINDOWS);
    }

    @Test
    void tumblingWindowsAreGivenWhenTimeHasPassedThemByTheLateness() {
        Pipeline pipeline = pipeline(groupBy(Optional.of(new Window.Tumbling(nanos(10), nanos(2))), "name"));
        feed(pipeline, "a1 b2 a9 a11.9");
        assertThat(rows.rows()).isEmpty();
        feed(pipeline, "a12");
        assertThat(rows.of("start", "time", "name", "count")).containsExactly("0 10 a 2", "0 10 b 1");
        feed(pipeline, "b9.9 b10 a35");
        assertThat(pipeline.late()).isEqualTo(1);
        pipeline.end();

        assertThat(rows.of("start", "time", "name", "count").subList(2, 5))
                .containsExactly("10 20 b 1", "10 20 a 2", "30 40 a 1");
    }

    @Test
    void whatComesLateButNotTooLateIsCounted() {
        Pipeline pipeline = pipeline(groupBy(Optional.of(new Window.Tumbling(nanos(10), nanos(2)))));
        feed(pipeline, "a9 b11 c8 d12");

        assertThat(rows.of("time", "count")).containsExactly("10 2");
        assertThat(pipeline.late()).isZero();
    }

    @Test
    void aWindowClosesByTheClockWhenNothingComes() {
        Pipeline pipeline = pipeline(groupBy(Optional.of(new Window.Tumbling(nanos(10), nanos(2)))));
        feed(pipeline, "a9");
        pipeline.advance(nanos(11));
        assertThat(rows.rows()).isEmpty();
        pipeline.advance(nanos(12));

        assertThat(rows.of("time", "count")).containsExactly("10 1");
    }

    @Test
    void slidingWindowsOverlap() {
        run(groupBy(Optional.of(new Window.Sliding(nanos(10), nanos(5), 0))), "a1 b6 c12");

        assertThat(rows.of("start", "time", "count")).containsExactly("-5 5 1", "0 10 2", "5 15 2", "10 20 1");
    }

    @Test
    void slidingWindowsMayLeaveGaps() {
        run(groupBy(Optional.of(new Window.Sliding(nanos(2), nanos(10), 0))), "a1 b6 c11.5 d12");

        assertThat(rows.of("start", "time", "count")).containsExactly("0 2 1", "10 12 1");
    }

    @Test
    void sessionsLastAsLongAsNothingIsFurtherApartThanTheGap() {
        Pipeline pipeline = pipeline(groupBy(Optional.of(new Window.Session(nanos(10), nanos(4))), "name"));
        feed(pipeline, "a1 b5 a11 b16 a12");
        assertThat(rows.of("start", "time", "name", "count")).isEmpty();
        feed(pipeline, "a23 c31");
        assertThat(rows.of("start", "time", "name", "count")).containsExactly("5 5 b 1", "1 12 a 3", "16 16 b 1");
        pipeline.end();

        assertThat(rows.of("start", "time", "name", "count").subList(3, 5)).containsExactly("23 23 a 1", "31 31 c 1");
    }

    @Test
    void windowsOfWindowsFallIntoTheWindowThatTheyAreIn() {
        Operator.GroupBy minutes = groupBy(Optional.of(new Window.Tumbling(nanos(60), 0)));
        Operator.GroupBy most = new Operator.GroupBy(
                List.of(),
                List.of(NamedAggregate.of(new Aggregate.Max(field(minutes.output(PROCS), "count")))),
                Optional.of(new Window.Tumbling(nanos(120), 0)));
        Pipeline pipeline = pipeline(minutes, most);
        feed(pipeline, "a1 a2 a61 a121 a122 a123");
        pipeline.end();

        assertThat(rows.of("start", "time", "max")).containsExactly("0 120 2", "120 240 3");
    }

    @Test
    void rateCountsTheEventsOfEverySpan() {
        Pipeline pipeline = pipeline(new Operator.Rate(nanos(2)));
        feed(pipeline, "a1 b1.5 c2 d7 e1");
        pipeline.end();

        assertThat(rows.of("time", "count", "rate")).containsExactly("2 2 1", "4 1 0.5", "8 1 0.5");
        assertThat(pipeline.late()).isEqualTo(1);
    }

    @Test
    void anEventThatIsInClosedWindowsOnlyPartlyCountsInTheOthersAndAsLate() {
        Pipeline pipeline = pipeline(groupBy(Optional.of(new Window.Sliding(nanos(10), nanos(5), 0))));
        feed(pipeline, "a1 b6 c5.5 d4");
        pipeline.end();

        assertThat(rows.of("start", "count")).containsExactly("-5 1", "0 4", "5 2");
        assertThat(pipeline.late()).isEqualTo(1);
    }

    @Test
    void allAggregatesAreComputedOfAGroup() {
        Operator.GroupBy groupBy = new Operator.GroupBy(
                List.of(),
                Stream.of(
                                new Aggregate.Sum(field(PROCS, "pid")),
                                new Aggregate.Avg(field(PROCS, "pid")),
                                new Aggregate.Min(field(PROCS, "name")),
                                new Aggregate.Max(field(PROCS, "time")),
                                new Aggregate.Percentile(field(PROCS, "pid"), 50),
                                new Aggregate.Distinct(field(PROCS, "name")),
                                new Aggregate.Hist(field(PROCS, "pid"), List.of()),
                                new Aggregate.Top(1, field(PROCS, "name")))
                        .map(NamedAggregate::of)
                        .toList(),
                Optional.empty());
        run(groupBy, "b1 a2 b3 b4");

        assertThat(rows.of("sum", "avg", "min", "max", "percentile", "distinct", "hist", "top"))
                .containsExactly("10 2.5 a 4 2 2 [1 2 1, 2 4 2, 4 8 1] [b 3]");
    }

    @Test
    void anAggregateOfNothingIsMissing() {
        Operator.GroupBy groupBy = new Operator.GroupBy(
                List.of(),
                List.of(
                        NamedAggregate.of(new Aggregate.Sum(field(EXITS, "exitCode"))),
                        NamedAggregate.of(new Aggregate.Avg(field(EXITS, "duration"))),
                        NamedAggregate.of(new Aggregate.Min(field(EXITS, "name"))),
                        NamedAggregate.of(new Aggregate.Hist(field(EXITS, "exitCode"), List.of())),
                        NamedAggregate.of(new Aggregate.Distinct(field(EXITS, "name")))),
                Optional.empty());
        Pipeline pipeline = new Pipeline(EXITS, List.of(groupBy), Limits.DEFAULT, rows);
        pipeline.accept(event(EXITS, 1).build());
        pipeline.end();

        assertThat(rows.of("sum", "avg", "min", "hist", "distinct")).containsExactly("- - - - 0");
    }

    @Test
    void aRowKnowsTheFirstEventsOfItsGroupIfSomebodyWantsThem() {
        Collected traced = new Collected(true);
        Operator.GroupBy groupBy = groupBy(Optional.empty(), "name");
        Pipeline pipeline = new Pipeline(PROCS, List.of(groupBy), new Limits(1000, 1000, 2), traced);
        List<Event> events = procs("a1 b2 a3 a4");
        events.forEach(pipeline::accept);
        pipeline.end();

        assertThat(traced.rows().get(0).origins()).containsExactly(events.get(0), events.get(2));
        assertThat(traced.rows().get(1).origins()).containsExactly(events.get(1));
    }

    @Test
    void groupsBeyondTheLimitAreLeftOutAndCountedWhileTheOthersStayRight() {
        Operator.GroupBy groupBy = groupBy(Optional.empty(), "name");
        Pipeline pipeline = new Pipeline(PROCS, List.of(groupBy), new Limits(2, 100, 0), rows);
        feed(pipeline, "a1 b2 c3 a4 c5 b6");
        pipeline.end();

        assertThat(rows.of("name", "count")).containsExactly("a 2", "b 2");
        assertThat(pipeline.overflows())
                .containsExactly(new Stats.Overflow("groupBy(name).count()", "groups or values were left out", 2));
    }

    @Test
    void aWindowThatIsOverGivesItsRoomBack() {
        Operator.GroupBy groupBy = groupBy(Optional.of(new Window.Tumbling(nanos(10), 0)), "name");
        Pipeline pipeline = new Pipeline(PROCS, List.of(groupBy), new Limits(2, 100, 0), rows);
        feed(pipeline, "a1 b2 c11 d12 e21");
        pipeline.end();

        assertThat(rows.of("name")).containsExactly("a", "b", "c", "d", "e");
        assertThat(pipeline.overflows()).isEmpty();
    }

    private static Operator.GroupBy groupBy(Optional<Window> window, String... keys) {
        return new Operator.GroupBy(
                Arrays.stream(keys).map(key -> Column.of(field(PROCS, key))).toList(),
                List.of(NamedAggregate.of(COUNT)),
                window);
    }

    private Pipeline pipeline(Operator... operators) {
        return new Pipeline(PROCS, List.of(operators), Limits.DEFAULT, rows);
    }

    private void run(Operator operator, String events) {
        Pipeline pipeline = pipeline(operator);
        feed(pipeline, events);
        pipeline.end();
    }

    private static void feed(Pipeline pipeline, String events) {
        procs(events).forEach(pipeline::accept);
    }
}
