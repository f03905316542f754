package dev.ringside.runtime.agent;

import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.json.JsonTree;
import dev.ringside.runtime.json.JsonValue;
import dev.ringside.runtime.json.UnreadableEventException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How an agent is getting on.
 *
 * @param time when it said so, ISO 8601
 * @param pid its process
 * @param since when it started, ISO 8601
 * @param version of the program
 * @param hash of the configuration that applies
 * @param scripts what became of each detection
 * @param streams where the events of those streams went that anything came of
 * @param alerts how many were written
 * @param unwritten how many could not be
 */
public record AgentReport(
        String time,
        long pid,
        String since,
        String version,
        String hash,
        List<ScriptLine> scripts,
        List<StreamLine> streams,
        long alerts,
        long unwritten) {
    /**
     * A detection.
     *
     * @param state a word: {@code running}, {@code failed}, …
     */
    public record ScriptLine(String name, String state, long events, long alerts, long errors, long dropped) {}

    /** A stream. */
    public record StreamLine(String name, Accounts accounts) {}

    public AgentReport {
        scripts = List.copyOf(scripts);
        streams = List.copyOf(streams);
    }

    /** It as JSON, for {@link #parse}. */
    public String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("time", time);
        all.put("pid", pid);
        all.put("since", since);
        all.put("version", version);
        all.put("hash", hash);
        all.put("scripts", scripts.stream().map(AgentReport::row).toList());
        all.put("streams", streams.stream().map(AgentReport::row).toList());
        all.put("alerts", alerts);
        all.put("unwritten", unwritten);
        return JsonTree.text(all) + "\n";
    }

    /** A detection as data. */
    public static Map<String, Object> row(ScriptLine line) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", line.name());
        row.put("state", line.state());
        row.put("events", line.events());
        row.put("alerts", line.alerts());
        row.put("errors", line.errors());
        row.put("dropped", line.dropped());
        return row;
    }

    /** A stream as data. */
    public static Map<String, Object> row(StreamLine line) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("stream", line.name());
        row.put("seen", line.accounts().seen());
        row.put("filtered", line.accounts().filtered());
        row.put("delivered", line.accounts().delivered());
        row.put("lost", line.accounts().lost());
        return row;
    }

    /** Reads what an agent has said; empty if that is not it. */
    static Optional<AgentReport> parse(String json) {
        try {
            return JsonValue.parse(json) instanceof JsonValue.Members members
                    ? Optional.of(report(members))
                    : Optional.empty();
        } catch (UnreadableEventException e) {
            return Optional.empty();
        }
    }

    private static AgentReport report(JsonValue.Members all) {
        return new AgentReport(
                text(all, "time"),
                number(all, "pid"),
                text(all, "since"),
                text(all, "version"),
                text(all, "hash"),
                lines(
                        all,
                        "scripts",
                        line -> new ScriptLine(
                                text(line, "name"),
                                text(line, "state"),
                                number(line, "events"),
                                number(line, "alerts"),
                                number(line, "errors"),
                                number(line, "dropped"))),
                lines(
                        all,
                        "streams",
                        line -> new StreamLine(
                                text(line, "stream"),
                                new Accounts(
                                        number(line, "seen"),
                                        number(line, "filtered"),
                                        number(line, "delivered"),
                                        number(line, "lost")))),
                number(all, "alerts"),
                number(all, "unwritten"));
    }

    private static <T> List<T> lines(JsonValue.Members all, String name, Function<JsonValue.Members, T> line) {
        List<T> lines = new ArrayList<>();
        if (all.member(name).orElse(new JsonValue.Nothing()) instanceof JsonValue.Items items) {
            for (JsonValue item : items.items()) {
                if (item instanceof JsonValue.Members members) {
                    lines.add(line.apply(members));
                }
            }
        }
        return lines;
    }

    private static String text(JsonValue.Members all, String name) {
        return all.member(name).orElse(new JsonValue.Nothing()) instanceof JsonValue.Text text ? text.value() : "";
    }

    private static long number(JsonValue.Members all, String name) {
        BigDecimal value = all.member(name).orElse(new JsonValue.Nothing()) instanceof JsonValue.Numeral numeral
                ? numeral.value()
                : BigDecimal.ZERO;
        return value.longValue();
    }
}
