package dev.ringside.shell.command;

import java.util.List;

/**
 * An option of the command line.
 *
 * @param names all its names, the one that messages use last: {@code -o}, {@code --output}
 * @param value what its value is called in the help; empty if it takes none
 * @param words the values it may have; empty if they are not a few words
 * @param repeatable whether it may be given several times
 * @param description what it does, for the help
 */
record Option(List<String> names, String value, List<String> words, boolean repeatable, String description) {
    Option {
        names = List.copyOf(names);
        words = List.copyOf(words);
    }

    /** One without a value. */
    static Option flag(String description, String... names) {
        return new Option(List.of(names), "", List.of(), false, description);
    }

    /** One with a value that may be anything. */
    static Option value(String value, String description, String... names) {
        return new Option(List.of(names), value, List.of(), false, description);
    }

    /** One whose value is one of a few words. */
    static Option words(List<String> words, String description, String... names) {
        return new Option(List.of(names), String.join("|", words), words, false, description);
    }

    Option repeated() {
        return new Option(names, value, words, true, description);
    }

    /** The name that messages use. */
    String name() {
        return names.getLast();
    }

    boolean takesValue() {
        return !value.isEmpty();
    }
}
