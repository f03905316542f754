package dev.ringside.runtime.script;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.feed.synthetic.SyntheticFeed;
import dev.ringside.runtime.script.alert.Alert;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Scripts on events that a test makes, and what they do. */
final class Bench implements AutoCloseable {
    private static final long START = 1_767_225_600_000_000_000L;

    final SyntheticFeed feed = new SyntheticFeed(Schema.standard(), Os.LINUX);
    final Engine engine = new Engine(List.of(feed));
    final List<ScriptEvent> events = new CopyOnWriteArrayList<>();
    final ScriptHost host;

    Bench() {
        this(ScriptOptions.REPLAY);
    }

    Bench(ScriptOptions options) {
        host = new ScriptHost(engine, Schema.standard(), options, events::add);
    }

    /** Loads a script and lets events come. */
    Script load(String text) {
        return load("test.js", text);
    }

    Script load(String name, String text) {
        Script script = host.load(ScriptSource.of(name, text));
        host.begin();
        return script;
    }

    /** What is told to the user about a script that cannot be loaded. */
    List<Diagnostic> refused(String text) {
        var thrown = assertThatThrownBy(() -> load(text)).asInstanceOf(type(RingsideException.class));
        List<Diagnostic>[] result = new List[1];
        thrown.satisfies(e -> result[0] = e.diagnostics());
        return result[0];
    }

    /** A program that was started, so many seconds after the beginning. */
    static EventBuilder proc(double second, String name) {
        return of("procs", second).set("name", name);
    }

    static EventBuilder of(String stream, double second) {
        return new EventBuilder(Schema.standard().stream(stream), Os.LINUX)
                .set("time", START + (long) (second * 1e9));
    }

    /** Lets an event happen, and waits until scripts have handled it. */
    void emit(EventBuilder event) {
        emit(event.build());
    }

    void emit(Event event) {
        feed.emit(event);
        host.scripts().forEach(Script::settle);
    }

    /** The lines that scripts have written so far. */
    List<String> lines() {
        return events.stream()
                .filter(ScriptEvent.Log.class::isInstance)
                .map(event -> ((ScriptEvent.Log) event).text())
                .toList();
    }

    List<Alert> alerts() {
        return events.stream()
                .filter(ScriptEvent.Raised.class::isInstance)
                .map(event -> ((ScriptEvent.Raised) event).alert())
                .toList();
    }

    /** The messages about callbacks that threw. */
    List<String> failures() {
        return events.stream()
                .filter(ScriptEvent.Failed.class::isInstance)
                .map(event -> ((ScriptEvent.Failed) event).diagnostics().getFirst().message())
                .toList();
    }

    @Override
    public void close() {
        host.close();
        engine.close();
    }
}
