package dev.ringside.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.diagnostic.UnfinishedException;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every input of the golden files reads as the files say. */
class GoldenFilesTest {
    private final Schema schema = Schema.standard();
    private final QueryParser parser = new QueryParser(schema);

    @TestFactory
    Stream<DynamicTest> predicates() {
        return Stream.of(
                        "literals.txt",
                        "comparisons.txt",
                        "logic.txt",
                        "arithmetic.txt",
                        "methods.txt",
                        "spellings.txt",
                        "ancestors.txt",
                        "data.txt",
                        "syntax-errors.txt",
                        "type-errors.txt",
                        "literal-errors.txt",
                        "unfinished.txt")
                .flatMap(file -> tests(file, this::predicate));
    }

    @TestFactory
    Stream<DynamicTest> queries() {
        return Stream.of(
                        "queries.txt",
                        "operators.txt",
                        "sequences.txt",
                        "query-errors.txt",
                        "operator-errors.txt",
                        "sequence-errors.txt")
                .flatMap(file -> tests(file, this::query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "syntax-errors.txt",
                "type-errors.txt",
                "literal-errors.txt",
                "unfinished.txt",
                "query-errors.txt",
                "operator-errors.txt",
                "sequence-errors.txt"
            })
    void filesOfErrorsHoldNothingElse(String file) {
        assertThat(GoldenFile.read(file).cases())
                .isNotEmpty()
                .allMatch(one ->
                        one.expected().startsWith("  error") || one.expected().startsWith("  unfinished"));
    }

    private Stream<DynamicTest> tests(String name, Function<GoldenFile.Case, String> actual) {
        return GoldenFile.read(name).written(actual).cases().stream()
                .map(one -> DynamicTest.dynamicTest(
                        name + ": " + one.input(),
                        () -> assertThat(actual.apply(one)).isEqualTo(one.expected())));
    }

    private String predicate(GoldenFile.Case one) {
        StreamType stream = schema.stream(one.stream());
        return outcome(one.input(), input -> {
            Predicate tree = parser.predicate(input, "query", stream);
            assertThat(parser.predicate(tree.toString(), "query", stream))
                    .as("what %s reads back to", tree)
                    .isEqualTo(tree);
            return printed(input, tree) + "  tree " + TreeText.of(tree) + "\n";
        });
    }

    private String query(GoldenFile.Case one) {
        return outcome(one.input(), input -> {
            Query query = parser.query(input, "query");
            assertThat(parser.query(query.toString(), "query"))
                    .as("what %s reads back to", query)
                    .isEqualTo(query);
            return "  print " + query + "\n";
        });
    }

    private static String printed(String input, Predicate tree) {
        return tree.toString().equals(input) ? "" : "  print " + tree + "\n";
    }

    private static String outcome(String input, Function<String, String> reading) {
        try {
            return reading.apply(input);
        } catch (RingsideException e) {
            List<String> lines = new ArrayList<>();
            for (Diagnostic diagnostic : e.diagnostics()) {
                assertThat(diagnostic.code() == Code.UNFINISHED).isEqualTo(e instanceof UnfinishedException);
                assertThat(diagnostic.hints())
                        .as("hints for %s", diagnostic.message())
                        .isNotEmpty();
                Diagnostic.Place place = diagnostic.place().orElseThrow();
                assertThat(place.text()).isEqualTo(input);
                String kind = e instanceof UnfinishedException
                        ? "unfinished"
                        : "error " + diagnostic.code().id();
                String marked =
                        input.substring(place.span().start(), place.span().end());
                lines.add("  %s %d-%d [%s] %s"
                        .formatted(
                                kind,
                                place.span().start(),
                                place.span().end(),
                                marked.replace("\n", "\\n"),
                                diagnostic.message()));
                diagnostic.hints().forEach(hint -> lines.add("    hint " + hint));
            }
            return String.join("\n", lines) + "\n";
        }
    }
}
