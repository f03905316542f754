package dev.ringside.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Queries that scripts write, operator by operator. */
class ChainTest {
    private final Chain procs =
            new QueryParser(Schema.standard()).chain(new Source.Stream(Schema.standard().stream("procs")));

    @Test
    void everyCallAddsAnOperator() {
        Chain chain = call(call(call(procs, "where(uid == 0)"), "select(pid, name)"), "take(5)");

        assertThat(chain.query()).hasToString("procs.where(uid == 0).select(pid, name).take(5)");
        assertThat(procs.query()).hasToString("procs");
    }

    @Test
    void whatIsWrongIsShownInTheWholeText() {
        String script = "let x = 1;\nprocs.where(parnt == 'a');";
        int start = script.indexOf("parnt");
        CallText arguments = new CallText("a.js", script, start, script.indexOf(");"));

        RingsideException wrong = catchThrowableOfType(
                RingsideException.class, () -> procs.call("where", arguments, Scope.NONE, Foreigners.NONE));

        assertThat(wrong.diagnostics()).singleElement().satisfies(one -> {
            assertThat(one.place()).contains(new Diagnostic.Place("a.js", script, new Span(start, start + 5)));
            assertThat(one.hints()).containsExactly("did you mean parent?");
        });
    }

    @Test
    void variablesAreTakenByValue() {
        Scope scope = variables(Map.of(
                "t", new Captured.Text("bash"),
                "n", Captured.number(5),
                "half", Captured.number(0.5),
                "since", new Captured.Moment(1_767_225_600_000_000_000L),
                "names", new Captured.Items(List.of(new Captured.Text("sh"), new Captured.Text("dash"))),
                "wanted", new Captured.Pattern("^a", "i"),
                "none", new Captured.Nothing(),
                "e", new Captured.Members(List.of("pid"), name -> Optional.of(new Captured.Whole(7)))));

        assertThat(where("parent == t && pid > n && argc < half", scope))
                .isEqualTo("parent == \"bash\" && pid > 5 && argc < 0.5");
        assertThat(where("time >= since && name in names", scope))
                .isEqualTo("time >= \"2026-01-01T00:00:00Z\" && name in [\"dash\", \"sh\"]");
        assertThat(where("names.includes(name) && cmdline.matches(wanted)", scope))
                .isEqualTo("name in [\"dash\", \"sh\"] && cmdline.matches(/^a/i)");
        assertThat(where("tty == none && ppid == e.pid", scope)).isEqualTo("tty == null && ppid == 7");
        assertThat(where("p => p.parent == t", scope)).isEqualTo("parent == \"bash\"");
        assertThat(where("{parent: t, pid: n}", scope)).isEqualTo("parent == \"bash\" && pid == 5");
        assertThat(where("e", scope)).isEqualTo("pid == 7");
    }

    private String where(String predicate, Scope scope) {
        String whole = procs.call("where", CallText.of("test", predicate), scope, Foreigners.NONE)
                .query()
                .toString();
        return whole.substring("procs.where(".length(), whole.length() - 1);
    }

    private static Scope variables(Map<String, Captured> variables) {
        return name -> Optional.ofNullable(variables.get(name));
    }

    private static Chain call(Chain chain, String call) {
        int open = call.indexOf('(');
        return chain.call(
                call.substring(0, open),
                new CallText("test", call, open + 1, call.length() - 1),
                Scope.NONE,
                Foreigners.NONE);
    }
}
