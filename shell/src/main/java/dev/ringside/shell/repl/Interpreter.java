package dev.ringside.shell.repl;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.source.Feeds;
import dev.ringside.shell.command.Catalog;
import dev.ringside.shell.command.ExitStatus;
import dev.ringside.shell.command.Explanation;
import dev.ringside.shell.command.Session;
import dev.ringside.shell.command.Shell;
import dev.ringside.shell.output.Format;
import dev.ringside.shell.output.Layout;
import dev.ringside.shell.output.TextTable;
import java.util.List;
import java.util.stream.Collectors;

/** Does what was typed: a query, a question about a stream, or a command for the shell itself. For one thread. */
final class Interpreter {
    private final Session session;
    private final Shell.Settings settings;
    private final Screen screen;
    private final Schema schema;
    private final Catalog catalog;
    private final Engine engine;
    private final QueryParser parser;
    private Format format;
    private boolean ended;

    Interpreter(Session session, Shell.Settings settings, Screen screen, Schema schema, Feed feed, Engine engine) {
        this.session = session;
        this.settings = settings;
        this.screen = screen;
        this.schema = schema;
        this.catalog = new Catalog(schema, feed);
        this.engine = engine;
        this.parser = new QueryParser(schema);
        this.format = settings.format().orElse(screen.size().isPresent() ? Format.TABLE : Format.JSONL);
    }

    /** Whether nobody asked for the end. */
    boolean goesOn() {
        return !ended && !session.interruption().isRequested();
    }

    /**
     * Does it, and shows what went wrong.
     *
     * @return the exit status that a command of its own would have
     */
    int execute(String input) {
        try {
            String text = input.strip();
            if (InputRules.isCommand(text)) {
                command(text);
            } else if (InputRules.isQuestion(text)) {
                fields(text.substring(0, text.indexOf('?')).strip());
            } else if (!text.isEmpty()) {
                Query query = parser.query(input, "query");
                Layout layout = new Layout(
                        settings.names(),
                        screen.palette(),
                        screen.size(),
                        settings.from().contains(Feeds.LIVE));
                new QueryView(engine, screen, session.interruption()).run(query, format, layout);
            }
            return ExitStatus.DONE;
        } catch (RingsideException e) {
            screen.errors(e.diagnostics());
            return ExitStatus.of(e.diagnostics().getFirst().code());
        }
    }

    private void command(String text) {
        int blank = text.indexOf(' ');
        String name = blank < 0 ? text : text.substring(0, blank);
        String argument = blank < 0 ? "" : text.substring(blank).strip();
        List<DotCommand> commands = DotCommand.startingWith(name);
        if (commands.size() != 1) {
            throw unclear(name, commands.isEmpty() ? List.of(DotCommand.values()) : commands);
        }
        switch (commands.getFirst()) {
            case HELP -> help();
            case STREAMS -> streams(argument);
            case EXPLAIN -> explain(argument);
            case MODE -> mode(argument);
            case HISTORY ->
                screen.print(screen.history().stream().map(line -> line + "\n").collect(Collectors.joining()));
            case EXIT -> ended = true;
        }
    }

    private void help() {
        TextTable table = new TextTable("COMMAND", "WHAT IT DOES");
        for (DotCommand command : DotCommand.values()) {
            table.row((command.typed() + " " + command.argument()).strip(), command.description());
        }
        screen.print(table.render(screen.palette())
                + "\nAnything else is a query, like procs.where(parent==\"bash\"); Ctrl-C ends it.\n");
    }

    private void streams(String name) {
        if (name.isEmpty()) {
            screen.print(catalog.streamTable(screen.palette()));
        } else {
            fields(name);
        }
    }

    private void fields(String name) {
        // Reading it as a query gives the message for a stream that does not exist.
        StreamType stream = schema.find(name).orElseGet(() -> parser.query(name, "query").stream());
        screen.print(catalog.fieldTable(stream, screen.palette()));
    }

    private void explain(String query) {
        screen.print(new Explanation(engine.plan(parser.query(query, "query"))).render(screen.palette()));
    }

    private void mode(String name) {
        if (!name.isEmpty()) {
            format = Format.find(name)
                    .orElseThrow(() -> new RingsideException(Diagnostic.of(
                            Code.USAGE,
                            "'" + name + "' is not an output format",
                            "it may be " + String.join(", ", Format.options()))));
        }
        screen.print("rows are shown as " + format.option() + "\n");
    }

    private static RingsideException unclear(String name, List<DotCommand> commands) {
        return new RingsideException(Diagnostic.of(
                Code.USAGE,
                "'" + name + "' is not a command",
                "it may be " + commands.stream().map(DotCommand::typed).collect(Collectors.joining(", "))));
    }
}
