package dev.ringside.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.EventBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandlersTest {
    @Test
    void a_handler_gets_the_events_that_the_query_lets_through() {
        try (Bench bench = new Bench()) {
            bench.load("procs.where(parent == 'sshd').on(e => console.log(e.name, e.pid))");
            bench.emit(Bench.proc(1, "bash").set("parent", "sshd").set("pid", 7));
            bench.emit(Bench.proc(2, "zsh").set("parent", "login").set("pid", 8));
            assertThat(bench.lines()).containsExactly("bash 7");
            assertThat(bench.failures()).isEmpty();
        }
    }

    @Test
    void fields_answer_to_both_names_and_what_is_missing_is_undefined() {
        assertThat(
                        said(
                                "[e.cmdline, e.CommandLine, e.uid === undefined, e.nothing === undefined, 'uid' in e, 'pid' in e]"))
                .isEqualTo("[\"bash -i\", \"bash -i\", true, true, false, true]");
    }

    @Test
    void numbers_are_numbers_as_long_as_those_are_exact() {
        assertThat(said("[e.pid, e.gid, typeof e.gid, e.seq, typeof e.seq, e.truncated]"))
                .isEqualTo("[7, 3000000000, \"number\", 1152921504606846977n, \"bigint\", true]");
    }

    @Test
    void times_are_dates_with_nanoseconds() {
        assertThat(
                        said(
                                "[String(e.time), e.timeNs, e.time instanceof Date, e.time.getTime(), e.time.ns, e.time - 1, `${e.time}`]"))
                .isEqualTo(
                        "[\"2026-01-01T00:00:01.000000001Z\", 1767225601000000001n, true, 1767225601000, 1767225601000000001n,"
                                + " 1767225600999, \"2026-01-01T00:00:01.000000001Z\"]");
    }

    @Test
    void lists_are_arrays() {
        assertThat(said(
                        "[Array.isArray(e.args), e.args.length, e.args[1], e.args.includes('-i'), [...e.args].join('|'),"
                                + " e.args.map(a => a.length)]"))
                .isEqualTo("[true, 2, \"-i\", true, \"bash|-i\", [4, 2]]");
    }

    @Test
    void an_event_is_written_to_json_as_ringside_writes_it() {
        assertThat(said("JSON.stringify(e)"))
                .isEqualTo(
                        "{\"time\":\"2026-01-01T00:00:01.000000001Z\",\"stream\":\"procs\",\"seq\":1152921504606847000,\"os\":\"linux\",\"pid\":7,"
                                + "\"name\":\"bash\",\"cmdline\":\"bash -i\",\"gid\":3000000000,\"truncated\":true,\"args\":[\"bash\",\"-i\"]}");
    }

    @Test
    void an_event_can_be_taken_apart_and_is_the_same_each_time() {
        assertThat(said(
                        "(({pid, ...rest}) => [pid, Object.keys(rest).length, {...e}.name, e === e, new Set([e, e]).size,"
                                + " new Map([[e, 1]]).get(e)])(e)"))
                .isEqualTo("[7, 9, \"bash\", true, 1, 1]");
    }

    @Test
    void events_cannot_be_changed() {
        for (String change :
                List.of("e.pid = 8", "e.other = 1", "delete e.pid", "e.args[0] = 'x'", "e.args.push('x')")) {
            try (Bench bench = new Bench()) {
                bench.load("procs.on(e => { " + change + " })");
                bench.emit(event());
                assertThat(bench.failures()).as(change).containsExactly("TypeError: events cannot be changed");
            }
        }
    }

    @Test
    void rows_of_a_sequence_have_their_steps_as_objects() {
        try (Bench bench = new Bench()) {
            Script script = bench.load("""
                    sequence({by: "pid", within: "1m"}, procs.where(name == "sh"), files.where(op == "create")).on(e =>
                        console.log(e.$1.name, e["$1.name"], e.$2.path, e.pid, e.events.length, e.events[1].path,
                            e.events[0] === e.events[0]));
                    """);
            bench.emit(Bench.proc(1, "sh").set("pid", 7));
            bench.emit(Bench.of("files", 2).set("pid", 7).set("op", "create").set("path", "/tmp/x"));
            bench.end(script);
            assertThat(bench.lines()).containsExactly("sh sh /tmp/x 7 2 /tmp/x true");
        }
    }

    @Test
    void rows_have_the_columns_that_operators_make() {
        try (Bench bench = new Bench()) {
            Script script = bench.load("""
                    procs.select(name, pid).on(e => console.log(JSON.stringify(e), e.uid));
                    procs.groupBy(name).count().on(e => console.log(e.name, e.count));
                    procs.map({half: pid / 2, folder: image.dir()}).on(e => console.log(e.half, e.folder));
                    """);
            bench.emit(Bench.proc(1, "sh").set("pid", 7).set("uid", 0).set("image", "/bin/sh"));
            bench.end(script);
            assertThat(bench.lines()).containsExactly("{\"name\":\"sh\",\"pid\":7} undefined", "3.5 /bin", "sh 1");
        }
    }

    @Test
    void several_handlers_are_called_in_the_order_of_the_events() {
        try (Bench bench = new Bench()) {
            bench.load("files.on(e => console.log('file', e.pid)); procs.on(e => console.log('proc', e.pid))");
            for (int pid = 1; pid <= 4; pid++) {
                bench.emit(
                        pid % 2 == 0
                                ? Bench.proc(pid, "x").set("pid", pid)
                                : Bench.of("files", pid).set("pid", pid));
            }
            assertThat(bench.lines()).containsExactly("file 1", "proc 2", "file 3", "proc 4");
        }
    }

    @Test
    void tap_shows_what_passes_before_later_filters() {
        try (Bench bench = new Bench()) {
            bench.load(
                    "procs.where(pid > 1).tap(e => console.log('tap', e.pid)).where(pid > 2).on(e => console.log('on', e.pid))");
            for (int pid = 1; pid <= 3; pid++) {
                bench.emit(Bench.proc(pid, "x").set("pid", pid));
            }
            assertThat(bench.lines()).containsExactly("tap 2", "tap 3", "on 3");
        }
    }

    @Test
    void a_handler_that_throws_is_told_of_once_and_goes_on() {
        try (Bench bench = new Bench()) {
            Script script =
                    bench.load("procs.on(e => {\n  throw new Error('no');\n}); procs.on(e => console.log(e.pid))");
            for (int pid = 1; pid <= 12; pid++) {
                bench.emit(Bench.proc(pid, "x").set("pid", pid));
            }
            assertThat(bench.lines()).hasSize(12);
            assertThat(script.stats().errors()).isEqualTo(12);
            List<ScriptEvent.Failed> failures = bench.events.stream()
                    .filter(ScriptEvent.Failed.class::isInstance)
                    .map(ScriptEvent.Failed.class::cast)
                    .toList();
            assertThat(failures).extracting(ScriptEvent.Failed::times).containsExactly(1L, 10L);
            assertThat(Bench.pointedAt(failures.getFirst().diagnostics().getFirst()))
                    .isEqualTo("new Error('no')");
        }
    }

    @Test
    void an_async_handler_that_fails_is_told_of() {
        try (Bench bench = new Bench()) {
            bench.load("procs.on(async e => { await null; null.x })");
            bench.emit(Bench.proc(1, "x"));
            assertThat(bench.failures()).containsExactly("TypeError: Cannot read property 'x' of null");
        }
    }

    private static EventBuilder event() {
        return Bench.of("procs", 1.000000001)
                .set("time", 1_767_225_601_000_000_001L)
                .set("seq", (1L << 60) + 1)
                .set("pid", 7)
                .set("name", "bash")
                .set("cmdline", "bash -i")
                .set("gid", 3_000_000_000L)
                .set("truncated", 1)
                .set("args", List.of("bash", "-i"));
    }

    /** What an expression over that event comes to. */
    private static String said(String expression) {
        try (Bench bench = new Bench()) {
            bench.load("procs.on(e => console.log(" + expression + "))");
            bench.emit(event());
            assertThat(bench.failures()).isEmpty();
            return bench.lines().getFirst();
        }
    }
}
