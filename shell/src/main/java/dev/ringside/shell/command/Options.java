package dev.ringside.shell.command;

import dev.ringside.runtime.json.Names;
import dev.ringside.runtime.source.Feeds;
import dev.ringside.shell.output.Format;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The options that commands share, and how their values are read. */
final class Options {
    static final Option HELP = Option.flag("Show this help.", "-h", "--help");
    static final Option NO_COLOR = Option.flag(
            "Write no colours. Without it they are written to a terminal, unless NO_COLOR is set.", "--no-color");
    static final Option QUIET = Option.flag("Keep warnings back.", "-q", "--quiet");
    static final Option FROM = Option.value(
                    "live|FILE",
                    "Where events come from: live (the default), a file of JSON lines, a pattern in quotes like"
                            + " '*.jsonl', or - for standard input. May be repeated.",
                    "--from")
            .repeated();
    static final Option NAMES =
            Option.words(nameWords(), "What fields are called in the output; ringside is the default.", "--names");

    private Options() {}

    /** The format, of these. */
    static Option output(List<String> formats) {
        return Option.words(formats, "The format; a table on a terminal, else jsonl.", "-o", "--output");
    }

    /** The sources that were asked for. */
    static List<String> sources(Arguments arguments) {
        List<String> from = arguments.values(FROM);
        return from.isEmpty() ? List.of(Feeds.LIVE) : from;
    }

    /** The format that was asked for. */
    static Optional<Format> format(Arguments arguments, Option output) {
        return arguments.value(output, Format::find, "an output format", "");
    }

    static Names names(Arguments arguments) {
        return arguments
                .value(
                        NAMES,
                        text -> Arrays.stream(Names.values())
                                .filter(names -> word(names).equals(text))
                                .findFirst(),
                        "a set of names",
                        "")
                .orElse(Names.RINGSIDE);
    }

    private static List<String> nameWords() {
        return Arrays.stream(Names.values()).map(Options::word).toList();
    }

    private static String word(Names names) {
        return names.name().toLowerCase(Locale.ROOT);
    }
}
