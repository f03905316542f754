package dev.ringside.runtime.engine;

import static dev.ringside.runtime.engine.Samples.EXITS;
import static dev.ringside.runtime.engine.Samples.NET;
import static dev.ringside.runtime.engine.Samples.PROCS;
import static dev.ringside.runtime.engine.Samples.exit;
import static dev.ringside.runtime.engine.Samples.nanos;
import static dev.ringside.runtime.engine.Samples.net;
import static dev.ringside.runtime.engine.Samples.predicate;
import static dev.ringside.runtime.engine.Samples.proc;
import static dev.ringside.runtime.engine.Samples.query;
import static dev.ringside.runtime.engine.Samples.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.query.Step;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.operator.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SequenceTest {
    private static final Step SHELL = step(PROCS, "name == \"sh\"");
    private static final Step CONNECTS = step(NET, "true");

    @Test
    void stepsThatFollowEachOtherMakeARow() {
        try (Synthetic run = run(sequence(SHELL, CONNECTS))) {
            run.emit(
                            net(0.5, "sh", 7, "9.9.9.9"),
                            proc(1, "sh", 7),
                            proc(2, "ls", 7),
                            net(3, "sh", 8, "8.8.8.8"),
                            net(4, "sh", 7, "1.1.1.1"),
                            net(5, "sh", 7, "2.2.2.2"))
                    .end();

            assertThat(run.rows.of("first", "time", "pid", "$1.name", "$2.dst")).containsExactly("1 4 7 sh 1.1.1.1");
        }
    }

    @Test
    void aRowCarriesTheEventsThatTookTheSteps() {
        Event shell = proc(1, "sh", 7);
        Event connects = net(4, "sh", 7, "1.1.1.1");
        try (Synthetic run = run(sequence(SHELL, CONNECTS))) {
            run.emit(shell, connects).end();

            assertThat(run.rows.rows().get(0).origins()).containsExactly(shell, connects);
        }
    }

    @Test
    void whatTakesTooLongIsNone() {
        try (Synthetic run = run(sequence(SHELL, CONNECTS))) {
            run.emit(proc(1, "sh", 7), proc(2, "sh", 8), net(11, "sh", 7, "1.1.1.1"), net(12.1, "sh", 8, "1.1.1.1"))
                    .end();

            assertThat(run.rows.of("pid")).containsExactly("7");
        }
    }

    @Test
    void stepsMayComeOutOfOrderWithinTheLateness() {
        try (Synthetic run = run(sequence(SHELL, CONNECTS))) {
            run.emit(net(2, "sh", 7, "1.1.1.1"), proc(1, "sh", 7), proc(3.9, "ls", 1));
            assertThat(run.rows.rows()).isEmpty();
            run.feed.tick(nanos(4));
            assertThat(run.rows.of("pid")).containsExactly("7");
            run.emit(proc(1.9, "sh", 7));

            assertThat(run.subscription.late()).isEqualTo(1);
        }
    }

    @Test
    void laterStepsMayAskAboutEarlierOnes() {
        Source.Sequence open = sequence(List.of(), SHELL, CONNECTS);
        Step sameProcess = new Step.Once(query(NET, new Operator.Where(predicate(open.scope(1), "pid == $1.pid"))));
        try (Synthetic run = run(sequence(List.of(), SHELL, sameProcess))) {
            run.emit(
                            proc(1, "sh", 7),
                            proc(2, "sh", 8),
                            net(3, "sh", 7, "1.1.1.1"),
                            net(4, "sh", 9, "1.1.1.1"),
                            net(5, "sh", 8, "2.2.2.2"))
                    .end();

            assertThat(run.rows.of("$1.pid", "$2.dst")).containsExactly("7 1.1.1.1", "8 2.2.2.2");
        }
    }

    @Test
    void whatMustNotHappenInBetweenEndsASequence() {
        Step exits = new Step.None(query(EXITS));
        try (Synthetic run = run(sequence(SHELL, exits, CONNECTS))) {
            run.emit(
                            proc(1, "sh", 7),
                            proc(1, "sh", 8),
                            exit(2, "sh", 7),
                            net(3, "sh", 7, "1.1.1.1"),
                            net(4, "sh", 8, "1.1.1.1"),
                            exit(5, "sh", 8))
                    .end();

            assertThat(run.rows.of("pid")).containsExactly("8");
        }
    }

    @Test
    void whatMustNotHappenBehindTheLastStepIsWaitedForUntilTimeIsOver() {
        Step exits = new Step.None(query(EXITS));
        try (Synthetic run = run(sequence(SHELL, exits))) {
            run.emit(proc(1, "sh", 7), proc(2, "sh", 8), exit(3, "sh", 7));
            run.feed.tick(nanos(14));
            assertThat(run.rows.rows()).isEmpty();
            run.feed.tick(nanos(14.1));
            assertThat(run.rows.of("pid", "time")).containsExactly("8 2");
            run.emit(proc(20, "sh", 9)).end();

            assertThat(run.rows.of("pid"))
                    .as("the end of a source is the end of time")
                    .containsExactly("8", "9");
        }
    }

    @Test
    void whoEndsAQueryDoesNotEndTime() {
        try (Synthetic run = run(sequence(SHELL, new Step.None(query(EXITS))))) {
            run.emit(proc(1, "sh", 7));
            run.subscription.finish();

            assertThat(run.rows.rows()).isEmpty();
            assertThat(run.subscription.ended()).isDone();
        }
    }

    @Test
    void aStepMayTakeSeveralEvents() {
        Step fails = new Step.Times(3, query(PROCS, where(PROCS, "name == \"no\"")));
        Step succeeds = step(PROCS, "name == \"yes\"");
        try (Synthetic run = run(sequence(List.of("user"), fails, succeeds))) {
            for (int i = 1; i <= 5; i++) {
                run.emit(login(i, "no", "eve"));
            }
            run.emit(login(1.5, "no", "bob"), login(2.5, "no", "bob"), login(6, "yes", "bob"), login(7, "yes", "eve"))
                    .end();

            assertThat(run.rows.of("user", "first", "time")).containsExactly("eve 3 7");
            assertThat(run.rows.rows().get(0).origins()).hasSize(4);
        }
    }

    @Test
    void untilEndsWhatIsUnderWay() {
        Source.Sequence sequence = sequence(SHELL, CONNECTS);
        Source.Sequence until = new Source.Sequence(
                sequence.by(), sequence.within(), sequence.lateness(), sequence.steps(), Optional.of(query(EXITS)));
        try (Synthetic run = run(until)) {
            run.emit(
                            proc(1, "sh", 7),
                            proc(1, "sh", 8),
                            exit(2, "sh", 7),
                            net(3, "sh", 7, "1.1.1.1"),
                            net(3, "sh", 8, "1.1.1.1"))
                    .end();

            assertThat(run.rows.of("pid")).containsExactly("8");
        }
    }

    @Test
    void ofSequencesThatFareTheSameTheLatestStandsForAll() {
        try (Synthetic run = run(sequence(SHELL, CONNECTS))) {
            for (int i = 1; i <= 5; i++) {
                run.emit(proc(i, "sh", 7));
            }
            run.emit(net(6, "sh", 7, "1.1.1.1")).end();

            assertThat(run.rows.of("first")).containsExactly("5");
        }
    }

    @Test
    void feedsAreAskedForWhatAnyStepMayBe() {
        Source.Sequence open = sequence(List.of(), SHELL, CONNECTS);
        Step second = new Step.Once(
                query(NET, new Operator.Where(predicate(open.scope(1), "pid == $1.pid && dst == \"1.1.1.1\""))));
        Step third = step(PROCS, "name == \"ls\"");
        try (Synthetic run = run(sequence(List.of(), SHELL, second, third))) {
            assertThat(run.subscription.plan().parts())
                    .extracting(part -> part.stream() + ": " + part.request().pushed())
                    .containsExactly("procs: name in [\"ls\", \"sh\"]", "net: dst == \"1.1.1.1\"");
            run.emit(
                            proc(1, "sh", 7),
                            proc(1, "vi", 7),
                            net(2, "sh", 7, "2.2.2.2"),
                            net(3, "sh", 7, "1.1.1.1"),
                            proc(4, "ls", 1))
                    .end();

            assertThat(run.rows.of("$3.name")).containsExactly("ls");
            assertThat(run.subscription.accounts().filtered()).isEqualTo(2);
        }
    }

    @Test
    void beyondTheLimitTheOldestAreGivenUp() {
        Source.Sequence sequence =
                new Source.Sequence(List.of("pid"), nanos(10), 0, List.of(SHELL, CONNECTS), Optional.empty());
        Limits limits = new Limits(100, 2, 10);
        try (Synthetic run = new Synthetic(new Query(sequence, List.of()), limits, new Collected())) {
            run.emit(proc(1, "sh", 1), proc(2, "sh", 2), proc(3, "sh", 3));
            run.emit(net(4, "sh", 1, "1.1.1.1"), net(4, "sh", 2, "1.1.1.1"), net(5, "sh", 3, "1.1.1.1"))
                    .end();

            // The step of the second one takes the room of the third's first event.
            assertThat(run.rows.of("pid")).containsExactly("3");
            assertThat(run.subscription.stats().overflows())
                    .extracting(Stats.Overflow::what)
                    .containsExactly("sequences under way were given up");
        }
    }

    @Test
    void rowsOfASequenceGoThroughOperatorsAndTheirFilterMayBeReplaced() {
        Source.Sequence sequence = sequence(SHELL, CONNECTS);
        StreamType rows = sequence.type();
        Query query = new Query(sequence, List.of(where(rows, "pid == 7"), new Operator.Take(2)));
        try (Synthetic run = new Synthetic(query)) {
            run.emit(proc(1, "sh", 7), proc(1, "sh", 8), net(2, "a", 7, "1.1.1.1"), net(2, "a", 8, "1.1.1.1"));
            run.feed.tick(nanos(5));
            run.subscription.replace(predicate(rows, "pid == 8"));
            run.emit(proc(6, "sh", 7), proc(6, "sh", 8), net(7, "a", 7, "1.1.1.1"), net(7, "a", 8, "1.1.1.1"));
            run.feed.tick(nanos(10));

            assertThat(run.rows.of("first", "pid")).containsExactly("1 7", "6 8");
            assertThat(run.subscription.ended()).isDone();
        }
    }

    @Test
    void forEndsAllItsStreams() {
        try (Synthetic run =
                new Synthetic(new Query(sequence(SHELL, CONNECTS), List.of(new Operator.For(nanos(10)))))) {
            run.emit(proc(1, "sh", 7), net(3, "a", 7, "1.1.1.1"));
            run.feed.tick(nanos(10.9));
            assertThat(run.subscription.ended()).isNotDone();
            run.feed.tick(nanos(11));

            assertThat(run.rows.of("pid")).containsExactly("7");
            assertThat(run.subscription.ended()).isDone();
        }
    }

    private static Event login(double time, String name, String user) {
        return Samples.event(PROCS, time).set("name", name).set("user", user).build();
    }

    private static Step step(StreamType stream, String predicate) {
        return new Step.Once(query(stream, where(stream, predicate)));
    }

    private static Source.Sequence sequence(Step... steps) {
        return sequence(List.of("pid"), steps);
    }

    private static Source.Sequence sequence(List<String> by, Step... steps) {
        return new Source.Sequence(by, nanos(10), nanos(2), Arrays.asList(steps), Optional.empty());
    }

    private static Synthetic run(Source.Sequence sequence) {
        return new Synthetic(new Query(sequence, List.of()));
    }
}
