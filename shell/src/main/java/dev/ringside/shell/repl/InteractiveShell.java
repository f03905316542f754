package dev.ringside.shell.repl;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.script.ScriptHost;
import dev.ringside.runtime.script.ScriptOptions;
import dev.ringside.runtime.source.Feeds;
import dev.ringside.shell.command.ExitStatus;
import dev.ringside.shell.command.Explanation;
import dev.ringside.shell.command.Session;
import dev.ringside.shell.command.Shell;
import dev.ringside.shell.console.Palette;
import dev.ringside.shell.console.Surroundings;
import dev.ringside.shell.output.Format;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads queries and JavaScript and runs them, until the user has enough. */
public final class InteractiveShell implements Shell {
    private static final String STANDARD_INPUT = "-";

    @Override
    public int run(Session session, Settings settings) {
        if (settings.from().contains(STANDARD_INPUT)) {
            throw new RingsideException(Diagnostic.of(
                    Code.USAGE,
                    "events and queries cannot both come from standard input",
                    "give the query as an argument: ringside query EXPR --from -"));
        }
        Schema schema = Schema.standard();
        Surroundings surroundings = session.surroundings();
        boolean interactive =
                surroundings.terminals().in() && surroundings.terminals().out();
        // Nothing is complained about before something is read.
        CompletableFuture<Screen> shown = new CompletableFuture<>();
        Consumer<Diagnostic> complaints = complaint -> shown.join().warning(complaint);
        try (Feed feed = Feeds.open(schema, settings.from(), complaints);
                Engine engine = new Engine(List.of(feed), files -> Feeds.recordings(schema, files, complaints))) {
            JavaScript javaScript = new JavaScript(() -> host(engine, schema, settings, shown.join()));
            InputReader reader = new InputReader(schema, javaScript::names);
            Predicate<String> unfinished = new Completeness(reader, javaScript);
            try (Screen screen = interactive
                    ? TerminalScreen.open(
                            session, settings, unfinished, new InputCompletions(schema, javaScript::names))
                    : new PipeScreen(surroundings, settings, unfinished)) {
                shown.complete(screen);
                session.interruption().whenRequested(screen::interrupt);
                session.interruption().whenRequested(javaScript::interrupt);
                Preferences preferences = new Preferences(
                        settings.format().orElse(screen.size().isPresent() ? Format.TABLE : Format.JSONL));
                Commands commands = new Commands(screen, schema, feed, engine, javaScript, preferences);
                QueryView view = new QueryView(engine, screen, session.interruption());
                int status = interpret(
                        screen,
                        new Interpreter(session, settings, screen, reader, javaScript, preferences, commands, view));
                // What goes on in the background has the screen to the last.
                javaScript.close();
                // A person has seen what went wrong; a program is told.
                return interactive ? ExitStatus.DONE : status;
            } finally {
                javaScript.close();
            }
        }
    }

    private static ScriptHost host(Engine engine, Schema schema, Settings settings, Screen screen) {
        ScriptOptions options = settings.from().contains(Feeds.LIVE) ? ScriptOptions.LIVE : ScriptOptions.REPLAY;
        return new ScriptHost(
                engine,
                schema,
                options.withPermissions(options.permissions().withAnyRecording())
                        .withExplainer(plan -> new Explanation(plan).render(new Palette(false))),
                new ScriptScreen(screen));
    }

    private static int interpret(Screen screen, Interpreter interpreter) {
        int status = ExitStatus.DONE;
        while (interpreter.goesOn()) {
            Optional<String> input = screen.read();
            if (input.isEmpty()) {
                break;
            }
            int result = interpreter.execute(input.get());
            if (result != ExitStatus.DONE) {
                status = result;
            }
        }
        return status;
    }
}
