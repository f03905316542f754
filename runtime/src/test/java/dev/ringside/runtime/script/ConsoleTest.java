package dev.ringside.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.diagnostic.UnfinishedException;
import dev.ringside.runtime.engine.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {
    private final Bench bench = new Bench(ScriptOptions.LIVE.withBudget(Duration.ofMillis(200)));
    private final ScriptConsole console = bench.host.console();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void variables_stay_and_may_be_declared_again() {
        assertThat(console.evaluate("const t = 'a'")).isEqualTo(new Answer.Nothing());
        assertThat(console.evaluate("let t = 'b', {x} = {x: 2}")).isEqualTo(new Answer.Nothing());
        console.evaluate("class A { f() { return 1 } }");
        console.evaluate("class A { f() { return 3 } }");
        console.evaluate("function g() { return x + new A().f() }");
        assertThat(shown("t + g()")).isEqualTo("b5");
        assertThat(console.names()).containsExactlyInAnyOrder("t", "x", "A", "g");
    }

    @Test
    void a_query_is_given_back_to_be_run() {
        console.evaluate("const t = 'sh'");
        Answer.Rows rows =
                (Answer.Rows) console.evaluate("procs.where(parent == t && p(name))".replace(" && p(name)", ""));
        assertThat(rows.query()).hasToString("procs.where(parent == \"sh\")");
    }

    @Test
    void a_query_with_javascript_in_it_runs_on_the_consoles_lane() {
        console.evaluate("const seen = new Set()");
        Answer.Rows rows = (Answer.Rows) console.evaluate("procs.where(p => !seen.has(p.pid) && !!seen.add(p.pid))");
        List<Long> pids = new ArrayList<>();
        int pid = rows.query().stream().field("pid").slot();
        try (Subscription subscription =
                bench.engine.start(rows.query(), row -> pids.add(row.event().number(pid)), rows.lane())) {
            for (int i : new int[] {1, 2, 1}) {
                bench.feed.emit(Bench.proc(i, "x").set("pid", i).build());
            }
            rows.lane().settle();
            assertThat(pids).containsExactly(1L, 2L);
            assertThat(subscription.matched()).isEqualTo(2);
        }
        assertThat(shown("seen.size")).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    1 + 1                                    | 2
                    'a\\\\nb'                                | a
                    {a: 1, b: ['x']}                         | {a: 1, b: ["x"]}
                    null                                     | null
                    await Promise.resolve(5)                 | 5
                    const y = await 4; y + 1                 | 5
                    async () => 1                            | [function]
                    (async () => 7)()                        | 7
                    new Date(0)                              | 1970-01-01T00:00:00.000Z
                    procs.on(e => 1)                         | procs is running
                    procs.explain()                          | procs
                    new Map([[1, new Set([2])]])             | {1: [2]}
                    """)
    void values_are_shown(String text, String expected) {
        assertThat(shown(text.replace("\\\\n", "\\n")).lines().findFirst()).contains(expected);
    }

    @Test
    void the_last_value_has_a_name() {
        console.evaluate("6 * 7");
        console.evaluate("const nothing = 1");
        assertThat(shown("_ + 1")).isEqualTo("43");
        console.evaluate("procs.where(uid == 0)");
        assertThat(shown("String(_)")).isEqualTo("procs.where(uid == 0)");
        console.evaluate("var _ = 3");
        assertThat(shown("_")).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"procs.where(", "1 +", "`${", "if (x) {", "const f = () => {", "await procs.where(", "/* a"})
    void an_unfinished_text_is_told_from_a_wrong_one(String text) {
        assertThat(console.isIncomplete(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"procs.where()", "1 + 1", "}", "await 5", "const x = await f()", "procs.where(]", "", "// a"})
    void what_more_text_would_not_help_is_not_unfinished(String text) {
        assertThat(console.isIncomplete(text)).isFalse();
    }

    @Test
    void mistakes_are_shown_where_they_are() {
        Diagnostic wrong = refused("  const q = procs.where(parnt == 1)");
        assertThat(wrong.message()).isEqualTo("parnt is neither a field of procs nor a variable");
        assertThat(Bench.pointedAt(wrong)).isEqualTo("parnt");
        assertThat(wrong.place().orElseThrow().origin()).isEqualTo("input");
        assertThat(Bench.pointedAt(refused("const z = await 1; null.x"))).isEqualTo("null.x");
        assertThat(refused("Promise.reject(new Error('no'))").message()).isEqualTo("no");
        assertThat(refused("await Promise.reject(new Error('no'))").message()).isEqualTo("no");
        assertThat(catchThrowableOfType(RingsideException.class, () -> console.evaluate("procs.where(")))
                .isInstanceOf(UnfinishedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (;;);",
                "await procs.first()",
                "await new Promise(() => {})",
                "(async () => { for (;;) await 1 })()"
            })
    void what_takes_too_long_can_be_interrupted(String text) {
        console.evaluate("const kept = 1");
        CompletableFuture<Void> interruption = CompletableFuture.runAsync(() -> {
            Bench.await(() -> bench.lines().contains("begun"));
            console.interrupt();
        });
        assertThat(refused("console.log('begun'); " + text).code()).isEqualTo(Code.INTERRUPTED);
        interruption.join();
        assertThat(shown("kept")).isEqualTo("1");
    }

    @Test
    void interrupting_nothing_has_no_effect() {
        console.interrupt();
        assertThat(shown("1")).isEqualTo("1");
    }

    @Test
    void handlers_go_on_and_one_that_hangs_does_not_take_the_console_with_it() {
        console.evaluate("procs.on(e => { console.log(e.pid); if (e.pid == 1) for (;;); })");
        bench.feed.emit(Bench.proc(1, "x").set("pid", 1).build());
        bench.feed.emit(Bench.proc(2, "x").set("pid", 2).build());
        Bench.await(() -> bench.lines().size() == 2);
        assertThat(bench.failures()).containsExactly("a callback took longer than 200 ms");
        assertThat(shown("1")).isEqualTo("1");
    }

    @Test
    void a_closed_console_says_so() {
        console.close();
        assertThat(refused("1").code()).isEqualTo(Code.INTERRUPTED);
    }

    private String shown(String text) {
        Answer answer = console.evaluate(text);
        return answer instanceof Answer.Value value ? value.shown() : answer.toString();
    }

    private Diagnostic refused(String text) {
        return catchThrowableOfType(RingsideException.class, () -> console.evaluate(text))
                .diagnostics()
                .getFirst();
    }
}
