package dev.ringside.runtime.script.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewriterTest {
    @Test
    void bareFieldsBecomeTextAndTheNamesInItAreLookedUpLater() {
        assertThat(rewritten("procs.where(parent == target)"))
                .isEqualTo(
                        "procs[$ringside.at(\"where\")]($ringside.isQuery() ? $ringside.text(0, {parent: () => parent,"
                                + " target: () => target}) : (parent == target))");
    }

    @Test
    void anArrowFunctionStaysTheArgumentAndItsTermsBecomeFunctions() {
        assertThat(rewritten("procs.where(p => p.a == x && f(p))"))
                .isEqualTo(
                        "procs[$ringside.at(\"where\")]($ringside.arrow(0, $ringside.isQuery() && [{x: () => x, f: () => f},"
                                + " [[17, p => (p.a == x)], [29, p => (f(p))], ]], p => p.a == x && f(p)))");
    }

    @Test
    void severalArgumentsAreSpread() {
        assertThat(rewritten("s.select(pid, name)"))
                .isEqualTo(
                        "s[$ringside.at(\"select\")](...$ringside.isQuery() ? [$ringside.text(0, {pid: () => pid, name: () => name})]"
                                + " : [pid, name])");
    }

    @Test
    void predicatesThatNameNothingBecomeTextSoThatTheirPlaceIsKnown() {
        assertThat(rewritten("procs.where('uid == 0')"))
                .isEqualTo(
                        "procs[$ringside.at(\"where\")]($ringside.isQuery() ? $ringside.text(0, {}) : ('uid == 0'))");
    }

    @Test
    void aFunctionThatTakesQueriesGetsThemAsText() {
        assertThat(rewritten("sequence(o, procs.where(a == $1.b))"))
                .isEqualTo(
                        "sequence(...$ringside.isOwn(sequence) ? [$ringside.text(0, {o: () => o, procs: () => procs, a: () => a,"
                                + " $1: () => $1})] : [o, procs[$ringside.at(\"where\")]($ringside.isQuery() ? $ringside.text(1,"
                                + " {a: () => a, $1: () => $1}) : (a == $1.b))])");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    const a = 1                         | var a = 1
                    let a = 1, {b} = c; d               | var a = 1, {b} = c; d
                    var a                               | var a
                    class A { b() {} }; new A()         | var A = class A { b() {} }; new A()
                    { const a = 1 }                     | { const a = 1 }
                    {a: 1}                              | ({a: 1}\\n)
                    for (const a of b) { let c }        | for (const a of b) { let c }
                    f(async () => { const a = await b })| f(async () => { const a = await b })
                    await a                             | (async () => { return (await a)\\n})()
                    const a = await b; a                | var a; (async () => { void ( a = await b); return (a)\\n})()
                    let {a, b: [c]} = await d           | var a, c; (async () => { void ( {a, b: [c]} = await d)\\n})()
                    if (a) await b                      | (async () => { if (a) await b\\n})()
                    for await (const a of b) c(a)       | (async () => { for await (const a of b) c(a)\\n})()
                    """)
    void whatIsTypedInMayBeDeclaredAgainAndAwaited(String typed, String expected) {
        assertThat(Rewriter.rewriteInput(typed, 0).text()).isEqualTo(expected.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "procs.where(`parent == ${x}`)",
                "procs.where(function (p) { return f(p) })",
                "procs.where(...conditions)",
                "text.replace('a', 'b')",
                "list.join(', ')",
                "f(sequence)",
                "a.sequence(b)",
                "function sequence(a) { return a }",
                "class A { sequence(a) { return a } }",
                "procs.where(p => p.parent == 'bash')",
                "procs.where((p) => p.parent == 'bash' && p.uid == 0)",
                "procs.take(5).count()",
                "list.map(x => x * 2)",
                "where(parent == target)",
                "'procs.where(parent == t)'",
                "`procs.where(parent == t)`",
                "/* procs.where(parent == t) */",
                "// procs.where(parent == t)",
                "#!/usr/bin/env procs.where(parent == t)\n1",
                "/procs.where(parent == t)/.test(s)",
                "a / b; /procs.where(x)/",
                "if (a) /.where(x)/.test(b)",
                "x = {} / 1; /.where(x)/",
                "function f() {} /.where(x)/.exec(y)",
                "(function () {} / b.where / c)",
                "class A extends B { where(x) { return super.where(x) } }",
                "this.#where(x)",
                "new a.where(x)",
                "a.where\n`${x}`",
                "procs.where(parent == ",
                "procs.where(parent == t}",
                "let x = 'unclosed\nprocs.where(parent == t)",
                "{ procs.where(t); \\u00",
                "{ procs.where(t); a\\if (",
                "procs.where(t); \\u{61",
            })
    void whatNeedsNoRewritingStaysAsItIs(String text) {
        assertThat(rewritten(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f(`a ${ g(procs.where(x == `${`}`}`)) } b`)",
                "procs?.where(parent == t)?.select(pid)",
                "procs.where?.(parent == t)",
                "procs . /* c */ where // d\n ( parent == t , )",
                "async () => { for await (const e of procs.where(parent == await t)) { await e } }",
                "function* g() { yield procs.where(a / b / c == (yield x)); yield\n/x/.test(y) }",
                "class A { #t = 1; static { this.q = procs.where(pid == this.t) } get where() { return 1 } 'b c' = d / 2 }",
                "export default procs.where(({parent, ...rest}) => parent == t && rest)",
                "import {a as b} from './c.js' with {type: 'json'}; export * from 'd'; export {e as 'f g'}; a.where(b)",
                "a ? .5 : b?.where(c)?.[d]?.(e)",
                "l: for (let i = 0, j of k; i < j; i++) { if (x) continue l; else break l }; do x.where(y)\nwhile (z)",
                "switch (a) { case b.where(c): default: /d/.test(e) } try { } catch ({f}) { } finally { g.where(h) }",
                "x = a++ / b.where(c) / d; y = typeof /e/ instanceof f.map(g)",
                "let a = async x => x.where(y), b = async (c) => c.map(d), async = 1, of = async / of.map(e)",
                "return_.where(x)\n/re/g\n.where(y)",
                "if (a) (b).where(c); else [d].map(e); while (f) /g/.test(h.where(i))",
                "x = {get a() { return b.where(c) }, set a(d) {}, async *[e]() {}, get: 1, async, 'f': g, 1: h, ...i}",
                "\u00e9\\u0061\\u{62}.where(x == '\u2028', y)",
            })
    void whateverSurroundsACallTheTextCanBePutTogetherAgain(String text) {
        Rewritten result = Rewriter.rewrite(text, 0);

        assertThat(result.calls()).isPositive();
        assertCopiesAreExact(result);
        Scanner scanner = new Scanner(text);
        new StatementReader(new Cursor(text, scanner), new Findings()).program();
        StringBuilder whole = new StringBuilder();
        for (Token token : scanner.tokens()) {
            whole.append(text, token.start(), token.end());
        }
        assertThat(whole.toString()).isEqualTo(text);
    }

    @Test
    void callsInsideTheArgumentsOfACallAreRewrittenInEveryCopy() {
        Rewritten result = Rewriter.rewrite("a.where(p => f(b.map(c)) && p.d)", 7);

        assertThat(result.call(7))
                .hasValueSatisfying(site -> assertThat(site.operator()).isEqualTo("where"));
        assertThat(result.call(8))
                .hasValueSatisfying(site -> assertThat(site.operator()).isEqualTo("map"));
        assertThat(result.call(9)).isEmpty();
        assertThat(result.text().split("text\\(8", -1)).hasSize(3);
    }

    @Test
    void aCallKnowsWhereItStandsInTheUsersText() {
        String text = "x; procs . where ( parent == t );";
        Rewritten.CallSite site = Rewriter.rewrite(text, 0).call(0).orElseThrow();

        assertThat(text.substring(site.start(), site.end())).isEqualTo("where ( parent == t )");
        assertThat(text.substring(site.argumentsStart(), site.argumentsEnd())).isEqualTo(" parent == t ");
    }

    @Test
    void linesAndColumnsLeadBackToTheUsersText() {
        String text = "a.where(b);\r\n  c.where(d ==\n e); boom()";
        Rewritten result = Rewriter.rewrite(text, 0);
        int boom = result.text().indexOf("boom");
        int lineStart = result.text().lastIndexOf('\n', boom) + 1;

        assertThat(result.originOf(3, boom - lineStart + 1)).isEqualTo(text.indexOf("boom"));
        assertThat(result.position(text.indexOf("boom"))).isEqualTo(new Rewritten.Position(3, 6));
        assertThat(result.position(text.indexOf("c.where"))).isEqualTo(new Rewritten.Position(2, 3));
    }

    @Test
    void aScriptThatUsesTheNameOfTheHookKeepsIt() {
        Rewritten result = Rewriter.rewrite("let $ringside = 1; a.where($ringside)", 0);

        assertThat(result.hook()).isEqualTo("$ringside1");
        assertThat(result.text()).contains("$ringside: () => $ringside}");
    }

    @Test
    void nestingThatNobodyWritesIsLeftAlone() {
        String text = "[".repeat(100_000) + "a.where(b)";

        assertThat(rewritten(text)).isEqualTo(text);
    }

    @Test
    void copiesOfCopiesStayFew() {
        String text = "x.where(p => f(p) && ".repeat(12) + "y" + ")".repeat(12);

        assertThat(rewritten(text).length()).isLessThan(200 * text.length());
    }

    /** All that the user wrote is there, but for the names of the calls that were rewritten, and leads back to where it stands. */
    static void assertCopiesAreExact(Rewritten result) {
        String original = result.original();
        boolean[] there = new boolean[original.length()];
        for (int i = 0; i < result.text().length(); i++) {
            if (result.isCopied(i)) {
                assertThat(result.text().charAt(i)).isEqualTo(original.charAt(result.originOf(i)));
                there[result.originOf(i)] = true;
            }
        }
        StringBuilder missing = new StringBuilder();
        for (int i = 0; i < there.length; i++) {
            missing.append(there[i] ? "" : original.charAt(i));
        }
        assertThat(missing.toString()).matches("(\\?*\\.*(where|select|map))*");
    }

    private static String rewritten(String text) {
        return Rewriter.rewrite(text, 0).text();
    }
}
