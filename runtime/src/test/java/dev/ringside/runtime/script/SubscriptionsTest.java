package dev.ringside.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubscriptionsTest {
    @Test
    void a_filter_is_narrowed_widened_and_replaced_by_what_it_lets_through() {
        try (Bench bench = new Bench()) {
            bench.load("""
                    const other = "c", from = 3;
                    const s = procs.where(name == "a").on(e => {
                        console.log(e.name, e.pid);
                        if (e.pid == 1) s.widen(name == "b");
                        if (e.pid == 2) s.narrow(p => p.pid > from);
                        if (e.pid == 5) s.replace({name: other});
                    });
                    """);
            emit(bench, "a", 1);
            emit(bench, "b", 2);
            emit(bench, "a", 3);
            emit(bench, "c", 4);
            emit(bench, "b", 5);
            emit(bench, "a", 6);
            emit(bench, "c", 7);
            assertThat(bench.lines()).containsExactly("a 1", "b 2", "b 5", "c 7");
            assertThat(bench.failures()).isEmpty();
        }
    }

    @Test
    void what_is_wrong_with_a_new_filter_is_shown_and_the_old_one_stays() {
        try (Bench bench = new Bench()) {
            bench.load("const s = procs.on(e => { console.log(e.pid); s.narrow(pidd > 1) })");
            emit(bench, "a", 1);
            emit(bench, "a", 2);
            assertThat(bench.lines()).containsExactly("1", "2");
            assertThat(bench.failures()).containsExactly("pidd is neither a field of procs nor a variable");
        }
    }

    @Test
    void a_subscription_pauses_and_goes_on() {
        try (Bench bench = new Bench()) {
            bench.load("""
                    const s = procs.where(name == "a").on(e => console.log(e.pid));
                    procs.where(name == "stop").on(() => s.pause());
                    procs.where(name == "go").on(() => s.resume());
                    """);
            emit(bench, "a", 1);
            emit(bench, "stop", 2);
            emit(bench, "a", 3);
            emit(bench, "go", 4);
            emit(bench, "a", 5);
            assertThat(bench.lines()).containsExactly("1", "5");
        }
    }

    @Test
    void a_stopped_one_gets_nothing_more_and_keeps_its_promise() {
        try (Bench bench = new Bench()) {
            Script script = bench.load("""
                    const s = procs.on(e => { console.log(e.pid); s.stop() });
                    s.ended.then(() => console.log("over"));
                    await s.ended;
                    await s.ended;
                    console.log("again");
                    """);
            emit(bench, "a", 1);
            emit(bench, "a", 2);
            bench.end(script);
            assertThat(bench.lines()).containsExactly("1", "over", "again");
            assertThat(script.state()).isEqualTo(Script.State.ENDED);
        }
    }

    @Test
    void its_numbers_say_where_events_went() {
        try (Bench bench = new Bench()) {
            bench.load(
                    "const s = procs.where(pid > 2).on(e => e.pid == 4 && console.log(JSON.stringify(s.stats()), String(s)))");
            for (int pid = 1; pid <= 4; pid++) {
                emit(bench, "a", pid);
            }
            assertThat(bench.lines())
                    .containsExactly(
                            "{\"matched\":1,\"dropped\":0,\"late\":0,\"seen\":4,\"filtered\":2,\"delivered\":2,\"lost\":0,"
                                    + "\"paused\":false} procs.where(pid > 2)");
        }
    }

    @Test
    void a_script_may_follow_what_it_saw_for_a_while() {
        try (Bench bench = new Bench()) {
            bench.load("""
                    procs.where(name == "sh").on(e =>
                        files.where(pid == e.pid).for("30s").on(f => console.log(e.pid, f.path)));
                    """);
            emit(bench, "sh", 7);
            bench.emit(Bench.of("files", 8).set("pid", 7).set("path", "/a"));
            bench.emit(Bench.of("files", 9).set("pid", 8).set("path", "/b"));
            bench.emit(Bench.of("files", 10).set("pid", 7).set("path", "/c"));
            assertThat(bench.lines()).containsExactly("7 /a", "7 /c");
        }
    }

    @Test
    void rows_can_be_taken_one_by_one() {
        try (Bench bench = new Bench()) {
            Script script = bench.load("""
                    for await (const e of procs.where(pid > 1).take(2)) {
                        console.log(e.pid);
                    }
                    console.log("end");
                    """);
            for (int pid = 1; pid <= 4; pid++) {
                emit(bench, "a", pid);
            }
            bench.end(script);
            assertThat(bench.lines()).containsExactly("2", "3", "end");
        }
    }

    @Test
    void who_breaks_out_of_a_loop_ends_the_query() {
        try (Bench bench = new Bench()) {
            Script script = bench.load("for await (const e of procs) { console.log(e.pid); if (e.pid == 2) break }");
            for (int pid = 1; pid <= 3; pid++) {
                emit(bench, "a", pid);
            }
            script.ended().join();
            assertThat(bench.lines()).containsExactly("1", "2");
            assertThat(script.subscriptions()).isEmpty();
        }
    }

    @Test
    void all_rows_or_the_first_can_be_waited_for() {
        try (Bench bench = new Bench()) {
            Script script = bench.load("""
                    const [rows, first, none] = await Promise.all([procs.toArray(), procs.where(pid == 2).first(), exits.first()]);
                    console.log(rows.map(e => e.pid), first.pid, none);
                    """);
            for (int pid = 1; pid <= 3; pid++) {
                emit(bench, "a", pid);
            }
            bench.end(script);
            assertThat(bench.lines()).containsExactly("[1, 2, 3] 2 undefined");
        }
    }

    @Test
    void rows_that_nobody_takes_are_dropped_and_counted() {
        try (Bench bench = new Bench(ScriptOptions.REPLAY.withQueue(3))) {
            Script script = bench.load("""
                    const never = new Promise(() => {});
                    for await (const e of procs) { console.log(e.pid); await never }
                    """);
            for (int pid = 1; pid <= 10; pid++) {
                emit(bench, "a", pid);
            }
            assertThat(bench.lines()).containsExactly("1");
            assertThat(script.stats().dropped()).isEqualTo(6);
        }
    }

    private static void emit(Bench bench, String name, int pid) {
        bench.emit(Bench.proc(pid, name).set("pid", pid));
    }
}
