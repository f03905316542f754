package dev.ringside.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Queries that scripts write, operator by operator. */
class ChainTest {
    private final QueryParser parser = new QueryParser(Schema.standard());
    private final Chain procs = parser.chain(new Source.Stream(Schema.standard().stream("procs")));

    @Test
    void aCommaMayFollowAPredicateInACallAsInJavaScript() {
        StreamType stream = Schema.standard().stream("procs");
        CallText call = CallText.of("test", "pid == 7 ||\n    uid == 0,\n");

        assertThat(new QueryParser(Schema.standard())
                        .predicate(call, stream, Scope.NONE, Foreigners.NONE)
                        .toString())
                .isEqualTo("pid == 7 || uid == 0");
    }

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

    @Test
    void aTextOrObjectInAVariableIsAPredicate() {
        Scope scope = variables(Map.of(
                "q", new Captured.Text("uid == 0 && parent == 'sh'"),
                "wrong", new Captured.Text("uid == 0 && parnt == 'sh'"),
                "columns", new Captured.Items(List.of(new Captured.Text("pid"), new Captured.Text("name")))));

        assertThat(where("q", scope)).isEqualTo("uid == 0 && parent == \"sh\"");
        assertThat(procs.call("select", CallText.of("test", "columns"), scope, Foreigners.NONE)
                        .query())
                .hasToString("procs.select(pid, name)");
        RingsideException wrong = catchThrowableOfType(RingsideException.class, () -> where("wrong", scope));
        assertThat(wrong.diagnostics())
                .singleElement()
                .satisfies(one -> assertThat(one.place())
                        .contains(new Diagnostic.Place("test", "uid == 0 && parnt == 'sh'", new Span(12, 17))));
    }

    @Test
    void argumentsOfAllKindsMayComeFromVariables() {
        Scope scope = variables(Map.of(
                "n", new Captured.Whole(3),
                "t", new Captured.Text("5m"),
                "o", object(Map.of("by", new Captured.Text("guid"), "within", new Captured.Text("1m"))),
                "key", new Captured.Text("image"),
                "bounds", new Captured.Items(List.of(new Captured.Whole(1), new Captured.Whole(10))),
                "files", new Captured.Items(List.of(new Captured.Text("a.jsonl"))),
                "shells",
                        new Captured.Rows(new QueryParser(Schema.standard()).query("procs.where(name == 'sh')", "x"))));

        assertThat(call(procs, "take(n * 2)", scope)).hasToString("procs.take(6)");
        assertThat(call(procs, "rate(t)", scope)).hasToString("procs.rate(\"5m\")");
        assertThat(call(procs, "distinct(key)", scope)).hasToString("procs.distinct(image)");
        assertThat(call(procs, "hist(uid, bounds)", scope)).hasToString("procs.hist(uid, [1, 10])");
        assertThat(call(procs, "join(shells, o)", scope))
                .hasToString("procs.join(procs.where(name == \"sh\"), {by: \"guid\", within: \"1m\"})");
        assertThat(call(procs, "join(open(files).net, {by: [key], within: t})", scope))
                .hasToString("procs.join(open(\"a.jsonl\").net, {by: \"image\", within: \"5m\"})");
        assertThat(parser.sequence(CallText.of("test", "o, shells, net.where(pid == $1.pid && dstPort == n)"), scope)
                        .until(CallText.of("test", "exits.where(exitCode == n)"), scope)
                        .query())
                .hasToString(
                        "sequence({by: \"guid\", within: \"1m\"}, procs.where(name == \"sh\"), net.where(pid == $1.pid &&"
                                + " dstPort == 3)).until(exits.where(exitCode == 3))");
    }

    @Test
    void valuesAreWrittenOut() {
        List<Captured> values = List.of(
                object(Map.of("within", new Captured.Duration(60_000_000_000L))),
                new Captured.Rows(procs.query()),
                new Captured.Rows(new QueryParser(Schema.standard()).query("net", "x")));
        Written written = Written.of("a.js", values);

        assertThat(written.text().text()).isEqualTo("{\"within\": \"1m\"}, $query1, $query2");
        assertThat(parser.sequence(written.text(), written.scope()).query())
                .hasToString("sequence({within: \"1m\"}, procs, net)");
        Written object = Written.of(
                "a.js",
                List.of(object(Map.of(
                        "name", new Captured.Items(List.of(new Captured.Text("a\"b"))),
                        "uid", new Captured.Nothing()))));
        assertThat(where(object.text().text(), object.scope())).contains("name in [\"a\\\"b\"]", "uid == null");
    }

    @Test
    void whatNoPredicateHoldsIsNamed() {
        Scope scope = variables(Map.of(
                "f", new Captured.Foreign("a function"),
                "q", new Captured.Rows(procs.query()),
                "e", object(Map.of("pid", new Captured.Whole(1))),
                "p", new Captured.Pattern("(", "")));

        assertThat(refusals("f", scope)).containsExactly("f is a function, not a value to compare");
        assertThat(refusals("pid == q", scope)).containsExactly("q is a query, not a value to compare");
        assertThat(refusals("pid == e", scope)).containsExactly("e is an object, not a value to compare");
        assertThat(refusals("pid == e.pdi", scope)).containsExactly("e holds no pdi");
        assertThat(refusals("f(pid)", scope)).containsExactly("a function of a script cannot be called here");
        assertThat(refusals("pid == nosuch", scope))
                .containsExactly("nosuch is neither a field of procs nor a variable");
        assertThat(refusals("x => x.pid == nosuch", scope)).containsExactly("there is no variable nosuch");
        assertThat(refusals("cmdline.matches(p)", scope)).hasSize(1);
    }

    @Test
    void whatIsGroupedMustBeComputed() {
        Chain grouped = call(procs, "groupBy(user)");

        assertThat(grouped.isComplete()).isFalse();
        assertThat(catchThrowableOfType(RingsideException.class, grouped::query))
                .isNotNull();
        assertThat(call(grouped, "count()").query()).hasToString("procs.groupBy(user).count()");
    }

    private List<String> refusals(String predicate, Scope scope) {
        return catchThrowableOfType(RingsideException.class, () -> where(predicate, scope)).diagnostics().stream()
                .map(Diagnostic::message)
                .toList();
    }

    private static Captured object(Map<String, Captured> members) {
        return new Captured.Members(members.keySet().stream().sorted().toList(), variables(members));
    }

    private static Query call(Chain chain, String call, Scope scope) {
        int open = call.indexOf('(');
        CallText arguments = new CallText("test", call, open + 1, call.length() - 1);
        return chain.call(call.substring(0, open), arguments, scope, Foreigners.NONE)
                .query();
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
