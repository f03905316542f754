package dev.ringside.runtime.script.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Programs put together at random from what makes JavaScript hard to cut. */
class RandomProgramsTest {
    private static final int PROGRAMS = 5_000;
    private static final String[] OPERANDS = {
        "a",
        "b.c",
        "1",
        ".5",
        "1.",
        "0x1F",
        "1_000n",
        "'s/*'",
        "\"\\\"\"",
        "`t`",
        "`${E}`",
        "`a${E}b${E}c`",
        "/r/",
        "/[/]/g",
        "/\\//",
        "(E)",
        "[E, E]",
        "[, E, ...E]",
        "{a: E}",
        "{a, b() { S }, get c() { S }, [E]: E}",
        "function () { S }",
        "function* g(x) { yield E }",
        "class { m() { S } #p = E; static { S } }",
        "x => E",
        "(x, {y = E}) => { S }",
        "async x => await E",
        "a?.b",
        "a?.[E]",
        "a?.(E)",
        "a(E, ...E)",
        "new a(E)",
        "new a.b",
        "a`t${E}`",
        "this",
        "-E",
        "!E",
        "typeof E",
        "a++",
        "--a",
        "/* c */a",
        "(// c\nE)"
    };
    private static final String[] OPERATORS = {
        "+", "/", "*", "&&", "||", "??", "in", "instanceof", "==", "<", ">>>", ",", "? E :", "= "
    };
    private static final String[] STATEMENTS = {
        "E;",
        "E\n",
        "let v = E;",
        "const {k, l: [m]} = E;",
        "if (E) E; else { S }",
        "if (E) /r/.test(a)\n",
        "for (const o of E) { S }",
        "for (let i = E; E; E) S",
        "while (E) { S }",
        "do { S } while (E)\n",
        "{ S }",
        "function f() { S } /r/.exec(a);",
        "class C extends a { }",
        "try { S } catch { S }",
        "switch (E) { case E: S default: S }",
        "l: S",
        "throw E;",
        ";",
        "async function g() { S }",
        "return E;"
    };
    private static final String[] CALLS = {
        "q.where(E)", "q?.where(E)", "q.where(p => E && E)", "q.select(E, E)", "q.map(...E)", "q.where?.(E,)"
    };

    /** Arguments that are left to JavaScript. */
    private static final Set<Piece.Kind> KEPT =
            Set.of(Piece.Kind.SIMPLE_ARROW, Piece.Kind.TEMPLATE, Piece.Kind.FUNCTION, Piece.Kind.SPREAD);

    @Test
    void aProgramWithoutQueriesStaysAsItIsAndItsTokensAreItsText() {
        check(false);
    }

    @Test
    void inAProgramWithQueriesEveryCopiedPlaceLeadsBackToTheSameCharacter() {
        check(true);
    }

    private static void check(boolean queries) {
        for (int seed = 0; seed < PROGRAMS; seed++) {
            String text = new Generator(seed, queries).program();
            Rewritten result = Rewriter.rewrite(text, 0);
            assertTokensAreTheText(text, seed);
            if (!queries) {
                assertThat(result.text()).as("seed %d", seed).isEqualTo(text);
            } else {
                RewriterTest.assertCopiesAreExact(result);
                assertReadable(result.text(), seed);
            }
        }
    }

    private static void assertTokensAreTheText(String text, int seed) {
        Scanner scanner = new Scanner(text);
        new StatementReader(new Cursor(text, scanner), new Findings()).program();
        StringBuilder whole = new StringBuilder();
        scanner.tokens().forEach(token -> whole.append(text, token.start(), token.end()));
        assertThat(whole.toString()).as("seed %d", seed).isEqualTo(text);
    }

    private static void assertReadable(String text, int seed) {
        Findings findings = new Findings();
        new StatementReader(new Cursor(text, new Scanner(text)), findings).program();
        assertThat(findings.calls.stream()
                        .filter(call -> call.name().equals("where"))
                        .toList())
                .as("seed %d: calls that were missed", seed)
                .allMatch(call -> findings.uses(call.open(), call.close()).isEmpty()
                        || KEPT.contains(call.arguments().getFirst().kind()));
    }

    /** Grows a program out of the patterns above. */
    private static final class Generator {
        private final Random random;
        private final boolean queries;

        Generator(int seed, boolean queries) {
            this.random = new Random(seed);
            this.queries = queries;
        }

        String program() {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < 4; i++) {
                out.append(statement(0));
            }
            return out.toString();
        }

        private String statement(int depth) {
            return fill(depth > 3 ? ";" : STATEMENTS[random.nextInt(STATEMENTS.length)], depth);
        }

        private String expression(int depth) {
            if (depth > 4) {
                return "z";
            }
            if (queries && random.nextInt(4) == 0) {
                return fill(CALLS[random.nextInt(CALLS.length)], depth);
            }
            String operand = fill(OPERANDS[random.nextInt(OPERANDS.length)], depth);
            if (random.nextBoolean()) {
                return "(" + operand + ")";
            }
            String operator = fill(OPERATORS[random.nextInt(OPERATORS.length)], depth);
            return "((" + operand + ") " + operator + " " + expression(depth + 1) + ")";
        }

        private String fill(String pattern, int depth) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < pattern.length(); i++) {
                char c = pattern.charAt(i);
                if (c == 'E') {
                    out.append(expression(depth + 1));
                } else if (c == 'S') {
                    out.append(statement(depth + 1));
                } else {
                    out.append(c);
                }
            }
            return out.toString();
        }
    }
}
