package dev.ringside.dsl.syntax;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.expr.ValueType;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes up whole queries that are right, as texts, written in many ways. */
final class RandomQueries {
    private static final List<String> STREAMS = List.of("procs", "exits", "net", "files");
    private static final List<String> DURATIONS = List.of("\"1s\"", "\"1m30s\"", "\"250ms\"", "\"1h\"", "'5m'");

    private final Schema schema = Schema.standard();
    private final QueryParser parser = new QueryParser(schema);
    private final Random random;

    RandomQueries(long seed) {
        this.random = new Random(seed);
    }

    /** A query with at most that many operators; a depth greater than 0 allows for others in it. */
    String query(int operators, int depth) {
        String text = source(depth);
        for (int i = random.nextInt(operators + 1); i > 0; i--) {
            text += "." + operator(parser.query(text, "made up").type(), depth);
        }
        return text;
    }

    private String source(int depth) {
        return depth == 0
                ? choose(STREAMS)
                : any(
                        () -> choose(STREAMS),
                        () -> "open(\"a.jsonl\", 'b c').procs",
                        () -> "sequence(" + sequenceOptions() + ", " + step("", "") + ", " + step("$1", "none") + ", "
                                + step("$1", "times") + ")" + any(() -> "", () -> ".until(" + step("", "") + ")"));
    }

    private String sequenceOptions() {
        return any(
                () -> "{by: \"guid\", within: " + duration() + "}",
                () -> "{by: [pid, 'user'], within: " + duration() + ", lateness: \"0s\"}",
                () -> "{within: " + duration() + "}");
    }

    private String step(String reference, String word) {
        String stream = choose(STREAMS);
        String query = any(
                () -> stream,
                () -> stream + ".where(" + predicate(schema.stream(stream)) + ")",
                () -> reference.isEmpty()
                        ? stream + ".where(p => p.uid == 0)"
                        : stream + ".where(pid == " + reference + ".pid && " + reference + ".time < time)");
        return random.nextBoolean() || word.isEmpty()
                ? query
                : word.equals("none") ? "none(" + query + ")" : "times(" + (1 + random.nextInt(5)) + ", " + query + ")";
    }

    private String operator(StreamType type, int depth) {
        return any(
                () -> "where(" + predicate(type) + ")",
                () -> "select(" + field(type, Values.Use.COLUMN) + ")",
                () -> "map({a: " + value(type, Values.Use.COLUMN) + ", b: " + value(type, Values.Use.COLUMN) + "})",
                () -> "map(time, {a: " + value(type, Values.Use.COLUMN) + "})",
                () -> choose("take", "skip") + "(" + random.nextInt(100) + ")",
                () -> choose("for", "rate", "suppress") + "(" + duration() + ")",
                () -> "suppress(" + duration() + ", " + value(type, Values.Use.KEY) + ")",
                () -> "distinct(" + value(type, Values.Use.KEY) + any(() -> "", () -> ", {within: " + duration() + "}")
                        + ")",
                () -> "distinct()",
                () -> "sort(" + value(type, Values.Use.ORDER) + ", desc(" + value(type, Values.Use.ORDER) + "))",
                () -> "top(3, " + value(type, Values.Use.MAGNITUDE) + ")",
                () -> "rate()",
                () -> "limitRate(" + (1 + random.nextInt(9)) + any(() -> "", () -> ", " + duration()) + ")",
                () -> "sample(" + choose("1", "100", "0.5", "1e-7", "0x10") + ")",
                () -> grouped(type),
                () -> grouped(type),
                () -> depth == 0 ? "skip(1)" : join(type, depth));
    }

    private String join(StreamType type, int depth) {
        String other = new RandomQueries(random.nextLong()).query(2, depth - 1);
        String on = "on: " + value(type, Values.Use.KEY) + " == null || right.time != null";
        return type.fields().stream().anyMatch(field -> field.name().startsWith("right."))
                ? "take(1)"
                : "join(" + other + ", {" + on + ", within: " + duration() + any(() -> "", () -> ", lateness: '1s'")
                        + "})";
    }

    private String grouped(StreamType type) {
        String window = any(
                () -> "",
                () -> "window(" + duration() + ").",
                () -> "window(\"5m\", \"1m\", {lateness: " + duration() + "}).",
                () -> "window({session: " + duration() + "}).");
        String groups = any(
                () -> "",
                () -> "groupBy({k: " + value(type, Values.Use.KEY) + "}).",
                () -> "groupBy({k: " + value(type, Values.Use.KEY) + ", l: " + value(type, Values.Use.KEY) + "}).");
        return window
                + groups
                + any(
                        () -> "aggregate({x: " + aggregate(type) + "})",
                        () -> "aggregate({x: " + aggregate(type) + ", y: " + aggregate(type) + "})",
                        () -> "count()",
                        () -> window.isEmpty() && groups.isEmpty() ? "count()" : aggregate(type));
    }

    private String aggregate(StreamType type) {
        return any(
                () -> "count()",
                () -> choose("sum", "avg") + "(" + value(type, Values.Use.MEASURE) + ")",
                () -> choose("min", "max") + "(" + value(type, Values.Use.EXTREME) + ")",
                () -> "percentile(" + value(type, Values.Use.MEASURE) + ", " + choose("50", "99.9") + ")",
                () -> "distinct(" + value(type, Values.Use.KEY) + ")",
                () -> "top(3, " + value(type, Values.Use.KEY) + ")",
                () -> "hist(" + value(type, Values.Use.MEASURE) + ")");
    }

    private String predicate(StreamType type) {
        if (!type.isDerived()) {
            String made = new RandomPredicates(random.nextLong(), type).predicate(random.nextInt(3));
            if (isRight(made, type)) {
                return made;
            }
        }
        return value(type, Values.Use.COLUMN) + choose(" != null", " == null");
    }

    /** Now and then a number in quotes is made up where it means something else. */
    private boolean isRight(String predicate, StreamType type) {
        try {
            parser.predicate(predicate, "made up", type);
            return true;
        } catch (RingsideException e) {
            return false;
        }
    }

    /** Something that can be computed from a row of any type: all have a time. */
    private String value(StreamType type, Values.Use use) {
        List<Field> fields = fields(type, use);
        String name =
                fields.isEmpty() ? "(time - \"2026-01-01\")" : choose(fields).name();
        ValueType of = fields.isEmpty()
                ? ValueType.DURATION
                : ValueType.of(type.field(name).type());
        return switch (of) {
            case TEXT -> name + choose("", ".base()", ".toLowerCase().dir()");
            case INTEGER, NUMBER -> "(" + name + choose("", " * 2", " & 7", " == 1 ? 2 : 3") + ")";
            case DURATION -> "(" + name + choose("", " + \"1s\"") + ")";
            case TIME -> "(" + name + choose("", " - \"1h\"") + ")";
            case BOOL, IP, LIST, PROCESSES, EVENTS -> name;
        };
    }

    private String field(StreamType type, Values.Use use) {
        return choose(fields(type, use)).name();
    }

    private static List<Field> fields(StreamType type, Values.Use use) {
        return type.fields().stream()
                .filter(field -> use.takes(ValueType.of(field.type())))
                .toList();
    }

    private String duration() {
        return choose(DURATIONS);
    }

    private String choose(String... choices) {
        return choose(List.of(choices));
    }

    private <T> T choose(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    private String any(Supplier<String>... choices) {
        return choices[random.nextInt(choices.length)].get();
    }
}
