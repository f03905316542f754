package dev.ringside.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that are wrong are stopped, and others lose nothing. */
class MisbehaviourTest {
    private static final ScriptOptions SHORT =
            ScriptOptions.LIVE.withBudget(Duration.ofMillis(200)).withRestarts(0, Duration.ofMillis(1));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (;;);",
                "for (;;) { try { for (;;); } catch { } finally { for (;;); } }",
                "(function f() { Promise.resolve().then(f) })()",
                "(async () => { for (;;) await 1 })()",
                "for (const x of (function* () { for (;;) yield 1 })());",
                "[2, 1].sort(() => { for (;;); })",
                "/^(([a-z])+.)+[A-Z]([a-z])+\\1$/.test('a'.repeat(60))",
                "/(?=(a*)*b)\\1(x+x+)+y/.test('x'.repeat(60) + 'a'.repeat(5000))",
                "new Array(1e9).join('x')",
                "new Array(4e9).fill(1)",
                "for (;;) new Float64Array(1e6).sort()",
                "JSON.parse('[1]', function f() { for (;;); })",
                "eval('for (;;);')",
            })
    void what_does_not_end_is_stopped_while_another_script_loses_nothing(String loop) {
        try (Bench bench = new Bench(SHORT)) {
            Script good = bench.load("good.js", "let n = 0; procs.on(e => { n++; if (n == 500) console.log('all') })");
            Script bad = bench.load(
                    "bad.js", "let begun = false; procs.on(e => { if (!begun) { begun = true; " + loop + " } })");
            for (int i = 0; i < 500; i++) {
                bench.feed.emit(Bench.proc(i, "x").build());
            }
            Bench.await(() -> bad.state() == Script.State.FAILED || endless(loop, bench));
            good.settle();
            assertThat(bench.lines()).contains("all");
            assertThat(good.stats().dropped()).isZero();
            assertThat(good.state()).isEqualTo(Script.State.RUNNING);
            if (bad.state() == Script.State.FAILED) {
                assertThat(stopped(bench)).hasSize(1).first().satisfies(stop -> {
                    assertThat(stop.code()).isEqualTo(Code.OVERRUN);
                    assertThat(stop.message()).isEqualTo("a callback took longer than 200 ms");
                });
                assertThat(bad.subscriptions()).isEmpty();
            }
        }
    }

    /** GraalJS refuses some of it by itself. */
    private static boolean endless(String loop, Bench bench) {
        return loop.startsWith("new Array(4e9)") && !bench.failures().isEmpty();
    }

    @Test
    void a_first_turn_that_does_not_end_is_stopped() {
        try (Bench bench = new Bench(SHORT.withBudget(Duration.ofMillis(20)))) {
            Diagnostic refusal = bench.refused("for (;;);");
            assertThat(refusal.message()).isEqualTo("a callback took longer than 200 ms");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function f() { f() } f()",
                "const f = () => [1].map(f); f()",
                "let o = {}; for (let i = 0; i < 1e5; i++) o = {o}; JSON.stringify(o)",
                "'x'.repeat(2 ** 31)",
                "let s = 'x'; for (;;) s += s",
                "new ArrayBuffer(2 ** 40)",
                "null.x",
                "(async () => { throw new Error('x') })()",
            })
    void what_javascript_refuses_is_an_error_of_one_callback(String wrong) {
        try (Bench bench = new Bench(ScriptOptions.LIVE.withBudget(Duration.ofSeconds(20)))) {
            Script script = bench.load("procs.on(e => { console.log(e.pid); if (e.pid == 1) { " + wrong + " } })");
            bench.emit(Bench.proc(1, "x").set("pid", 1));
            bench.emit(Bench.proc(2, "x").set("pid", 2));
            assertThat(bench.lines()).containsExactly("1", "2");
            assertThat(bench.failures()).hasSize(1);
            assertThat(script.state()).isEqualTo(Script.State.RUNNING);
        }
    }

    @Test
    void a_predicate_that_does_not_end_is_stopped_too() {
        try (Bench bench = new Bench(SHORT)) {
            Script bad = bench.load("procs.where(p => { for (;;); }).on(e => console.log('never'))");
            bench.feed.emit(Bench.proc(1, "x").build());
            Bench.await(() -> bad.state() == Script.State.FAILED);
            assertThat(stopped(bench)).hasSize(1);
        }
    }

    @Test
    void what_ringside_and_javascript_bring_along_cannot_be_changed() {
        for (String change : List.of(
                "Array.prototype.map = () => 1",
                "Object.prototype.polluted = 1",
                "Function.prototype.call = null",
                "Promise.prototype.then = null",
                "String.prototype.startsWith = () => true",
                "Map.prototype.get = 1",
                "(async () => {}).constructor.prototype.x = 1",
                "[][Symbol.iterator]().__proto__.next = 1",
                "Math.max = 1",
                "JSON.stringify = 1",
                "globalThis.Array = 1",
                "globalThis.procs = 1",
                "procs.constructor.prototype.on = 1",
                "Object.defineProperty(procs.constructor.prototype, 'where', {get: () => 1})",
                "procs.x = 1",
                "console.log = 1",
                "Object.setPrototypeOf(procs, null)",
                "delete Array.prototype.map",
                "$ringside.text = 1")) {
            try (Bench bench = new Bench()) {
                assertThat(bench.refused(change).message()).as(change).startsWith("TypeError: ");
            }
        }
    }

    @Test
    void the_library_cannot_be_changed() {
        for (String change : List.of(
                "import {Recent} from 'ringside:state'; Recent.prototype.get = 1",
                "import {shells} from 'ringside:lists'; shells.push('x')",
                "import {nanos} from 'ringside:time'; nanos.x = 1",
                "import * as time from 'ringside:time'; time.nanos = 1")) {
            try (Bench bench = new Bench()) {
                assertThat(bench.refused(change).message()).as(change).startsWith("TypeError: ");
            }
        }
    }

    @Test
    void what_people_usually_assign_still_can_be() {
        try (Bench bench = new Bench()) {
            bench.load("""
                    class Mine extends Error {
                        constructor(message) { super(message); this.name = "Mine" }
                    }
                    const o = {};
                    o.toString = () => "o";
                    o.constructor = 1;
                    const e = new Mine("m");
                    e.message = "n";
                    console.log(`${o}`, String(e), e.name, Object.keys(o), new Error("x").name, {}.toString());
                    """);
            assertThat(bench.lines())
                    .containsExactly("o Mine: n Mine [\"toString\", \"constructor\"] Error [object Object]");
        }
    }

    @Test
    void scripts_share_nothing() {
        try (Bench bench = new Bench()) {
            bench.load(
                    "a.js",
                    "globalThis.mine = 1; globalThis.log = console.log; procs.on(e => console.log('a', globalThis.yours))");
            bench.load("b.js", "globalThis.yours = 2; procs.on(e => console.log('b', globalThis.mine))");
            bench.emit(Bench.proc(1, "x"));
            assertThat(bench.lines()).containsExactlyInAnyOrder("a undefined", "b undefined");
        }
    }

    @Test
    void nothing_but_ringsides_names_is_there() {
        try (Bench bench = new Bench()) {
            bench.load("""
                    const names = Object.getOwnPropertyNames(globalThis);
                    console.log(["Java", "Packages", "Polyglot", "Graal", "java", "load", "print", "require", "process", "fetch",
                        "WebAssembly", "Worker", "quit", "exit", "read", "readline"].filter(name => names.includes(name)));
                    """);
            assertThat(bench.lines()).containsExactly("[]");
        }
    }

    @Test
    void a_flood_of_lines_is_cut_off_and_said() {
        try (Bench bench = new Bench()) {
            bench.load(
                    "for (let i = 0; i < 5000; i++) console.log(i); console.log('x'.repeat(100000).length, 'y'.repeat(100000))");
            List<String> lines = bench.lines();
            assertThat(lines).hasSizeBetween(2000, 4200);
            assertThat(lines)
                    .anyMatch(line -> line.startsWith("1 lines were left out: there were more than 2000 in a second"));
            assertThat(lines).allMatch(line -> line.length() < 10_000);
        }
    }

    @Test
    void events_that_come_faster_than_they_are_handled_are_dropped_and_counted() {
        try (Bench bench = new Bench(ScriptOptions.LIVE.withQueue(10))) {
            Script script = bench.load("let n = 0; procs.on(e => { n++; if (n == 1) console.log('first') })");
            for (int i = 0; i < 5000; i++) {
                bench.feed.emit(Bench.proc(i, "x").build());
            }
            script.settle();
            ScriptStats stats = script.stats();
            assertThat(stats.events() + stats.dropped()).isEqualTo(5000);
            assertThat(stats.dropped()).isPositive();
        }
    }

    private static List<Diagnostic> stopped(Bench bench) {
        return bench.events.stream()
                .filter(ScriptEvent.Stopped.class::isInstance)
                .map(event -> ((ScriptEvent.Stopped) event).diagnostics().getFirst())
                .toList();
    }
}
