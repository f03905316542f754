package dev.ringside.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may be said to a command: what its arguments are read by, and its help and the completion are made from.
 *
 * @param name how it is called: {@code ringside query}
 * @param summary what it does, one sentence
 * @param details more about it, one paragraph each
 * @param operand the argument that is no option
 * @param options its options
 * @param examples command lines that work
 */
record CommandModel(
        String name,
        String summary,
        List<String> details,
        Optional<Operand> operand,
        List<Option> options,
        List<String> examples) {

    /**
     * The argument that is no option.
     *
     * @param label what it is called in the help
     * @param required whether it must be there
     * @param words the values it may have; empty if they are not a few words
     * @param description what it is, a clause
     */
    record Operand(String label, boolean required, List<String> words, String description) {}

    /** A command that does this. */
    static CommandModel of(String name, String summary) {
        return new CommandModel(name, summary, List.of(), Optional.empty(), List.of(), List.of());
    }

    CommandModel withDetails(String... paragraphs) {
        return new CommandModel(name, summary, List.of(paragraphs), operand, options, examples);
    }

    CommandModel withOperand(Operand argument) {
        return new CommandModel(name, summary, details, Optional.of(argument), options, examples);
    }

    /** With these options, and those that every command has. */
    CommandModel withOptions(Option... own) {
        List<Option> all = new ArrayList<>(List.of(own));
        all.add(Options.NO_COLOR);
        all.add(Options.HELP);
        return new CommandModel(name, summary, details, operand, all, examples);
    }

    CommandModel withExamples(String... lines) {
        return new CommandModel(name, summary, details, operand, options, List.of(lines));
    }

    /** The option of that name. */
    Optional<Option> option(String optionName) {
        return options.stream()
                .filter(option -> option.names().contains(optionName))
                .findFirst();
    }
}
