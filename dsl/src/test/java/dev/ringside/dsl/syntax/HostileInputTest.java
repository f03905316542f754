package dev.ringside.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.diagnostic.Span;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that is typed, pasted or made up throws anything but what the user can be told, nor takes long. */
@Timeout(60)
class HostileInputTest {
    private static final int USUAL_STACK = 1 << 20;
    private static final List<String> TOKENS = List.of(
            "procs",
            ".",
            "where",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "?",
            "=>",
            "p",
            "pid",
            "name",
            "signed",
            "args",
            "time",
            "==",
            "!=",
            "===",
            "<",
            ">=",
            "&&",
            "||",
            "!",
            "in",
            "+",
            "-",
            "*",
            "/",
            "%",
            "&",
            "|",
            "^",
            "<<",
            ">>",
            "1",
            "0x1f",
            "1.5e3",
            "\"x\"",
            "'10M'",
            "`a`",
            "/a/i",
            "null",
            "true",
            "startsWith",
            "matches",
            "length",
            "base",
            "//",
            "/*",
            "*/",
            "\"",
            "'",
            "\\",
            "\n",
            " ",
            ";",
            "#",
            "=",
            "and",
            "not",
            "ancestors",
            "select",
            "take",
            "map",
            "groupBy",
            "window",
            "count",
            "aggregate",
            "join",
            "net",
            "sequence",
            "none",
            "until",
            "open",
            "desc",
            "some",
            "distinct",
            "within",
            "'5m'",
            "$1",
            "\u202e",
            "\ud800",
            "\u0000",
            "é",
            "😀");

    private final QueryParser parser = new QueryParser(Schema.standard());

    @Test
    void randomTokensAreReadOrRefused() {
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            String text = IntStream.range(0, 1 + random.nextInt(25))
                    .mapToObj(i -> TOKENS.get(random.nextInt(TOKENS.size())))
                    .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
            readOrRefuse(text, seed);
            readOrRefuse("procs.where(" + text + ")", seed);
        }
    }

    @Test
    void randomCharactersAreReadOrRefused() {
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "procs.where(" : "");
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append((char) (random.nextInt(10) > 0 ? 32 + random.nextInt(95) : random.nextInt(0x10000)));
            }
            readOrRefuse(text.toString(), seed);
        }
    }

    @Test
    void damagedPredicatesAreReadOrRefused() {
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            String whole =
                    "net.where(" + new RandomPredicates(seed, Schema.standard().stream("net")).predicate(3) + ")";
            int from = random.nextInt(whole.length());
            int to = Math.min(whole.length(), from + random.nextInt(8));
            readOrRefuse(
                    whole.substring(0, from) + TOKENS.get(random.nextInt(TOKENS.size())) + whole.substring(to), seed);
            readOrRefuse(whole.substring(0, from), seed);
        }
    }

    @Test
    void damagedQueriesAreReadOrRefused() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String whole = new RandomQueries(seed).query(4, 1);
            int from = random.nextInt(whole.length());
            int to = Math.min(whole.length(), from + random.nextInt(8));
            readOrRefuse(
                    whole.substring(0, from) + TOKENS.get(random.nextInt(TOKENS.size())) + whole.substring(to), seed);
            readOrRefuse(whole.substring(0, from), seed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "!",
                "-",
                "+",
                "[",
                "{a:",
                "p=>",
                "not ",
                "a.",
                "a(",
                "a[",
                "1+",
                "1<",
                "a==",
                "a?",
                "a?b:",
                "a?b:(",
                "!(",
                "x in[",
                "-(",
                "\"",
                "'",
                "`",
                "/",
                "/*",
                "\\",
                "(a||a&&a|a^a&a==a<a<<a+a*(",
                "name.base()",
                ".base()",
                "procs.",
                ".where(",
                "a,",
                "\"\\u{",
                "0x",
                "1e",
                "${",
                "((p)=>",
                "pid==(",
                "[1,",
                "{",
                "“",
                "procs.join(",
                "join(procs, {on: ",
                "sequence({by: ",
                "none(",
                "map({a: ",
                "x => [",
                "$1.",
                "desc(",
                "ancestors.some(",
                "open(",
            })
    void repetitionExhaustsNeitherStackNorPatience(String part) throws InterruptedException {
        String many = part.repeat(100_000 / part.length());
        onUsualStack(() -> {
            readOrRefuse(many, 0);
            readOrRefuse("procs.where(" + many, 0);
            readOrRefuse("procs.where(pid == 1 && " + many + ")", 0);
            readOrRefuse("procs.where(\"" + many.replace("\\", "\\\\").replace("\"", "\\\"") + "\")", 0);
            readOrRefuse("procs.where(cmdline.matches(\"" + many.replace("\"", "\\\"") + "\"))", 0);
        });
    }

    @Test
    void longChainsAreReadAndPrinted() throws InterruptedException {
        onUsualStack(() -> {
            String conjunction =
                    IntStream.range(0, 10_000).mapToObj(i -> "pid != " + i).collect(Collectors.joining(" && "));
            Predicate and = predicate(conjunction);
            assertThat(and)
                    .isInstanceOfSatisfying(
                            Predicate.And.class, all -> assertThat(all.terms()).hasSize(10_000));
            assertThat(and.toString()).isEqualTo(conjunction);
            String disjunction = conjunction.replace("&&", "||");
            assertThat(predicate(disjunction).toString()).isEqualTo(disjunction);
            String set = IntStream.range(0, 100_000)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(", ", "pid in [", "]"));
            assertThat(predicate(set).toString()).isEqualTo(set);
            String steps = "procs" + ".where(pid == 1)".repeat(10_000);
            assertThat(parser.query(steps, "query").operators()).hasSize(10_000);
        });
    }

    @Test
    void deepNestingIsReadToItsLimit() {
        assertThat(predicate(nested(210, "(", "pid == 1", ")"))).hasToString("pid == 1");
        for (String open : List.of("!(pid == 1 && ", "(pid ? signed : ", "pid == 1 && (uid == 0 || ")) {
            String limit = nested(45, open, "gid == 0", ")");
            assertThat(predicate(predicate(limit).toString())).isEqualTo(predicate(limit));
            assertThat(refusal(nested(120, open, "gid == 0", ")"))).containsExactly(Code.SYNTAX);
        }
    }

    @Test
    void everyTreeWithinTheLimitCanBeReadBack() {
        List<String> wraps = List.of(
                "!(%s)",
                "(pid ? %s : signed)",
                "(%s ? signed : uid == 0)",
                "(pid == 1 && %s)",
                "(pid == 1 || %s)",
                "((%s ? name : cmdline).base().length > 1)",
                "(-(%s ? pid : uid) == 1)",
                "((%s ? pid : 1) in [uid])",
                "!!(%s ? name : tty)",
                "((%s ? \"a\" : name) == cmdline)",
                "name.startsWith(%s ? name : tty)");
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            String text = "signed";
            for (int i = 0; i < 120; i++) {
                String wrapped = wraps.get(random.nextInt(wraps.size())).formatted(text);
                try {
                    Predicate tree = predicate(wrapped);
                    assertThat(predicate(tree.toString())).as("seed %d", seed).isEqualTo(tree);
                } catch (RingsideException tooDeep) {
                    assertThat(i).as("seed %d", seed).isGreaterThan(20);
                    break;
                }
                text = wrapped;
            }
        }
    }

    @Test
    void treesGrowNoFasterThanTheirTexts() {
        String equalities = nested(150, "(uid == 0) == (", "gid == 0", ")");
        assertThat(refusal(equalities)).containsExactly(Code.TYPE);
        String small = nested(3, "(uid == 0) == (", "gid == 0", ")");
        assertThat(predicate(small).toString()).hasSizeLessThan(10 * small.length());
        String choices = nested(60, "(pid ? signed : ", "signed", ")");
        assertThat(predicate(choices + " == false").toString()).hasSizeLessThan(10 * choices.length());
        assertThat(refusal(choices + " == " + choices)).containsExactly(Code.TYPE);
        String sum = "pid" + " + pid".repeat(100);
        assertThat(refusal("(" + sum + ") in [uid, gid, 1, 2, 3]")).containsExactly(Code.TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".count()",
                ".map({a: time})",
                ".groupBy(time).count()",
                ".window('1m')",
                ".where(true)",
                ".distinct()",
                ".select(time)",
                ".top(1, time)",
                ".until(exits)",
                ".nosuch()",
                ".join(net, {on: true, within: '1s'})",
                ".map({a: {b: c}})",
            })
    void longChainsTakeNoLongerThanTheyAreLong(String operator) throws InterruptedException {
        onUsualStack(() -> readOrRefuse("procs" + operator.repeat(50_000 / operator.length()), 0));
    }

    @Test
    void valuesAreNestedNoDeeperThanPredicates() {
        String deep = nested(45, "(-", "pid", ")");
        String tooDeep = nested(120, "(uid == 0 ? 1 : ", "pid", ")");

        readOrRefuse("procs.map({a: " + deep + "})", 0);
        assertThat(catchThrowableOfType(
                                RingsideException.class, () -> parser.query("procs.map({a: " + tooDeep + "})", "query"))
                        .diagnostics())
                .hasSize(1);
    }

    private List<Code> refusal(String text) {
        RingsideException refused = catchThrowableOfType(RingsideException.class, () -> predicate(text));
        return refused.diagnostics().stream().map(Diagnostic::code).toList();
    }

    private static String nested(int levels, String open, String inner, String close) {
        return open.repeat(levels) + inner + close.repeat(levels);
    }

    @Test
    void aTextLongerThanAMebibyteIsRefused() {
        String text = "procs" + " ".repeat(1 << 20);
        RingsideException refused = catchThrowableOfType(RingsideException.class, () -> parser.query(text, "query"));
        assertThat(refused).hasMessageContaining("1048576 characters");
    }

    private Predicate predicate(String text) {
        return parser.predicate(text, "query", Schema.standard().stream("procs"));
    }

    private void readOrRefuse(String text, long seed) {
        try {
            assertThat(parser.query(text, "query")).isNotNull();
        } catch (RingsideException e) {
            List<Diagnostic> diagnostics = e.diagnostics();
            assertThat(diagnostics).as("seed %d", seed).isNotEmpty().hasSizeLessThanOrEqualTo(20);
            List<Span> spans = diagnostics.stream()
                    .map(diagnostic -> diagnostic.place().orElseThrow().span())
                    .toList();
            assertThat(spans).isSortedAccordingTo(Comparator.comparingInt(Span::start));
            assertThat(spans).allMatch(span -> span.end() <= text.length());
            assertThat(diagnostics)
                    .allSatisfy(diagnostic -> assertThat(diagnostic.hints()).isNotEmpty());
        }
    }

    private static void onUsualStack(Runnable work) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, work, "usual stack", USUAL_STACK);
        thread.setUncaughtExceptionHandler((where, thrown) -> failure.set(thrown));
        thread.start();
        thread.join();
        assertThat(failure.get()).isNull();
    }
}
