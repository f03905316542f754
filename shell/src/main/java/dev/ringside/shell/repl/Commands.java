package dev.ringside.shell.repl;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.shell.command.Catalog;
import dev.ringside.shell.command.Explanation;
import dev.ringside.shell.output.Format;
import dev.ringside.shell.output.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Does what is not asked of the streams but of the shell. For one thread. */
final class Commands {
    private final Screen screen;
    private final Schema schema;
    private final Catalog catalog;
    private final QueryParser parser;
    private final Engine engine;
    private final JavaScript javaScript;
    private final Preferences preferences;

    Commands(Screen screen, Schema schema, Feed feed, Engine engine, JavaScript javaScript, Preferences preferences) {
        this.screen = screen;
        this.schema = schema;
        this.catalog = new Catalog(schema, feed);
        this.parser = new QueryParser(schema);
        this.engine = engine;
        this.javaScript = javaScript;
        this.preferences = preferences;
    }

    /**
     * Does one.
     *
     * @param input what takes the name and the text of a file, as if it were typed
     * @throws RingsideException if there is no such command, or it cannot be done
     */
    void run(Input.Command command, BiConsumer<String, String> input) {
        String argument = command.argument();
        switch (find(command.name())) {
            case HELP -> help();
            case STREAMS -> streams(argument);
            case EXPLAIN -> explain(new Input.Plan(parser.query(argument, "query")));
            case MODE -> mode(argument);
            case LOAD -> input.accept(argument, content(argument));
            case RESET -> javaScript.reset();
            case TIMING -> timing();
            case HISTORY ->
                screen.print(screen.history().stream().map(line -> line + "\n").collect(Collectors.joining()));
            case EXIT -> preferences.leave();
        }
    }

    private static DotCommand find(String name) {
        List<DotCommand> commands = DotCommand.startingWith(name);
        if (commands.size() == 1) {
            return commands.getFirst();
        }
        List<DotCommand> possible = commands.isEmpty() ? List.of(DotCommand.values()) : commands;
        throw wrong(
                "'" + name + "' is not a command",
                "it may be " + possible.stream().map(DotCommand::typed).collect(Collectors.joining(", ")));
    }

    private void help() {
        TextTable table = new TextTable("COMMAND", "WHAT IT DOES");
        for (DotCommand command : DotCommand.values()) {
            table.row((command.typed() + " " + command.argument()).strip(), command.description());
        }
        screen.print(table.render(screen.palette()) + """

                Anything else is a query, like procs.where(parent=="bash"), or JavaScript: const t = "bash", and then
                procs.where(parent == t); procs.where(parent == t).on(e => console.log(e.cmdline)) goes on while you type.
                Ctrl-C ends what runs. _ is what the last input gave.
                """);
    }

    private void streams(String name) {
        if (name.isEmpty()) {
            screen.print(catalog.streamTable(screen.palette()));
        } else {
            fields(name);
        }
    }

    /** Shows the fields of a stream. */
    void fields(String name) {
        // Reading it as a query gives the message for a stream that does not exist.
        StreamType stream = schema.find(name).orElseGet(() -> parser.query(name, "query").stream());
        screen.print(catalog.fieldTable(stream, screen.palette()));
    }

    /** Shows how a query would run. */
    void explain(Input.Plan plan) {
        screen.print(new Explanation(engine.plan(plan.query())).render(screen.palette()));
    }

    private void mode(String name) {
        if (!name.isEmpty()) {
            preferences.setFormat(Format.find(name)
                    .orElseThrow(() -> wrong(
                            "'" + name + "' is not an output format",
                            "it may be " + String.join(", ", Format.options()))));
        }
        screen.print("rows are shown as " + preferences.format().option() + "\n");
    }

    private void timing() {
        preferences.setTiming(!preferences.isTiming());
        screen.print(preferences.isTiming() ? "each input is timed\n" : "inputs are not timed any more\n");
    }

    private static String content(String file) {
        try {
            if (!file.isEmpty()) {
                return Files.readString(Path.of(file));
            }
        } catch (IOException | InvalidPathException e) {
            throw wrong("'" + file + "' cannot be read: " + e, "name a file of text in UTF-8");
        }
        throw wrong("the name of a file is missing", "write it like .load hunt.js");
    }

    private static RingsideException wrong(String message, String hint) {
        return new RingsideException(Diagnostic.of(Code.USAGE, message, hint));
    }
}
