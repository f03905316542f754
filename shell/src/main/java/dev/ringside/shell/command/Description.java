package dev.ringside.shell.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Describes a command to picocli in code: reading annotations would take longer than a short command does. */
final class Description {
    /** Makes the lists that picocli collects values in. Its own factory looks for Groovy in every jar when it is loaded. */
    static final IFactory FACTORY = new IFactory() {
        @Override
        public <K> K create(Class<K> type) {
            return type.cast(new ArrayList<>());
        }
    };

    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(null, FACTORY);
    private final List<String> paragraphs = new ArrayList<>();

    private Description(String summary) {
        paragraphs.add(HelpText.literally(summary));
        // What looks like a variable in a description is meant as it stands, and so is what looks like a file of
        // arguments.
        spec.interpolateVariables(false).parser().expandAtFiles(false).trimQuotes(false);
    }

    /** Of a command that does this. */
    static Description of(String summary) {
        return new Description(summary);
    }

    /** More about it. */
    Description details(String paragraph) {
        paragraphs.addAll(List.of("", HelpText.literally(paragraph)));
        return this;
    }

    /** What may be said to it, in the order of the help. */
    Description arguments(Argument<?>... arguments) {
        add(spec, arguments);
        return this;
    }

    /** Adds to a description what else may be said. */
    static void add(CommandSpec spec, Argument<?>... arguments) {
        for (Argument<?> argument : arguments) {
            // A switch over types is linked anew at each start.
            if (argument.spec() instanceof OptionSpec option) {
                spec.addOption(option);
            } else {
                spec.addPositional((PositionalParamSpec) argument.spec());
            }
        }
    }

    /** Command lines that work. */
    CommandSpec examples(String... lines) {
        spec.usageMessage()
                .description(paragraphs.toArray(String[]::new))
                .footer(Arrays.stream(lines)
                        .map(line -> HelpText.literally("  " + line))
                        .toArray(String[]::new));
        return spec;
    }
}
