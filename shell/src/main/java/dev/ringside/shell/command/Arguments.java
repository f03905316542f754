package dev.ringside.shell.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was said to a command. */
final class Arguments {
    private final ParseResult result;
    private final TypedLine line;

    private Arguments(ParseResult result, TypedLine line) {
        this.result = result;
        this.line = line;
    }

    /**
     * Reads the arguments of a command.
     *
     * @param all the program's arguments
     * @param own those among them, at the end, that are the command's
     * @throws dev.ringside.dsl.diagnostic.RingsideException if the command does not take them
     */
    static Arguments parse(CommandSpec spec, List<String> all, List<String> own) {
        TypedLine line = new TypedLine(all);
        try {
            return new Arguments(new CommandLine(spec).parseArgs(own.toArray(String[]::new)), line);
        } catch (UnmatchedArgumentException e) {
            throw unmatched(spec, line, e.getUnmatched().getFirst());
        } catch (OverwrittenOptionException e) {
            List<String> names = names(e.getOverwritten());
            throw line.at(line.indexOfOption(names), "option '" + names.getLast() + "' is given twice");
        } catch (MissingParameterException e) {
            throw missing(line, e.getMissing().getFirst());
        } catch (ParameterException e) {
            // Values are texts to picocli, so what is left is a flag that was given one.
            List<String> names = e.getArgSpec() == null ? List.of() : names(e.getArgSpec());
            throw line.at(
                    line.indexOfOption(names),
                    names.isEmpty()
                            ? String.valueOf(e.getMessage())
                            : "option '" + names.getLast() + "' takes no value");
        }
    }

    boolean has(String option) {
        return result.hasMatchedOption(option);
    }

    /** The value of an option, if it was given. */
    Optional<String> value(String option) {
        return Optional.ofNullable(result.matchedOptionValue(option, null));
    }

    /** The values of an option that may be given several times. */
    List<String> values(String option) {
        return List.copyOf(result.matchedOptionValue(option, new ArrayList<String>()));
    }

    /** The argument that is no option, if it was given. */
    Optional<String> positional() {
        return result.hasMatchedPositional(0)
                ? Optional.ofNullable(result.matchedPositionalValue(0, null))
                : Optional.empty();
    }

    /**
     * The value of an option as what it means.
     *
     * @param what what values it takes, for the message
     * @throws dev.ringside.dsl.diagnostic.RingsideException if it means nothing
     */
    <T> Optional<T> value(String option, Function<String, Optional<T>> meaning, String what, Collection<String> words) {
        return value(option)
                .map(text -> meaning.apply(text).orElseThrow(() -> {
                    List<String> names = names(result.matchedOption(option));
                    String message = "'" + text + "' is not " + what;
                    int place = line.indexOfValue(names, text);
                    return Nearest.to(text, words)
                            .map(near -> line.at(place, message, "did you mean '" + near + "'?"))
                            .orElseGet(() -> words.isEmpty()
                                    ? line.at(place, message)
                                    : line.at(place, message, "it may be " + String.join(", ", words)));
                }));
    }

    /** The whole command line, to say what is wrong with it. */
    TypedLine line() {
        return line;
    }

    private static RuntimeException unmatched(CommandSpec spec, TypedLine line, String argument) {
        int place = line.indexOf(argument);
        if (Commands.NAMES.contains(argument)) {
            return line.at(
                    place, "'" + argument + "' is not the first argument", "write the options behind the command");
        }
        if (!argument.startsWith("-") || argument.equals("-")) {
            return line.at(
                    place,
                    "'" + argument + "' is one argument too many",
                    "quote a query or a pattern of file names, so that the shell does not take it apart");
        }
        String name = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
        List<String> known = spec.options().stream()
                .flatMap(option -> names(option).stream())
                .toList();
        return line.at(
                place,
                "unknown option '" + name + "'",
                Nearest.to(name, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("see `" + spec.qualifiedName() + " --help` for the options there are"));
    }

    private static RuntimeException missing(TypedLine line, ArgSpec missing) {
        if (missing instanceof OptionSpec option) {
            List<String> names = names(option);
            return line.at(
                    line.indexOfOption(names),
                    "option '" + names.getLast() + "' needs a value",
                    "write " + names.getLast() + " " + option.paramLabel());
        }
        return line.atEnd(
                missing.paramLabel() + " is missing", missing.paramLabel() + " is " + missing.description()[0]);
    }

    private static List<String> names(ArgSpec argument) {
        return argument instanceof OptionSpec option ? List.of(option.names()) : List.of(argument.paramLabel());
    }
}
