package dev.ringside.runtime.engine;

import static dev.ringside.runtime.engine.Samples.NET;
import static dev.ringside.runtime.engine.Samples.PROCS;
import static dev.ringside.runtime.engine.Samples.nanos;
import static dev.ringside.runtime.engine.Samples.net;
import static dev.ringside.runtime.engine.Samples.predicate;
import static dev.ringside.runtime.engine.Samples.proc;
import static dev.ringside.runtime.engine.Samples.query;
import static dev.ringside.runtime.engine.Samples.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.query.Aggregate;
import dev.ringside.dsl.query.Column;
import dev.ringside.dsl.query.NamedAggregate;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.query.Step;
import dev.ringside.dsl.query.Window;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.synthetic.SyntheticFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LaneTest {
    private final SyntheticFeed feed = new SyntheticFeed(Samples.SCHEMA, Os.LINUX);
    private final WorkLane lane = new WorkLane(100);
    private final Collected rows = new Collected();
    private final List<Boolean> asked = new ArrayList<>();
    private final Engine engine = new Engine(List.of(feed));

    @Test
    void rowsComeOnTheLane() {
        engine.start(query(PROCS, where(PROCS, "pid > 1")), rows, lane);
        feed.emit(proc(1, "a", 1));
        feed.emit(proc(2, "b", 2));
        assertThat(rows.rows()).isEmpty();
        lane.run();

        assertThat(rows.of("pid")).containsExactly("2");
    }

    @Test
    void whatThereIsNoRoomForIsCounted() {
        WorkLane small = new WorkLane(5);
        Subscription subscription = engine.start(query(PROCS), rows, small);
        // The first of them tells the time, which takes room as well.
        for (int pid = 1; pid <= 6; pid++) {
            feed.emit(proc(1 + pid / 100.0, "a", pid));
        }
        feed.end();
        small.run();

        assertThat(rows.of("pid")).containsExactly("1", "2", "3", "4");
        assertThat(subscription.dropped()).isEqualTo(2);
        assertThat(subscription.ended()).isDone();
        assertThat(subscription.stats().complaints())
                .extracting(diagnostic -> diagnostic.message())
                .containsExactly("2 events were dropped, because they came faster than they were handled");
    }

    @Test
    void operatorsBeforeTheFirstJavaScriptRunOnTheFeedsThread() {
        Operator.GroupBy count = count(Optional.of(new Window.Tumbling(nanos(10), 0)));
        Operator.Where script = new Operator.Where(script(count.output(PROCS), event -> true));
        engine.start(query(PROCS, count, script), rows, lane);
        for (int i = 0; i < 25; i++) {
            feed.emit(proc(i, "a", 1));
        }
        lane.run();

        assertThat(rows.of("time", "count")).containsExactly("10 10", "20 10");
        assertThat(asked).containsExactly(true, true);
    }

    @Test
    void ofALeadingWhereWhatIsNotJavaScriptIsPushedDown() {
        Predicate script =
                script(PROCS, event -> event.number(PROCS.field("pid").slot()) % 2 == 0);
        Predicate both = Predicate.and(List.of(predicate(PROCS, "pid > 1"), script));
        Subscription subscription = engine.start(query(PROCS, new Operator.Where(both)), rows, lane);
        for (int pid = 1; pid <= 4; pid++) {
            feed.emit(proc(pid, "a", pid));
        }
        assertThat(asked).isEmpty();
        lane.run();

        assertThat(rows.of("pid")).containsExactly("2", "4");
        assertThat(asked).containsExactly(true, true, true);
        assertThat(subscription.accounts().filtered()).isEqualTo(1);
        assertThat(subscription.plan().split().pushed()).hasToString("pid > 1");
    }

    @Test
    void aFilterInJavaScriptMayTakeThePlaceOfAnotherOneInFrontOfOperators() {
        Operator.GroupBy count = count(Optional.empty());
        Subscription subscription = engine.start(query(PROCS, where(PROCS, "pid > 1"), count), rows, lane);
        feed.emit(proc(1, "a", 1));
        feed.emit(proc(2, "a", 2));
        subscription.replace(
                script(PROCS, event -> event.number(PROCS.field("pid").slot()) > 2));
        feed.emit(proc(3, "a", 2));
        feed.emit(proc(4, "a", 3));
        subscription.replace(predicate(PROCS, "pid > 3"));
        lane.run();
        feed.emit(proc(5, "a", 3));
        feed.emit(proc(6, "a", 4));
        subscription.finish();
        lane.run();

        assertThat(rows.of("count")).containsExactly("3");
        assertThat(asked).containsExactly(true, true);
    }

    @Test
    void stepsOfASequenceMayAskJavaScript() {
        Predicate script = script(NET, event -> event.number(NET.field("pid").slot()) == 7);
        Source.Sequence sequence = new Source.Sequence(
                List.of("pid"),
                nanos(10),
                0,
                List.of(
                        new Step.Once(query(PROCS, where(PROCS, "name == \"sh\""))),
                        new Step.Once(query(NET, new Operator.Where(script)))),
                Optional.empty());
        Subscription subscription = engine.start(new Query(sequence, List.of()), rows, lane);
        feed.emit(proc(1, "sh", 7));
        feed.emit(proc(1, "vi", 7));
        feed.emit(net(2, "sh", 7, "1.1.1.1"));
        feed.emit(net(2, "sh", 8, "1.1.1.1"));
        lane.run();

        assertThat(rows.of("pid")).containsExactly("7");
        assertThat(asked).as("nothing waits for the other one").containsExactly(true);
        assertThat(subscription.plan().parts().get(1).request().pushed()).isEqualTo(Predicate.Constant.TRUE);
    }

    @Test
    void timeGoesOverToTheLaneWithoutEventsToo() {
        Operator.Where script = new Operator.Where(script(PROCS, event -> true));
        Operator.GroupBy count = count(Optional.of(new Window.Tumbling(nanos(10), 0)));
        engine.start(query(PROCS, new Operator.Skip(1), script, count), rows, lane);
        feed.emit(proc(1, "a", 1));
        feed.emit(proc(2, "a", 1));
        feed.tick(nanos(10));
        lane.run();

        assertThat(rows.of("time", "count")).containsExactly("10 1");
    }

    @Test
    void aSinkThatThrowsOnTheLaneEndsItsQueryAndNothingElse() {
        RuntimeException failure = new IllegalStateException("enough");
        Subscription broken = engine.start(
                query(PROCS),
                row -> {
                    throw failure;
                },
                lane);
        Subscription whole = engine.start(query(PROCS), rows, lane);
        feed.emit(proc(1, "a", 1));
        lane.run();
        feed.emit(proc(2, "a", 2));
        lane.run();

        assertThat(broken.ended()).isCompletedExceptionally();
        assertThat(broken.ended().exceptionNow()).isSameAs(failure);
        assertThat(rows.of("pid")).containsExactly("1", "2");
        assertThat(whole.ended()).isNotDone();
    }

    @Test
    void aQueryMayBeClosedAndChangedFromItsSink() {
        List<Subscription> own = new ArrayList<>();
        own.add(engine.start(
                query(PROCS),
                row -> {
                    rows.accept(row);
                    own.get(0).narrow(predicate(PROCS, "pid != 2"));
                    if (rows.rows().size() == 2) {
                        own.get(0).close();
                    }
                },
                lane));
        for (int pid = 1; pid <= 4; pid++) {
            feed.emit(proc(pid, "a", pid));
            lane.run();
        }

        assertThat(rows.of("pid")).containsExactly("1", "3");
        assertThat(own.get(0).ended()).isCompleted();
    }

    private static Operator.GroupBy count(Optional<Window> window) {
        return new Operator.GroupBy(List.<Column>of(), List.of(NamedAggregate.of(new Aggregate.Count())), window);
    }

    /** A predicate in JavaScript that notes whether it was asked on the lane. */
    private Predicate script(StreamType type, java.util.function.Predicate<Event> test) {
        return new Predicate.Opaque("script", type.fields(), event -> {
            asked.add(lane.isBusy());
            return test.test(event);
        });
    }
}
