package dev.ringside.tests.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways to write a predicate mean the same: they are one query, and deliver the same. */
class SpellingsTest {
    private static final int PREDICATES = 100;
    private static final int EVENTS = 40;

    @TempDir
    Path directory;

    private final QueryParser parser = new QueryParser(Schema.standard());

    @Test
    void bareFieldsAnArrowFunctionAndQuotesDeliverTheSame() throws Exception {
        for (long seed = 1; seed <= PREDICATES; seed++) {
            String stream = List.of("procs", "exits", "net").get((int) (seed % 3));
            String bare = condition(seed, stream, field -> field);
            String arrow = condition(seed, stream, field -> "p." + field);
            deliverTheSame(
                    seed,
                    stream,
                    List.of(
                            bare,
                            "p => " + arrow,
                            "(event) => (" + condition(seed, stream, field -> "event[\"" + field + "\"]") + ")",
                            quoted(bare),
                            quoted("p => " + arrow)));
        }
    }

    private static String condition(long seed, String stream, UnaryOperator<String> spelling) {
        return new RandomConditions(new SplittableRandom(seed), stream, spelling).next(3);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Test
    void anObjectDeliversWhatItsFieldsSayTogether() throws Exception {
        for (long seed = 1; seed <= PREDICATES; seed++) {
            Map<String, String> fields = fields(new SplittableRandom(seed));
            List<String> properties = new ArrayList<>();
            List<String> terms = new ArrayList<>();
            List<String> arrowTerms = new ArrayList<>();
            fields.forEach((field, value) -> {
                properties.add(field + ": " + value);
                String operator = value.startsWith("[") ? " in " : " == ";
                terms.add(field + operator + value);
                arrowTerms.add("p." + field + operator + value);
            });
            String object = "{" + String.join(", ", properties) + "}";
            String bare = String.join(" && ", terms);
            deliverTheSame(
                    seed,
                    "procs",
                    List.of(object, quoted(object), bare, "p => " + String.join(" && ", arrowTerms), quoted(bare)));
        }
    }

    private static Map<String, String> fields(RandomGenerator random) {
        Map<String, List<String>> values = Map.of(
                "pid", List.of("1", "[1, 2, 3]", "0x2", "null"),
                "uid", List.of("0", "1000", "[0]"),
                "name", List.of("\"cmd\"", "[\"bash\", \"sh\"]", "\"CMD.EXE\""),
                "guid", List.of("\"a\"", "null"),
                "signed", List.of("true", "false", "null"));
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : List.of("pid", "uid", "name", "guid", "signed")) {
            List<String> some = values.getOrDefault(field, List.of());
            if (random.nextInt(3) == 0) {
                fields.put(field, some.get(random.nextInt(some.size())));
            }
        }
        fields.putIfAbsent("name", "\"cmd\"");
        return fields;
    }

    private void deliverTheSame(long seed, String stream, List<String> spellings) throws Exception {
        List<String> events = RandomRecording.of(new SplittableRandom(seed), EVENTS);
        InProcess inProcess = InProcess.with(directory, events);
        Query first = query(stream, spellings.get(0));
        Outcome delivered = inProcess.overRecording(first.toString());
        for (String spelling : spellings) {
            Query query = query(stream, spelling);
            assertThat(query).as("seed %d: %s", seed, spelling).isEqualTo(first);
            assertThat(inProcess.overRecording(written(stream, spelling)))
                    .as("seed %d: %s", seed, spelling)
                    .isEqualTo(delivered);
            assertThat(inProcess.overEvents(written(stream, spelling), events))
                    .as("seed %d, as it happens: %s", seed, spelling)
                    .isEqualTo(delivered);
        }
    }

    private Query query(String stream, String spelling) {
        return parser.query(written(stream, spelling), "query");
    }

    private static String written(String stream, String spelling) {
        return stream + ".where(" + spelling + ")";
    }
}
