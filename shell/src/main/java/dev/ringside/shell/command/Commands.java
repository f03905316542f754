package dev.ringside.shell.command;

import java.util.List;
import java.util.Optional;

/** The commands there are. */
final class Commands {
    /** In the order of the help. */
    static final List<String> NAMES = List.of("query", "explain", "streams", "doctor", "completion");

    private Commands() {}

    /** The command of that name. */
    static Optional<Command> find(String name) {
        return switch (name) {
            case "query" -> Optional.of(new QueryCommand());
            case "explain" -> Optional.of(new ExplainCommand());
            case "streams" -> Optional.of(new StreamsCommand());
            case "doctor" -> Optional.of(new DoctorCommand());
            case "completion" -> Optional.of(new CompletionCommand());
            default -> Optional.empty();
        };
    }

    /** What may be said to each of them. */
    static List<CommandModel> models() {
        return NAMES.stream().map(name -> find(name).orElseThrow().model()).toList();
    }
}
