package dev.ringside.shell.command;

import dev.ringside.runtime.json.Names;
import dev.ringside.runtime.source.Feeds;
import dev.ringside.shell.output.Format;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The options that commands have in common, each with how its value is read. */
final class Options {
    static final String FROM = "--from";
    static final String OUTPUT = "--output";
    static final String FOR = "--for";
    static final String COUNT = "--count";
    static final String STATS = "--stats";
    static final String STRICT = "--strict";
    static final String NAMES = "--names";
    static final String QUIET = "--quiet";
    static final String NO_COLOR = "--no-color";
    static final String HELP = "--help";
    static final String VERSION = "--version";

    private Options() {}

    /** A command without options yet. */
    static CommandSpec command(String name, String summary) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(summary).showDefaultValues(false).sortOptions(false);
        return spec;
    }

    static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names).description(description).build();
    }

    static OptionSpec from() {
        return OptionSpec.builder(FROM)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("live|FILE")
                .description(
                        "Where events come from: live (the default), a file of JSON lines, a pattern in quotes like '*.jsonl', or - for standard input. May be repeated.")
                .build();
    }

    static OptionSpec output(List<String> formats) {
        return OptionSpec.builder("-o", OUTPUT)
                .type(String.class)
                .paramLabel(String.join("|", formats))
                .completionCandidates(formats)
                .description("The format; a table on a terminal, else jsonl.")
                .build();
    }

    static OptionSpec names() {
        return OptionSpec.builder(NAMES)
                .type(String.class)
                .paramLabel(String.join("|", nameWords()))
                .completionCandidates(nameWords())
                .description("What fields are called in the output; ringside is the default.")
                .build();
    }

    static PositionalParamSpec positional(String label, String description, boolean required) {
        return PositionalParamSpec.builder()
                .index("0")
                .arity(required ? "1" : "0..1")
                .required(required)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** Completes a command with the options that every command has, and its help with the exit statuses and examples. */
    static CommandSpec complete(CommandSpec spec, String... examples) {
        spec.addOption(flag(
                        "Write no colours. Without it they are written to a terminal, unless NO_COLOR is set.",
                        NO_COLOR))
                .addOption(OptionSpec.builder("-h", HELP)
                        .usageHelp(true)
                        .description("Show this help.")
                        .build());
        spec.usageMessage()
                .exitCodeListHeading("%nExit status:%n")
                .exitCodeList(ExitStatus.descriptions())
                .footerHeading("%nExamples:%n")
                .footer(Arrays.stream(examples).map(line -> "  " + line).toArray(String[]::new));
        return spec;
    }

    /** The sources that were asked for. */
    static List<String> sources(Arguments arguments) {
        List<String> from = arguments.values(FROM);
        return from.isEmpty() ? List.of(Feeds.LIVE) : from;
    }

    /** The format that was asked for. */
    static Optional<Format> format(Arguments arguments, List<String> formats) {
        return arguments.value(
                OUTPUT,
                text -> formats.contains(text) ? Format.find(text) : Optional.empty(),
                "an output format",
                formats);
    }

    static Names names(Arguments arguments) {
        return arguments
                .value(
                        NAMES,
                        text -> Arrays.stream(Names.values())
                                .filter(names -> word(names).equals(text))
                                .findFirst(),
                        "a set of names",
                        nameWords())
                .orElse(Names.RINGSIDE);
    }

    private static List<String> nameWords() {
        return Arrays.stream(Names.values()).map(Options::word).toList();
    }

    private static String word(Names names) {
        return names.name().toLowerCase(Locale.ROOT);
    }
}
