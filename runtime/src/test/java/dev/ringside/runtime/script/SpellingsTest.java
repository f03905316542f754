package dev.ringside.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingsTest {
    private static final String QUERY = "procs.where(parent == \"sshd\" && uid == 7)";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "procs.where(parent == 'sshd' && uid == 7)",
                "procs.where(p => p.parent == 'sshd' && p.uid == 7)",
                "procs.where((p) => p.parent == 'sshd' && p.uid == 7)",
                "procs.where('parent == \"sshd\" && uid == 7')",
                "procs.where({parent: 'sshd', uid: 7})",
                "procs.where(parent == t && uid == u)",
                "procs.where(p => p.parent == t && p.uid == u)",
                "procs.where({parent: t, uid: u})",
                "procs.where(`parent == '${t}' && uid == ${u}`)",
                "procs.where(text)",
                "procs.where(object)",
                "procs.where(arrow)",
                "procs.where(texts[0])",
                "procs.where(texts[u - 7] ?? arrow)",
                "procs.where(made(t))",
                "procs.where(u > 1 ? texts[0] : t)",
                "procs.where(\"parent == '\" + t + \"' && uid == \" + u)",
                "procs.where((() => arrow)())",
                "procs.where(Object.assign({}, object))",
                "procs.where(wanted.parent == parent && uid == wanted.uid)",
                "procs?.where(parent == t)?.where(uid == u)",
                "procs.where?.(parent == t && uid == u)",
                "procs . where /* of */ ( // all\n parent == t && uid == u, )",
                "procs['where'](text)",
                "procs.where(...[text])",
                "(() => { const s = t, v = u; return procs.where(parent == s && uid == v) })()",
                "((s, v) => procs.where(parent == s && uid == v))(t, u)",
                "new (class { #s = t; make() { const s = this.#s; return procs.where(parent == s && uid == u) } })().make()",
                "new (class { s = t; make() { return procs.where(parent == this.s && uid == u) } })().make()",
                "(() => { for (const s of [t]) { for (let i = 7; ; i++) { return procs.where(parent == s && uid == i) } } })()",
                "await (async () => { const s = await t; return procs.where(parent == s && uid == u) })()",
                "[t].map(s => procs.where(parent == s && uid == u))[0]",
                "/where(x)/.test('') || procs.where(parent == t && uid == u) // .where(x)",
                "eval('procs.where(\"parent == \\'sshd\\' && uid == 7\")')",
            })
    void however_a_predicate_is_written_the_query_is_the_same(String expression) {
        try (Bench bench = new Bench()) {
            bench.load("const t = 'sshd', u = 7, wanted = {parent: t, uid: u}, object = {...wanted};"
                    + "const text = 'parent == \"sshd\" && uid == 7', arrow = p => p.parent == 'sshd' && p.uid == 7, texts = [text];"
                    + "const made = s => `parent == '${s}' && uid == 7`;"
                    + "console.log(String(" + expression.replace(" // .where(x)", "/* .where(x) */") + "));");
            assertThat(bench.lines()).containsExactly(normal(QUERY, expression));
        }
    }

    /** Two wheres in a chain are two. */
    private static String normal(String query, String expression) {
        return expression.contains(")?.where") ? "procs.where(parent == \"sshd\").where(uid == 7)" : query;
    }

    @Test
    void what_a_variable_holds_when_the_query_is_made_counts() {
        try (Bench bench = new Bench()) {
            bench.load("""
                    let t = "a";
                    const q = procs.where(name == t);
                    t = "b";
                    console.log(`${q} ${`${procs.where(name == t)}`}`);
                    """);
            assertThat(bench.lines()).containsExactly("procs.where(name == \"a\") procs.where(name == \"b\")");
        }
    }

    @Test
    void values_of_every_kind_can_be_captured() {
        try (Bench bench = new Bench()) {
            bench.load("""
                    const names = new Set(["a", "b"]), pids = [1, 2n], when = new Date(0), pattern = /x+/i, nothing = null;
                    console.log(String(procs.where(name.in(names) && pid in pids && time > when && cmdline.matches(pattern))));
                    console.log(String(procs.where(parent == nothing || uid == undefined)));
                    """);
            assertThat(bench.lines())
                    .containsExactly(
                            "procs.where(name in [\"a\", \"b\"] && pid in [1, 2] && time > \"1970-01-01T00:00:00Z\""
                                    + " && cmdline.matches(/x+/i))",
                            "procs.where(parent == null || uid == null)");
        }
    }

    @Test
    void members_of_events_are_captured_by_what_they_are() {
        try (Bench bench = new Bench()) {
            bench.load("""
                    exits.on(e => {
                        console.log(String(procs.where(ppid == e.pid && time >= e.time && name == e.name)));
                        console.log(String(exits.where(duration > e.duration)));
                    });
                    """);
            bench.emit(Bench.of("exits", 1).set("pid", 5).set("duration", 90_000_000_000L));
            assertThat(bench.lines())
                    .containsExactly(
                            "procs.where(ppid == 5 && time >= \"2026-01-01T00:00:01Z\" && name == null)",
                            "exits.where(duration > \"1m30s\")");
        }
    }

    @Test
    void queries_that_a_variable_holds_are_joined_and_followed() {
        try (Bench bench = new Bench()) {
            bench.load("""
                    const shells = procs.where(name == "sh"), minute = "1m", key = "pid";
                    console.log(String(shells.join(exits, {by: key, within: minute})));
                    console.log(String(sequence({by: key, within: minute}, shells, none(files.where(op == "delete")),
                        times(2, exits.where(ppid == $1.pid))).until(exits.where(pid == 1))));
                    """);
            assertThat(bench.lines())
                    .containsExactly(
                            "procs.where(name == \"sh\").join(exits, {by: \"pid\", within: \"1m\"})",
                            "sequence({by: \"pid\", within: \"1m\"}, procs.where(name == \"sh\"), none(files.where(op == \"delete\")),"
                                    + " times(2, exits.where(ppid == $1.pid))).until(exits.where(pid == 1))");
        }
    }

    @Test
    void modules_capture_their_own_variables(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("shared.js"),
                "const t = 'sshd'; export const base = procs.where(parent == t); export const bad = p => p.pid > 5;");
        Path main = folder.resolve("main.js");
        Files.writeString(main, """
                import {base, bad as worse} from "./shared.js";
                const t = 7;
                console.log(String(base.where(uid == t)));
                base.where(p => worse(p)).on(e => console.log(e.pid));
                """);
        try (Bench bench = new Bench()) {
            bench.host.load(ScriptSource.read(main));
            bench.emit(Bench.proc(1, "x").set("parent", "sshd").set("pid", 3));
            bench.emit(Bench.proc(2, "x").set("parent", "sshd").set("pid", 9));
            assertThat(bench.lines()).containsExactly("procs.where(parent == \"sshd\").where(uid == 7)", "9");
        }
    }

    @Test
    void what_leaves_the_language_runs_as_javascript_and_the_rest_is_pushed_down() {
        ScriptOptions options = ScriptOptions.REPLAY.withExplainer(plan -> plan.split().terms().stream()
                .map(term -> term.term() + " " + term.placement())
                .toList()
                .toString());
        try (Bench bench = new Bench(options)) {
            bench.load("""
                    const seen = new Set();
                    const isNew = p => !seen.has(p.pid) && !!seen.add(p.pid);
                    const q = procs.where(p => p.parent == "sshd" && isNew(p));
                    console.log(q.explain());
                    q.on(e => console.log(e.pid));
                    """);
            for (int pid : new int[] {1, 2, 1}) {
                bench.emit(Bench.proc(pid, "x").set("parent", "sshd").set("pid", pid));
            }
            bench.emit(Bench.proc(9, "x").set("parent", "login").set("pid", 9));
            assertThat(bench.lines()).containsExactly("[parent == \"sshd\" FEED, (isNew(p)) USER]", "1", "2");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "procs.where(p => { return p.name == 'zsh' })",
                "procs.where(function (p) { return p.name == 'zsh' })",
                "procs.where(({name}) => name == 'zsh')",
                "procs.where(named)",
                "procs.where(p => named(p))",
                "procs.where(p => p.name.split('').reverse().join('') == 'hsz')",
                "procs.where(p => p.name?.at(-3) == 'z')",
            })
    void functions_of_any_kind_are_tests(String query) {
        try (Bench bench = new Bench()) {
            bench.load(query + ".on(e => console.log(e.name)); function named(p) { return p.name == 'zsh' }");
            bench.emit(Bench.proc(1, "bash"));
            bench.emit(Bench.proc(2, "zsh"));
            assertThat(bench.lines()).containsExactly("zsh");
            assertThat(bench.failures()).isEmpty();
        }
    }

    @Test
    void methods_of_other_things_stay_as_they_are() {
        try (Bench bench = new Bench()) {
            bench.load("""
                    const parent = 1, x = 2;
                    const mine = {where(a) { return a + 1 }, join: (...a) => a.length};
                    function sequence2(a) { return a }
                    console.log(mine.where(parent == x), mine.join(parent, x, ...[x]), [3, 1].sort((a, b) => a - b).join(x),
                        [x].map(y => y + parent), Math.max(parent, x), "a".replace("a", parent), sequence2(parent));
                    {
                        const sequence = (...a) => a;
                        console.log(sequence(parent, x));
                    }
                    """);
            assertThat(bench.lines()).containsExactly("1 3 123 [3] 2 1 1", "[1, 2]");
        }
    }
}
