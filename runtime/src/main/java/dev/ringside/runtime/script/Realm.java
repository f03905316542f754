package dev.ringside.runtime.script;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.syntax.Chain;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Lane;
import dev.ringside.runtime.script.alert.RuleInfo;
import dev.ringside.runtime.script.module.Library;
import dev.ringside.runtime.script.module.ModuleFiles;
import dev.ringside.runtime.script.module.Modules;
import dev.ringside.runtime.script.rewrite.Rewritten;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/** A context and everything that its names lead to. For the thread that has entered it. */
final class Realm implements AutoCloseable {
    private static final String MODULE = "application/javascript+module";

    private final Setting setting;
    private final ScriptSource source;
    private final Turns turns;
    private final Lane lane;
    private final Log log;
    private final Modules modules = new Modules();
    private final Sandbox sandbox;
    private final ScriptClock clock;
    private final Complaints complaints;
    private final Errors errors;
    private final Timers timers;
    private final Alarm alarm;
    private final Engine engine;
    private final Optional<TestFeed> test;
    private final Subscriptions subscriptions;
    private final Inputs inputs;

    Realm(Setting setting, ScriptSource source, Turns turns, Lane lane, Tally tally, Consumer<ScriptEvent> out) {
        this.setting = setting;
        this.source = source;
        this.turns = turns;
        this.lane = lane;
        this.log = new Log(source.name(), out);
        test = TestFeed.isWantedBy(source.text()) ? Optional.of(new TestFeed(setting.schema())) : Optional.empty();
        engine = test.map(TestFeed::engine).orElse(setting.engine());
        clock = new ScriptClock(setting.options().replay() || test.isPresent());
        sandbox = new Sandbox(
                setting.javaScript().get(),
                new ModuleFiles(modules, source.file().map(Path::getParent), new Imports()));
        complaints = new Complaints(sandbox);
        errors = new Errors(sandbox, modules, complaints);
        timers = new Timers(clock, handler -> turns.run(handler::executeVoid));
        alarm = new Alarm(
                source.name(),
                source.rule(),
                clock,
                sandbox.guest(),
                tally,
                setting.options().alertsPerMinute(),
                event -> {
                    if (event instanceof ScriptEvent.Raised raised) {
                        test.ifPresent(feed -> feed.raised(raised.alert()));
                    }
                    out.accept(event);
                });
        inputs = new Inputs(sandbox, modules, errors, lane);
        ScriptRecordings recordings =
                new ScriptRecordings(source.name(), engine, setting.options().permissions(), out);
        subscriptions = new Subscriptions(engine, lane, sandbox, turns, complaints, tally, recordings);
    }

    /** Puts the names in, before anything of the script's runs. */
    void open() {
        Functions functions = new Functions(complaints);
        Variables variables = new Variables(sandbox);
        new Calls(setting.schema(), modules, variables, this::test).addTo(functions);
        new Response(setting.options().permissions(), sandbox.guest()).addTo(functions);
        new FileAccess(setting.options().permissions()).addTo(functions);
        subscriptions.addTo(functions, alarm);
        timers.addTo(functions);
        test.ifPresent(feed -> feed.addTo(functions, sandbox.guest(), lane, turns));
        functions.perform("raiseAlert", arguments -> alarm.raise(arguments[0], arguments[1]));
        functions.add("explain", arguments -> {
            Query query = arguments[0].<Chain>asHostObject().query();
            return setting.options().explainer().apply(engine.plan(query));
        });
        log.addTo(functions);
        functions.constant("isReplay", clock.isByEvents());
        functions.constant("queue", setting.options().queue());
        sandbox.prepare(functions.all());
    }

    /** Runs the script's text. What it exports as its rule counts from then on. */
    void firstTurn() {
        String name = source.file().map(Path::toString).orElse(source.name());
        Rewritten text = modules.add(name, source.name(), source.text());
        sandbox.function("nameHook").executeVoid(text.hook());
        Value exports = sandbox.evaluate(sourceOf(text));
        Value rule = exports.getMember("rule");
        if (rule != null && rule.hasMembers()) {
            alarm.setRule(RuleObject.read(rule, alarm.rule()));
        }
    }

    private Source sourceOf(Rewritten text) {
        Source.Builder builder = source.file()
                .map(file -> Source.newBuilder(Sandbox.LANGUAGE, file.toFile()).content(text.text()))
                .orElseGet(() -> Source.newBuilder(Sandbox.LANGUAGE, text.text(), source.name()));
        try {
            return builder.mimeType(MODULE).build();
        } catch (IOException e) {
            throw new UncheckedIOException("a text that is at hand cannot be read", e);
        }
    }

    /** Compiles a script without running it. */
    static void check(Setting setting, ScriptSource source) {
        Modules modules = new Modules();
        ModuleFiles nothing = new ModuleFiles(modules, Optional.empty(), ModuleFiles.NO_WATCHER);
        try (Sandbox sandbox = new Sandbox(setting.javaScript().get(), nothing)) {
            sandbox.enter();
            try {
                Rewritten text = modules.add(source.name(), source.name(), source.text());
                sandbox.check(Source.newBuilder(Sandbox.LANGUAGE, text.text(), source.name())
                        .mimeType(MODULE)
                        .buildLiteral());
            } catch (PolyglotException e) {
                throw new Errors(sandbox, modules, new Complaints(sandbox)).exception(e);
            } finally {
                sandbox.leave();
            }
        }
    }

    /** A function of the script as the test of an event; what it throws is told, and is no yes. */
    private Predicate<Event> test(Value function) {
        return event -> {
            boolean[] verdict = new boolean[1];
            turns.run(() ->
                    verdict[0] = Coercion.truth(function.execute(sandbox.guest().object(event))));
            return verdict[0];
        };
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Inputs inputs() {
        return inputs;
    }

    Errors errors() {
        return errors;
    }

    ScriptClock clock() {
        return clock;
    }

    Timers timers() {
        return timers;
    }

    Engine engine() {
        return engine;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    RuleInfo rule() {
        return alarm.rule();
    }

    @Override
    public void close() {
        subscriptions.close();
        sandbox.close();
        test.ifPresent(TestFeed::close);
    }

    /** Says which modules may be imported, and gives them what they call. */
    private final class Imports implements ModuleFiles.ModuleWatcher {
        @Override
        public Optional<String> refusal(String name) {
            if (name.equals(Library.FILES)
                    && setting.options().permissions().read().isEmpty()) {
                return Optional.of(Errors.FORBIDDEN);
            }
            return name.equals(Library.TEST) && test.isEmpty()
                    ? Optional.of("a script imports it itself, and not through another module")
                    : Optional.empty();
        }

        @Override
        public void hook(String name) {
            sandbox.function("nameHook").executeVoid(name);
        }
    }
}
