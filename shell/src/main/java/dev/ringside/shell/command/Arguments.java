package dev.ringside.shell.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was said to a command.
 *
 * @param line the whole command line, to say what is wrong with it
 * @param given for each option that was given, by its {@linkplain Option#name() name}, its values and where they are
 * @param operand the argument that is no option
 */
record Arguments(TypedLine line, Map<String, List<Given>> given, Optional<Given> operand) {
    Arguments {
        given = Map.copyOf(given);
    }

    /**
     * An operand, or one use of an option.
     *
     * @param value the value; empty if the option takes none
     * @param place which argument the value is in
     */
    record Given(String value, int place) {}

    boolean has(Option option) {
        return given.containsKey(option.name());
    }

    /** The operand of a command that requires one. */
    String requiredOperand() {
        return operand.orElseThrow().value();
    }

    /** The values of an option that may be given several times. */
    List<String> values(Option option) {
        return given.getOrDefault(option.name(), List.of()).stream()
                .map(Given::value)
                .toList();
    }

    /**
     * The value of an option as what it means, if it was given.
     *
     * @param meaning what a value means; nothing if it means nothing
     * @param what what values it takes, for the message
     * @param hint how to write one, if they are not a few words
     * @throws dev.ringside.dsl.diagnostic.RingsideException if it means nothing
     */
    <T> Optional<T> value(Option option, Function<String, Optional<T>> meaning, String what, String hint) {
        List<Given> values = given.getOrDefault(option.name(), List.of());
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Given value = values.getFirst();
        Optional<T> found = option.words().isEmpty() || option.words().contains(value.value())
                ? meaning.apply(value.value())
                : Optional.empty();
        if (found.isEmpty()) {
            throw line.at(
                    value.place(),
                    "'" + value.value() + "' is not " + what,
                    option.words().isEmpty() ? hint : nearest(value.value(), option.words()));
        }
        return found;
    }

    private static String nearest(String typed, List<String> words) {
        return Nearest.to(typed, words)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("it may be " + String.join(", ", words));
    }
}
