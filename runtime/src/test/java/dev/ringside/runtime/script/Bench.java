package dev.ringside.runtime.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Scripts on events that a test makes, and what they do. */
final class Bench implements AutoCloseable {
    /** Keeps GraalJS, which takes a while to start, for all tests. */
    private static final ScriptHost SHARED =
            new ScriptHost(new Engine(List.of()), Schema.standard(), ScriptOptions.REPLAY, event -> {});

    private static final long START = 1_767_225_600_000_000_000L;

    final SyntheticFeed feed = new SyntheticFeed(Schema.standard(), Os.LINUX);
    final Engine engine = new Engine(List.of(feed));
    final List<ScriptEvent> events = new CopyOnWriteArrayList<>();
    final ScriptHost host;

    Bench() {
        this(ScriptOptions.REPLAY);
    }

    Bench(ScriptOptions options) {
        host = SHARED.beside(engine, options, events::add);
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
    Diagnostic refused(String text) {
        RingsideException refusal = catchThrowableOfType(RingsideException.class, () -> load(text));
        assertThat(refusal).as(text).isNotNull();
        return refusal.diagnostics().getFirst();
    }

    /** The part of a text that a message points at. */
    static String pointedAt(Diagnostic diagnostic) {
        return diagnostic
                .place()
                .map(place -> place.text()
                        .substring(place.span().start(), place.span().end()))
                .orElse("");
    }

    /** A program that was started, so many seconds after the beginning. */
    static EventBuilder proc(double second, String name) {
        return of("procs", second).set("name", name);
    }

    static EventBuilder of(String stream, double second) {
        return new EventBuilder(Schema.standard().stream(stream), Os.LINUX).set("time", START + (long) (second * 1e9));
    }

    /** Lets an event happen, and waits until scripts have handled it. */
    void emit(EventBuilder event) {
        emit(event.build());
    }

    void emit(Event event) {
        feed.emit(event);
        settle();
    }

    /** Waits until scripts have handled what came to them. */
    void settle() {
        host.scripts().forEach(Script::settle);
    }

    /** Lets the events end, and waits until the script is over. */
    void end(Script script) {
        feed.end();
        script.ended().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Waits until something is so, which other threads see to. */
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is over").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
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
                .map(event ->
                        ((ScriptEvent.Failed) event).diagnostics().getFirst().message())
                .toList();
    }

    @Override
    public void close() {
        host.close();
        engine.close();
    }
}
