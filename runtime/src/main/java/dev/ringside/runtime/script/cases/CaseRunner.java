package dev.ringside.runtime.script.cases;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.feed.synthetic.SyntheticFeed;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.JsonValue;
import dev.ringside.runtime.json.Names;
import dev.ringside.runtime.json.UnreadableEventException;
import dev.ringside.runtime.script.Script;
import dev.ringside.runtime.script.ScriptEvent;
import dev.ringside.runtime.script.ScriptHost;
import dev.ringside.runtime.script.ScriptOptions;
import dev.ringside.runtime.script.ScriptSource;
import dev.ringside.runtime.script.alert.Alert;
import dev.ringside.runtime.script.alert.AlertWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Runs scripts over cases. For each case the script begins anew, on a feed of its own that gives it the events of the case and then ends; time is
 * that of the events. For one thread.
 */
public final class CaseRunner implements AutoCloseable {
    private final Schema schema;
    private final Engine idle = new Engine(List.of());
    private final ScriptHost host;

    /** @param options what scripts may take; they run as on recordings in any case */
    public CaseRunner(Schema schema, ScriptOptions options) {
        this.schema = schema;
        this.host = new ScriptHost(idle, schema, options.asReplay(), event -> {});
    }

    /**
     * Runs a script over every case of a file.
     *
     * @throws dev.ringside.dsl.diagnostic.RingsideException if the script does not compile, or fails before it gets an event
     */
    public List<CaseResult> run(ScriptSource source, CaseFile file) {
        return file.cases().stream().map(tested -> run(source, tested)).toList();
    }

    private CaseResult run(ScriptSource source, ScriptCase tested) {
        List<Alert> alerts = Collections.synchronizedList(new ArrayList<>());
        List<String> problems = Collections.synchronizedList(new ArrayList<>());
        SyntheticFeed feed = new SyntheticFeed(schema, system(tested.events()));
        try (Engine engine = new Engine(List.of(feed));
                ScriptHost beside = host.beside(engine, event -> note(event, alerts, problems))) {
            Script script = beside.load(source);
            beside.begin();
            for (Event event : tested.events()) {
                // What the script wanted to be called for by then happens before, and may change its filters.
                feed.tick(timeOf(event));
                script.settle();
                feed.emit(event);
                script.settle();
            }
            feed.end();
            script.settle();
        }
        List<JsonValue> found = alerts.stream().map(CaseRunner::json).toList();
        tested.expected().problem(found).ifPresent(problems::add);
        return new CaseResult(tested, found, problems);
    }

    private static long timeOf(Event event) {
        return event.number(event.stream().field("time").slot());
    }

    private static void note(ScriptEvent event, List<Alert> alerts, List<String> problems) {
        switch (event) {
            case ScriptEvent.Raised raised -> alerts.add(raised.alert());
            case ScriptEvent.Failed failed -> problems.addAll(messages(failed.diagnostics()));
            case ScriptEvent.Stopped stopped -> problems.addAll(messages(stopped.diagnostics()));
            case ScriptEvent.Log log -> {}
            case ScriptEvent.Restarted restarted -> {}
        }
    }

    private static List<String> messages(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Diagnostic::message).toList();
    }

    /** The system whose events a case has; they decide what names and paths mean. */
    private static Os system(List<Event> events) {
        return events.isEmpty() ? Os.LINUX : events.getFirst().os();
    }

    private static JsonValue json(Alert alert) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        new AlertWriter(out, Names.RINGSIDE).write(alert);
        out.flush();
        try {
            return JsonValue.parse(bytes.toString(StandardCharsets.UTF_8));
        } catch (UnreadableEventException e) {
            throw new IllegalStateException("alerts are JSON", e);
        }
    }

    @Override
    public void close() {
        host.close();
        idle.close();
    }
}
