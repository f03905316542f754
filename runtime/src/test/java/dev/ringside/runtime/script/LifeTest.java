package dev.ringside.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringside.dsl.diagnostic.RingsideException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How scripts begin, are started again, are exchanged and end. */
class LifeTest {
    private static final ScriptOptions SHORT = ScriptOptions.LIVE.withBudget(Duration.ofMillis(100));

    @Test
    void a_script_that_was_stopped_is_started_again_from_its_beginning() {
        try (Bench bench = new Bench(SHORT.withRestarts(2, Duration.ofMillis(1)))) {
            Script script = bench.load("let n = 0; procs.on(e => { n++; console.log(n); if (e.pid == 1) for (;;); })");
            emit(bench, 2);
            for (int time = 1; time <= 2; time++) {
                emit(bench, 1);
                int restarts = time;
                Bench.await(() -> script.stats().restarts() == restarts
                        && script.state() == Script.State.RUNNING
                        && !script.subscriptions().isEmpty());
                emit(bench, 2);
            }
            assertThat(bench.lines()).containsExactly("1", "2", "1", "2", "1");
            emit(bench, 1);
            Bench.await(() -> script.state() == Script.State.FAILED);
            assertThat(catchThrowable(() -> script.ended().join())).hasCauseInstanceOf(RingsideException.class);
            assertThat(script.stats().overruns()).isEqualTo(3);
            assertThat(bench.events.stream().filter(ScriptEvent.Stopped.class::isInstance))
                    .extracting(
                            event -> ((ScriptEvent.Stopped) event).restartsIn().isPresent())
                    .containsExactly(true, true, false);
            assertThat(bench.host.scripts()).isEmpty();
        }
    }

    @Test
    void a_script_that_waits_to_be_started_again_can_be_closed() {
        try (Bench bench = new Bench(SHORT.withRestarts(3, Duration.ofDays(1)))) {
            Script script = bench.load("procs.on(e => { for (;;); })");
            emit(bench, 1);
            Bench.await(() -> script.state() == Script.State.WAITING);
            script.close();
            assertThat(script.state()).isEqualTo(Script.State.CLOSED);
            script.ended().join();
        }
    }

    @Test
    void a_new_version_takes_over_and_others_are_not_touched() {
        try (Bench bench = new Bench()) {
            Script other = bench.load("other.js", "let n = 0; procs.on(e => console.log('other', ++n))");
            Script old = bench.load("a.js", "procs.on(e => console.log('old', e.pid))");
            emit(bench, 1);
            Script next = bench.host.replace(old, ScriptSource.of("a.js", "procs.on(e => console.log('new', e.pid))"));
            emit(bench, 2);
            assertThat(bench.lines()).containsExactlyInAnyOrder("other 1", "old 1", "other 2", "new 2");
            assertThat(old.state()).isEqualTo(Script.State.CLOSED);
            assertThat(next.state()).isEqualTo(Script.State.RUNNING);
            assertThat(other.subscriptions()).hasSize(1);
            assertThat(bench.host.scripts()).containsExactly(other, next);
        }
    }

    @Test
    void a_new_version_that_is_wrong_leaves_the_old_one_running() {
        try (Bench bench = new Bench()) {
            Script old = bench.load("a.js", "procs.on(e => console.log('old', e.pid))");
            for (String wrong :
                    new String[] {"procs.on(e => {", "procs.where(nope)", "procs.on(e => 1); throw new Error('x')"}) {
                assertThat(catchThrowableOfType(
                                RingsideException.class, () -> bench.host.replace(old, ScriptSource.of("a.js", wrong))))
                        .as(wrong)
                        .isNotNull();
            }
            emit(bench, 1);
            assertThat(bench.lines()).containsExactly("old 1");
            assertThat(bench.host.scripts()).containsExactly(old);
        }
    }

    @Test
    void a_closed_script_gets_nothing_more() {
        try (Bench bench = new Bench()) {
            Script script = bench.load("every('1s', () => console.log('tick')); procs.on(e => console.log(e.pid))");
            emit(bench, 1);
            script.close();
            script.close();
            emit(bench, 20);
            assertThat(bench.lines()).containsExactly("1");
            assertThat(script.subscriptions()).isEmpty();
        }
    }

    @Test
    void a_script_is_closed_also_in_the_middle_of_something() {
        try (Bench bench = new Bench(ScriptOptions.LIVE.withBudget(Duration.ofHours(1)))) {
            Script script = bench.load("procs.on(e => { console.log('in'); for (;;); })");
            bench.feed.emit(Bench.proc(1, "x").build());
            Bench.await(() -> bench.lines().contains("in"));
            script.close();
            assertThat(script.state()).isEqualTo(Script.State.CLOSED);
        }
    }

    @Test
    void a_script_that_asks_for_nothing_is_over_at_once() {
        try (Bench bench = new Bench()) {
            Script script = bench.load("console.log(1)");
            script.ended().join();
            assertThat(script.state()).isEqualTo(Script.State.ENDED);
            assertThat(bench.host.scripts()).isEmpty();
        }
    }

    @Test
    void a_feed_that_cannot_go_on_is_told_by_the_script() {
        try (Bench bench = new Bench()) {
            Script script =
                    bench.load("procs.on(e => 1); procs.on(e => 1).ended.catch(e => console.log('caught', e.message))");
            bench.feed.fail(new RingsideException(dev.ringside.dsl.diagnostic.Diagnostic.of(
                    dev.ringside.dsl.diagnostic.Code.FEED, "the kernel has gone away")));
            script.ended().join();
            assertThat(bench.lines()).containsExactly("caught the kernel has gone away");
            assertThat(bench.failures()).containsExactly("the kernel has gone away");
        }
    }

    private static void emit(Bench bench, int pid) {
        bench.emit(Bench.proc(pid, "x").set("pid", pid));
    }
}
