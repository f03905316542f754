package dev.ringside.dsl.syntax;

import dev.ringside.dsl.expr.ValueType;
import java.util.List;
import java.util.stream.Stream;

/**
 * What there is to know about a method of values, for help, documentation and typings.
 *
 * @param word its name
 * @param arguments what stands in its parentheses, with them, as an example
 * @param description what it says of the value, one line without a full stop
 * @param types the types of values that have it
 */
public record MethodHelp(String word, String arguments, String description, List<ValueType> types) {
    public MethodHelp {
        types = List.copyOf(types);
    }

    /** All of them. */
    public static List<MethodHelp> all() {
        return Stream.of(Method.values())
                .map(method -> new MethodHelp(
                        method.word(),
                        method.arguments(),
                        method.description(),
                        Stream.of(ValueType.values()).filter(method::isOn).toList()))
                .toList();
    }
}
