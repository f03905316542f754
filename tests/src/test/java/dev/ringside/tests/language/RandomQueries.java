package dev.ringside.tests.language;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes queries at random, as they are written, about the events of a {@link RandomRecording}. */
final class RandomQueries {
    private static final List<String> STREAMS = List.of("procs", "exits", "net");
    private static final List<String> KEYS =
            List.of("name", "pid", "uid", "name, uid", "pid % 2", "name == \"cmd\"", "guid");
    private static final List<String> SPANS = List.of("500ms", "1s", "3s", "10s");

    private final RandomGenerator random;

    RandomQueries(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> sequence() + end("first", "time");
            case 2 -> stream() + join() + end("pid", "right.time");
            default -> stream() + end("pid", "time");
        };
    }

    /** A stream with operators that leave its events as they are. */
    private String stream() {
        String stream = pick(STREAMS);
        StringBuilder query = new StringBuilder(stream);
        for (int i = random.nextInt(4); i > 0; i--) {
            query.append('.').append(filter(stream));
        }
        return query.toString();
    }

    private String filter(String stream) {
        return switch (random.nextInt(12)) {
            case 0 -> "take(" + random.nextInt(12) + ")";
            case 1 -> "skip(" + random.nextInt(6) + ")";
            case 2 -> "distinct(" + pick(KEYS) + ", {within: \"" + pick(SPANS) + "\"})";
            case 3 -> "distinct(" + pick(KEYS) + ")";
            case 4 -> "suppress(\"" + pick(SPANS) + "\", " + pick(KEYS) + ")";
            case 5 -> "limitRate(" + (1 + random.nextInt(3)) + ", \"" + pick(SPANS) + "\")";
            case 6 -> "sample(" + pick(List.of("2", "3", "0.5")) + ")";
            case 7 -> "for(\"" + pick(SPANS) + "\")";
            default -> where(stream);
        };
    }

    private String where(String stream) {
        return "where(" + new RandomConditions(random, stream, field -> field).next(2) + ")";
    }

    private String join() {
        return ".join(" + stream() + ", {"
                + pick(List.of(
                        "by: \"guid\"",
                        "by: [\"pid\", \"name\"]",
                        "on: pid == right.pid",
                        "by: \"pid\", on: right.time > time"))
                + ", within: \"" + pick(SPANS) + "\"" + lateness() + "})";
    }

    private String sequence() {
        List<String> steps = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            String step = step(steps.isEmpty() ? "" : pick(List.of("", "", ".where(time - $1.time > \"1s\")")));
            steps.add(
                    steps.isEmpty()
                            ? step
                            : switch (random.nextInt(6)) {
                                case 0 -> "none(" + step + ")";
                                case 1 -> "times(2, " + step + ")";
                                default -> step;
                            });
        }
        return "sequence({by: \"" + pick(List.of("guid", "pid", "uid")) + "\", within: \"" + pick(SPANS) + "\""
                + lateness() + "}, "
                + String.join(", ", steps) + ")"
                + (random.nextInt(3) == 0 ? ".until(" + step("") + ")" : "");
    }

    private String step(String more) {
        String stream = pick(STREAMS);
        return stream + (random.nextBoolean() ? "." + where(stream) : "") + more;
    }

    private String lateness() {
        return random.nextInt(3) == 0 ? ", lateness: \"" + pick(SPANS) + "\"" : "";
    }

    /**
     * The end of a chain.
     *
     * @param value a field that all rows may have
     * @param time another one, a time
     */
    private String end(String value, String time) {
        return switch (random.nextInt(10)) {
            case 0 -> "." + aggregate(value, time);
            case 1 -> ".groupBy(" + value + ")." + aggregate(value, time);
            case 2 -> "." + window() + "." + aggregate(value, time);
            case 3 -> "." + window() + ".groupBy(" + value + ").count().sort(desc(count))";
            case 4 -> ".rate(\"" + pick(SPANS) + "\")";
            case 5 -> ".sort(desc(" + time + ")).take(" + random.nextInt(8) + ")";
            case 6 -> ".map({" + value.replace("right.", "") + ", since: " + time + " - \"2026-01-01\"}).top(3, since)";
            case 7 -> ".select(" + value + ", " + time + ")";
            default -> "";
        };
    }

    private String window() {
        String span = pick(SPANS);
        return switch (random.nextInt(3)) {
            case 0 -> "window({session: \"" + span + "\"" + lateness() + "})";
            case 1 -> "window(\"10s\", \"" + span + "\")";
            default -> "window(\"" + span + "\")";
        };
    }

    private String aggregate(String value, String time) {
        return switch (random.nextInt(4)) {
            case 0 -> "count()";
            case 1 -> "aggregate({n: count(), different: distinct(" + value + "), earliest: min(" + time + ")})";
            case 2 -> "aggregate({most: top(2, " + value + "), latest: max(" + time + ")})";
            default -> "max(" + time + ")";
        };
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
