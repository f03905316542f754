package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what picocli found wrong with a command line as Ringside does: with its place, and how to put it right.
 *
 * @param line the whole command line
 * @param first the first argument that picocli was given
 */
record Misuse(TypedLine line, int first) {
    private static final String END_OF_OPTIONS = "--";

    /** What to throw instead. */
    RuntimeException of(ParameterException misuse) {
        CommandLine command = misuse.getCommandLine();
        // Whatever else is wrong, a mistyped name is the likely reason. The exception leaves out what picocli notes
        // beside the names.
        List<String> unmatched =
                new UnmatchedArgumentException(command, command.getParseResult().unmatched()).getUnmatched();
        if (!unmatched.isEmpty()) {
            return unmatched(command, unmatched.getFirst());
        }
        return switch (misuse) {
            case MissingParameterException missing ->
                missing(missing.getMissing().getFirst());
            case OverwrittenOptionException twice -> twice(twice.getOverwritten());
            case MaxValuesExceededException valued -> valued(command);
            default -> unread(misuse);
        };
    }

    private RuntimeException missing(ArgSpec spec) {
        if (spec instanceof OptionSpec option) {
            int place = Argument.of(spec).lastName(line.count());
            return line.at(
                    place,
                    "option '" + line.argument(place) + "' needs a value",
                    "write " + option.longestName() + " " + option.paramLabel());
        }
        return line.atEnd(
                spec.paramLabel() + " is missing", spec.paramLabel() + " is " + HelpText.plainly(spec.description()));
    }

    private RuntimeException twice(ArgSpec spec) {
        String name = ((OptionSpec) spec).longestName();
        return line.at(
                Argument.of(spec).lastValue(line.count()), "option '" + name + "' is given twice", "give it once");
    }

    private RuntimeException valued(CommandLine command) {
        int place = taken(command).max().orElseThrow();
        String argument = line.argument(place);
        String name = argument.substring(0, argument.indexOf('='));
        return line.at(place, "option '" + name + "' takes no value", "write just " + name);
    }

    private RuntimeException unread(ParameterException misuse) {
        if (!(misuse.getCause() instanceof RingsideException cause) || misuse.getArgSpec() == null) {
            return new IllegalStateException(misuse);
        }
        int place = Argument.of(misuse.getArgSpec()).lastValue(line.count());
        Diagnostic complaint = cause.diagnostics().getFirst();
        return new RingsideException(new Diagnostic(
                complaint.code(), complaint.message(), Optional.of(line.place(place)), complaint.hints()));
    }

    private RuntimeException unmatched(CommandLine command, String argument) {
        int place = find(command, argument);
        boolean operand = first(at -> line.argument(at).equals(END_OF_OPTIONS)).orElse(place) < place;
        if (argument.length() > 1 && argument.startsWith("-") && !operand) {
            List<String> known =
                    List.copyOf(command.getCommandSpec().optionsMap().keySet());
            return line.at(
                    place,
                    "unknown option '" + argument + "'",
                    Nearest.to(argument, known)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("see `" + command.getCommandName() + " --help` for the options there are"));
        }
        if (command.getCommandSpec().positionalParameters().isEmpty() && Commands.NAMES.contains(argument)) {
            return line.at(place, "'" + argument + "' is not the first argument", "write options behind the command");
        }
        boolean source = SourceFiles.isNamed(argument)
                && first(at -> SourceFiles.isOption(line.argument(at))).orElse(place) < place;
        return line.at(
                place,
                "'" + argument + "' is one argument too many",
                source
                        ? "there is no file of that name to read"
                        : "quote a query or a pattern of file names, so that the shell does not take it apart");
    }

    /** Where an argument is that nobody took: a whole one, or {@code -x} in {@code -qx}. */
    private int find(CommandLine command, String argument) {
        return first(place ->
                        line.argument(place).equals(argument) && taken(command).noneMatch(taken -> taken == place))
                .orElseGet(() -> first(place -> line.argument(place).startsWith("-")
                                && line.argument(place).endsWith(argument.substring(1)))
                        .orElseThrow());
    }

    private OptionalInt first(IntPredicate condition) {
        return IntStream.range(first, line.count()).filter(condition).findFirst();
    }

    /** Where the arguments are that mean something. */
    private IntStream taken(CommandLine command) {
        return command.getCommandSpec().args().stream()
                .flatMapToInt(spec -> Argument.of(spec).places(line.count()));
    }
}
