package dev.ringside.runtime.engine;

import static dev.ringside.runtime.engine.Samples.PROCS;
import static dev.ringside.runtime.engine.Samples.nanos;
import static dev.ringside.runtime.engine.Samples.predicate;
import static dev.ringside.runtime.engine.Samples.proc;
import static dev.ringside.runtime.engine.Samples.query;
import static dev.ringside.runtime.engine.Samples.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Aggregate;
import dev.ringside.dsl.query.Column;
import dev.ringside.dsl.query.NamedAggregate;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.SortKey;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.query.Window;
import dev.ringside.runtime.feed.Accounts;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SubscriptionTest {
    @Test
    void theFilterIsExchangedWhileOperatorsKeepTheirState() {
        try (Synthetic run = new Synthetic(query(PROCS, where(PROCS, "pid < 3"), new Operator.Skip(1)))) {
            run.emit(proc(1, "a", 1), proc(2, "a", 3));
            run.subscription.replace(predicate(PROCS, "pid > 2"));
            run.emit(proc(3, "a", 1), proc(4, "a", 3));

            assertThat(run.rows.of("time")).containsExactly("4");
            assertThat(run.subscription.plan().query()).hasToString("procs.where(pid > 2).skip(1)");
        }
    }

    @Test
    void filtersAreNarrowedAndWidened() {
        try (Synthetic run = new Synthetic(query(PROCS, where(PROCS, "pid > 1")))) {
            run.subscription.narrow(predicate(PROCS, "pid < 5"));
            run.subscription.widen(predicate(PROCS, "pid == 7"));
            for (int pid = 1; pid <= 8; pid++) {
                run.emit(proc(pid, "a", pid));
            }

            assertThat(run.rows.of("pid")).containsExactly("2", "3", "4", "7");
            assertThat(run.subscription.plan().split().exact()).isTrue();
        }
    }

    @Test
    void aQueryThatIsPausedLetsTheFeedFilterEverythingWhileTimeGoesOn() {
        Operator.GroupBy count = new Operator.GroupBy(
                List.of(),
                List.of(NamedAggregate.of(new Aggregate.Count())),
                Optional.of(new Window.Tumbling(nanos(10), 0)));
        try (Synthetic run = new Synthetic(query(PROCS, count))) {
            run.emit(proc(1, "a", 1));
            run.subscription.pause();
            run.emit(proc(2, "a", 2));
            run.subscription.narrow(predicate(PROCS, "pid != 3"));
            run.feed.tick(nanos(10));
            assertThat(run.rows.of("count")).containsExactly("1");
            assertThat(run.subscription.accounts()).isEqualTo(new Accounts(2, 1, 1, 0));
            assertThat(run.subscription.isPaused()).isTrue();
            run.subscription.resume();
            run.emit(proc(11, "a", 3), proc(12, "a", 4)).end();

            assertThat(run.rows.of("count")).containsExactly("1", "1");
        }
    }

    @Test
    void noEventIsLostOrComesTwiceWhileFiltersAreExchanged() throws Exception {
        int count = 10_000;
        Query query = query(PROCS, where(PROCS, "pid % 2 == 0"));
        try (Synthetic even = new Synthetic(query);
                ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Collected other = new Collected();
            Subscription odd = new Engine(List.of(even.feed)).start(query(PROCS, where(PROCS, "pid % 2 != 0")), other);
            Future<?> emitting = executor.submit(
                    () -> IntStream.range(0, count).forEach(pid -> even.feed.emit(proc(pid, "a", pid))));
            // Two ways to say the same.
            for (int i = 0; !emitting.isDone(); i++) {
                even.subscription.replace(predicate(PROCS, i % 2 == 0 ? "(pid & 1) == 0" : "pid % 2 == 0"));
                odd.replace(predicate(PROCS, i % 2 == 0 ? "pid % 2 == 1" : "(pid & 1) != 0"));
            }
            emitting.get();

            assertThat(even.rows.rows()).hasSize(count / 2);
            assertThat(other.rows()).hasSize(count / 2);
            Set<String> pids = new HashSet<>(even.rows.of("pid"));
            pids.addAll(other.of("pid"));
            assertThat(pids).hasSize(count);
        }
    }

    @Test
    void whoEndsAQueryGetsWhatItsOperatorsHoldBack() {
        try (Synthetic run = new Synthetic(query(
                PROCS, new Operator.Sort(List.of(new SortKey(Samples.field(PROCS, "pid"), true)))))) {
            run.emit(proc(1, "a", 1), proc(2, "a", 2));
            run.subscription.finish();
            run.emit(proc(3, "a", 3));

            assertThat(run.rows.of("pid")).containsExactly("2", "1");
            assertThat(run.subscription.ended()).isCompleted();
        }
    }

    @Test
    void whoClosesAQueryDoesNot() {
        try (Synthetic run = new Synthetic(query(
                PROCS, new Operator.Sort(List.of(new SortKey(Samples.field(PROCS, "pid"), true)))))) {
            run.emit(proc(1, "a", 1));
            run.subscription.close();
            run.feed.end();

            assertThat(run.rows.rows()).isEmpty();
            assertThat(run.subscription.ended()).isCompleted();
        }
    }

    @Test
    void rowsFromBeforeTheFeedFailedAreGiven() {
        IllegalStateException failure = new IllegalStateException("the disk is gone");
        try (Synthetic run = new Synthetic(query(
                PROCS, new Operator.Sort(List.of(new SortKey(Samples.field(PROCS, "pid"), true)))))) {
            run.emit(proc(1, "a", 1));
            run.feed.fail(failure);

            assertThat(run.rows.of("pid")).containsExactly("1");
            assertThat(run.subscription.ended().exceptionNow()).isSameAs(failure);
        }
    }

    @Test
    void aFeedIsAskedForWhatIsLookedAt() {
        try (Synthetic run = new Synthetic(query(
                PROCS,
                where(PROCS, "cmdline.length > 3"),
                new Operator.Select(List.of(PROCS.field("name"))),
                where(PROCS, "uid == 0")))) {
            assertThat(run.subscription.plan().parts().get(0).request().fields())
                    .extracting(field -> field.name())
                    .containsExactlyInAnyOrder("time", "name", "cmdline", "uid");
        }
        Operator.GroupBy groupBy = new Operator.GroupBy(
                List.of(Column.of(Samples.field(PROCS, "user"))),
                List.of(NamedAggregate.of(new Aggregate.Max(Samples.field(PROCS, "pid")))),
                Optional.empty());
        try (Synthetic run = new Synthetic(query(PROCS, groupBy))) {
            assertThat(run.subscription.plan().parts().get(0).request().fields())
                    .extracting(field -> field.name())
                    .containsExactlyInAnyOrder("time", "user", "pid");
        }
    }

    @Test
    void recordingsAreOnlyOpenedWhereThatIsAllowed() {
        Query query = new Query(new Source.Recording(List.of("x.jsonl"), PROCS), List.of());
        RingsideException refused = catchThrowableOfType(
                RingsideException.class, () -> new Engine(List.of()).start(query, new Collected()));

        assertThat(refused.diagnostics().get(0).message())
                .isEqualTo("recordings cannot be opened from within a query here");
    }
}
