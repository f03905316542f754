package dev.ringside.shell.repl;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The commands of the shell itself. Any beginning that only one of them has is enough. */
enum DotCommand {
    HELP("", "Show this."),
    STREAMS("[NAME]", "List the streams, or the fields of one; NAME? does that too."),
    EXPLAIN("QUERY", "Show how a query would run, without running it."),
    MODE("[FORMAT]", "Show or change the format of rows: table, jsonl, json, csv, line."),
    LOAD("FILE", "Run a file as if it were typed; what it declares stays."),
    RESET("", "Forget the variables, and end what was started with on or alert."),
    TIMING("", "Show how long each input takes, or stop showing it."),
    HISTORY("", "Show what was typed."),
    EXIT("", "Leave, as Ctrl-D does.");

    private final String argument;
    private final String description;

    DotCommand(String argument, String description) {
        this.argument = argument;
        this.description = description;
    }

    /** How it is typed: {@code .help}. */
    String typed() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    String argument() {
        return argument;
    }

    String description() {
        return description;
    }

    /** The commands that begin so. */
    static List<DotCommand> startingWith(String typed) {
        return Arrays.stream(values())
                .filter(command -> command.typed().startsWith(typed.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
