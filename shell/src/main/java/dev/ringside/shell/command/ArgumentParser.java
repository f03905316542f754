package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.RingsideException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the arguments of one command, by the conventions of GNU: {@code --name value}, {@code --name=value}, {@code -n value}, {@code
 * -nvalue}, {@code --} before arguments that only look like options.
 *
 * <p>Ringside does not use picocli for this: the JVM's start-up cache cannot hold its classes, whose format is that of Java 5, and loading
 * them afresh took half of the time of a short command.
 */
final class ArgumentParser {
    private final CommandModel command;
    private final TypedLine line;
    private final List<String> all;
    private final Map<String, List<Arguments.Given>> given = new HashMap<>();
    private Optional<Arguments.Given> operand = Optional.empty();
    private boolean onlyOperands;
    private int next;

    private ArgumentParser(CommandModel command, List<String> all, int first) {
        this.command = command;
        this.line = new TypedLine(all);
        this.all = all;
        this.next = first;
    }

    /**
     * Reads arguments.
     *
     * @param all the program's arguments
     * @param first the first that is the command's
     * @throws RingsideException if the command does not take them
     */
    static Arguments parse(CommandModel command, List<String> all, int first) {
        return new ArgumentParser(command, all, first).parse();
    }

    private Arguments parse() {
        while (next < all.size()) {
            int place = next++;
            String argument = all.get(place);
            if (onlyOperands || !argument.startsWith("-") || argument.equals("-")) {
                operand(argument, place);
            } else if (argument.equals("--")) {
                onlyOperands = true;
            } else if (argument.startsWith("--")) {
                longOption(argument, place);
            } else {
                shortOptions(argument, place);
            }
        }
        Arguments arguments = new Arguments(line, given, operand);
        // Who asks for help need not know what else is required.
        if (operand.isEmpty() && !arguments.has(Options.HELP)) {
            command.operand().filter(CommandModel.Operand::required).ifPresent(missing -> {
                throw line.atEnd(missing.label() + " is missing", missing.label() + " is " + missing.description());
            });
        }
        return arguments;
    }

    private void operand(String argument, int place) {
        if (command.operand().isPresent() && operand.isEmpty()) {
            operand = Optional.of(new Arguments.Given(argument, place));
        } else if (command.operand().isEmpty() && Commands.NAMES.contains(argument)) {
            throw line.at(place, "'" + argument + "' is not the first argument", "write options behind the command");
        } else {
            throw line.at(
                    place,
                    "'" + argument + "' is one argument too many",
                    "quote a query or a pattern of file names, so that the shell does not take it apart");
        }
    }

    private void longOption(String argument, int place) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        Option option = find(name, place);
        if (!option.takesValue()) {
            if (equals >= 0) {
                throw line.at(place, "option '" + name + "' takes no value", "write just " + name);
            }
            add(option, "", place);
        } else if (equals >= 0) {
            add(option, argument.substring(equals + 1), place);
        } else {
            separateValue(option, place);
        }
    }

    /** One with a value in the same argument, or several without values: {@code -ojson}, {@code -qh}. */
    private void shortOptions(String argument, int place) {
        for (int i = 1; i < argument.length(); i++) {
            Option option = find("-" + argument.charAt(i), place);
            if (!option.takesValue()) {
                add(option, "", place);
                continue;
            }
            String rest = argument.substring(i + 1);
            if (rest.isEmpty()) {
                separateValue(option, place);
            } else {
                add(option, rest.startsWith("=") ? rest.substring(1) : rest, place);
            }
            return;
        }
    }

    private void separateValue(Option option, int place) {
        if (next == all.size() || command.option(all.get(next)).isPresent()) {
            throw line.at(
                    place,
                    "option '" + all.get(place) + "' needs a value",
                    "write " + option.name() + " " + option.value());
        }
        add(option, all.get(next), next);
        next++;
    }

    private void add(Option option, String value, int place) {
        List<Arguments.Given> values = given.computeIfAbsent(option.name(), first -> new ArrayList<>());
        if (!values.isEmpty() && !option.repeatable()) {
            throw line.at(place, "option '" + option.name() + "' is given twice", "give it once");
        }
        values.add(new Arguments.Given(value, place));
    }

    private Option find(String name, int place) {
        return command.option(name).orElseThrow(() -> {
            List<String> known = command.options().stream()
                    .flatMap(option -> option.names().stream())
                    .toList();
            return line.at(
                    place,
                    "unknown option '" + name + "'",
                    Nearest.to(name, known)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("see `" + command.name() + " --help` for the options there are"));
        });
    }
}
