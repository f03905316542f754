package dev.ringside.runtime.agent;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.script.Script;
import dev.ringside.runtime.script.ScriptHost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The detections that run. For any thread. */
final class Detections {
    private final ScriptHost host;
    private final Schema schema;
    /** Replaced as a whole: who asks how they are must not wait for one that is being loaded. */
    private volatile Map<String, Running> running = Map.of();

    Detections(ScriptHost host, Schema schema) {
        this.host = host;
        this.schema = schema;
    }

    /**
     * One of them.
     *
     * @param detection what it should be
     * @param script what runs; of an earlier text, or nothing, if this one could not be loaded
     * @param loaded whether it is what it should be
     */
    private record Running(Detection detection, Optional<Script> script, boolean loaded) {
        boolean is(Detection other) {
            return loaded
                    && detection.equals(other)
                    && script.filter(Running::lives).isPresent();
        }

        private static boolean lives(Script script) {
            return script.state() != Script.State.FAILED;
        }
    }

    /**
     * Runs these, and no others. The new ones begin before any of the old ones end, and those that stay are not touched.
     *
     * @return what is wrong with those that could not be loaded
     */
    synchronized List<Diagnostic> exchange(List<Detection> wanted) {
        List<Diagnostic> problems = new ArrayList<>();
        Map<String, Running> next = new LinkedHashMap<>();
        for (Detection detection : wanted) {
            Optional<Running> before = Optional.ofNullable(running.get(detection.name()));
            next.put(
                    detection.name(),
                    before.filter(known -> known.is(detection)).orElseGet(() -> load(detection, before, problems)));
        }
        for (Running old : running.values()) {
            if (!next.containsKey(old.detection().name())) {
                old.script().ifPresent(Script::close);
            }
        }
        running = next;
        return problems;
    }

    private Running load(Detection detection, Optional<Running> before, List<Diagnostic> problems) {
        Optional<Script> old = before.flatMap(Running::script);
        try {
            Script script = old.isPresent()
                    ? host.replace(old.get(), detection.script(schema))
                    : host.load(detection.script(schema));
            return new Running(detection, Optional.of(script), true);
        } catch (RingsideException e) {
            problems.addAll(e.diagnostics());
            return new Running(detection, old, false);
        }
    }

    /** How they are getting on. */
    List<AgentReport.ScriptLine> lines() {
        return running.values().stream().map(Detections::line).toList();
    }

    private static AgentReport.ScriptLine line(Running running) {
        String name = running.detection().name();
        if (running.script().isEmpty()) {
            return new AgentReport.ScriptLine(name, "not loaded", 0, 0, 0, 0);
        }
        Script script = running.script().get();
        String state = script.state().name().toLowerCase(Locale.ROOT);
        var stats = script.stats();
        return new AgentReport.ScriptLine(
                name,
                running.loaded() ? state : state + " as it was before",
                stats.events(),
                stats.alerts(),
                stats.errors(),
                stats.dropped());
    }
}
