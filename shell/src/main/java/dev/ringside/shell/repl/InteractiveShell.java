package dev.ringside.shell.repl;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.source.Feeds;
import dev.ringside.shell.command.ExitStatus;
import dev.ringside.shell.command.Session;
import dev.ringside.shell.command.Shell;
import dev.ringside.shell.console.Surroundings;
import java.util.List;
import java.util.Optional;

/** Reads queries and runs them, until the user has enough. */
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
        InputRules rules = new InputRules(schema);
        try (Screen screen = interactive
                        ? TerminalScreen.open(session, settings, rules, new InputCompletions(schema))
                        : new PipeScreen(surroundings, settings, rules);
                Feed feed = Feeds.open(schema, settings.from(), screen::warning);
                Engine engine = new Engine(List.of(feed), files -> Feeds.recordings(schema, files, screen::warning))) {
            session.interruption().whenRequested(screen::interrupt);
            Interpreter interpreter = new Interpreter(session, settings, screen, schema, feed, engine);
            int status = interpret(screen, interpreter);
            // A person has seen what went wrong; a program is told.
            return interactive ? ExitStatus.DONE : status;
        }
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
