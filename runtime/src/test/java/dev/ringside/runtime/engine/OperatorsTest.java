package dev.ringside.runtime.engine;

import static dev.ringside.runtime.engine.Samples.PROCS;
import static dev.ringside.runtime.engine.Samples.event;
import static dev.ringside.runtime.engine.Samples.field;
import static dev.ringside.runtime.engine.Samples.fields;
import static dev.ringside.runtime.engine.Samples.nanos;
import static dev.ringside.runtime.engine.Samples.proc;
import static dev.ringside.runtime.engine.Samples.procs;
import static dev.ringside.runtime.engine.Samples.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.query.Column;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.SortKey;
import dev.ringside.runtime.engine.operator.Limits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OperatorsTest {
    private final Collected rows = new Collected();

    @Test
    void whereKeepsSkipLeavesOutAndTakeEnds() {
        Pipeline pipeline =
                pipeline(where(PROCS, "pid > 1"), new Operator.Skip(1), new Operator.Take(2), where(PROCS, "pid != 4"));
        for (int pid = 1; pid <= 4; pid++) {
            pipeline.accept(proc(pid, "a", pid));
            assertThat(pipeline.isOver()).isEqualTo(pid == 4);
        }
        pipeline.accept(proc(5, "a", 5));

        assertThat(rows.of("pid")).containsExactly("3");
    }

    @Test
    void takeEndsWhatIsBehindIt() {
        Pipeline pipeline = pipeline(new Operator.Take(2), new Operator.Sort(List.of(descending("pid"))));
        pipeline.accept(proc(1, "a", 1));
        pipeline.accept(proc(2, "a", 2));

        assertThat(rows.of("pid")).containsExactly("2", "1");
        assertThat(pipeline.isOver()).isTrue();
    }

    @Test
    void mapMakesRowsWithTheEventsTime() {
        Expr doubled =
                new Expr.Arithmetic(Expr.Arithmetic.Operator.TIMES, field(PROCS, "pid"), new Expr.IntegerLiteral(2));
        Pipeline pipeline = pipeline(new Operator.Map(List.of(
                new Column("twice", doubled), Column.of(field(PROCS, "name")), Column.of(field(PROCS, "user")))));
        pipeline.accept(proc(7, "a", 21));

        assertThat(rows.of("time", "twice", "name", "user")).containsExactly("7 42 a -");
    }

    @Test
    void aColumnThatIsCalledTimeSaysWhenTheRowHappened() {
        Expr later = new Expr.Arithmetic(
                Expr.Arithmetic.Operator.PLUS, field(PROCS, "time"), new Expr.DurationLiteral(nanos(100)));
        Operator.Map map = new Operator.Map(List.of(new Column("time", later)));
        Pipeline pipeline = pipeline(map, new Operator.Rate(nanos(10)));
        pipeline.accept(proc(7, "a", 21));
        pipeline.end();

        assertThat(rows.of("time", "count")).containsExactly("110 1");
    }

    @Test
    void distinctKeepsTheFirstOfTheSameValues() {
        run(new Operator.Distinct(fields(PROCS, "name"), OptionalLong.empty()), "a1 b2 a100 c101 b102");

        assertThat(rows.of("time", "name")).containsExactly("1 a", "2 b", "101 c");
    }

    @Test
    void distinctWithoutKeysLooksAtAllFields() {
        Pipeline pipeline = pipeline(new Operator.Distinct(List.of(), OptionalLong.empty()));
        pipeline.accept(proc(1, "a", 1));
        pipeline.accept(proc(1, "a", 1));
        pipeline.accept(proc(1, "a", 2));

        assertThat(rows.of("pid")).containsExactly("1", "2");
    }

    @Test
    void distinctWithinForgetsAfterThatTime() {
        run(new Operator.Distinct(fields(PROCS, "name"), OptionalLong.of(nanos(10))), "a1 a10 a11 a20 a21 b21");

        assertThat(rows.of("time", "name")).containsExactly("1 a", "11 a", "21 a", "21 b");
    }

    @Test
    void distinctGoesByWhatIsEqualOnTheEventsSystem() {
        Pipeline pipeline = pipeline(new Operator.Distinct(fields(PROCS, "name"), OptionalLong.empty()));
        for (String name : List.of("cmd.exe", "CMD", "cmd.EXE", "cmdx")) {
            pipeline.accept(new EventBuilder(PROCS, Os.WINDOWS)
                    .set("time", 1)
                    .set("name", name)
                    .build());
        }

        assertThat(rows.of("name")).containsExactly("cmd.exe", "cmdx");
    }

    @Test
    void suppressKeepsOneOfEverySpanThatBeginsWithIt() {
        run(new Operator.Suppress(nanos(10), List.of()), "a1 b2 c10 d11 e12 f30");
        assertThat(rows.of("name")).containsExactly("a", "d", "f");

        rows.rows().clear();
        run(new Operator.Suppress(nanos(10), fields(PROCS, "name")), "a1 b2 a3 b12 a12");
        assertThat(rows.of("time", "name")).containsExactly("1 a", "2 b", "12 b", "12 a");
    }

    @Test
    void aValueThatComesBeforeTheOneThatWasKeptIsTheSameToo() {
        run(new Operator.Suppress(nanos(10), fields(PROCS, "name")), "a5 a4 a16");

        assertThat(rows.of("time")).containsExactly("5", "16");
    }

    @Test
    void limitRateKeepsTheFirstOfEverySpan() {
        run(new Operator.LimitRate(2, nanos(10)), "a1 b2 c9 d10 a3 e11 f12 g20");

        assertThat(rows.of("name")).containsExactly("a", "b", "d", "e", "g");
    }

    @Test
    void sampleKeepsOneInSoMany() {
        run(new Operator.OneIn(3), "a1 b2 c3 d4 e5 f6 g7");

        assertThat(rows.of("name")).containsExactly("a", "d", "g");
    }

    @Test
    void sampleOfAShareIsAboutThatShareAndAlwaysTheSame() {
        List<Event> events =
                IntStream.range(0, 10_000).mapToObj(i -> proc(i, "a", i)).toList();
        Pipeline first = pipeline(new Operator.Fraction(0.25));
        events.forEach(first::accept);
        List<String> kept = rows.of("pid");
        rows.rows().clear();
        Pipeline second = pipeline(new Operator.Fraction(0.25));
        events.forEach(second::accept);

        assertThat(kept).hasSizeBetween(2_300, 2_700);
        assertThat(rows.of("pid")).isEqualTo(kept);
    }

    @Test
    void sortOrdersAllWithMissingValuesLastAndEqualOnesAsTheyCame() {
        Pipeline pipeline =
                pipeline(new Operator.Sort(List.of(new SortKey(field(PROCS, "name"), false), descending("pid"))));
        pipeline.accept(proc(1, "b", 1));
        pipeline.accept(event(PROCS, 2).set("pid", 9).build());
        pipeline.accept(proc(3, "a", 1));
        pipeline.accept(event(PROCS, 4).set("name", "a").build());
        pipeline.accept(proc(5, "a", 2));
        pipeline.accept(proc(6, "a", 2));
        assertThat(rows.rows()).isEmpty();
        pipeline.end();

        assertThat(rows.of("time")).containsExactly("5", "6", "3", "4", "1", "2");
    }

    @Test
    void topGivesTheGreatestFirst() {
        run(new Operator.Top(2, Optional.of(field(PROCS, "pid"))), "a1 b7 c3 d9");

        assertThat(rows.of("name")).containsExactly("d", "b");
    }

    @Test
    void forEndsTheQueryThatLongAfterItsFirstEvent() {
        Pipeline pipeline = pipeline(new Operator.Skip(1), new Operator.For(nanos(10)));
        run(pipeline, "a1 b2 c10.9 d11 e12");

        assertThat(rows.of("name")).containsExactly("b", "c");
        assertThat(pipeline.isOver()).isTrue();
    }

    @Test
    void forEndsTheQueryWhenNothingComesToo() {
        Pipeline pipeline = pipeline(new Operator.For(nanos(10)), new Operator.Sort(List.of(descending("pid"))));
        pipeline.accept(proc(1, "a", 1));
        pipeline.accept(proc(2, "b", 2));
        pipeline.advance(nanos(10.5));
        assertThat(pipeline.isOver()).isFalse();
        pipeline.advance(nanos(11));

        assertThat(rows.of("name")).containsExactly("b", "a");
        assertThat(pipeline.isOver()).isTrue();
    }

    @Test
    void anEventThatDoesNotSayWhenItHappenedHappenedWithTheOneBefore() {
        Pipeline pipeline = pipeline(new Operator.Suppress(nanos(10), List.of()));
        pipeline.accept(new EventBuilder(PROCS, Os.LINUX).set("name", "first").build());
        pipeline.accept(proc(20, "second", 1));
        pipeline.accept(new EventBuilder(PROCS, Os.LINUX).set("name", "third").build());
        pipeline.accept(proc(30, "fourth", 1));

        assertThat(rows.of("name")).containsExactly("first", "second", "fourth");
    }

    private Pipeline pipeline(Operator... operators) {
        return new Pipeline(PROCS, List.of(operators), Limits.DEFAULT, rows);
    }

    private void run(Operator operator, String events) {
        run(pipeline(operator), events);
    }

    private static void run(Pipeline pipeline, String events) {
        procs(events).forEach(pipeline::accept);
        pipeline.end();
    }

    private static SortKey descending(String field) {
        return new SortKey(field(PROCS, field), true);
    }
}
