package dev.ringside.shell.command;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands there are. */
final class Commands {
    /** What is typed before a command. */
    static final String PROGRAM = "ringside";

    /** In the order of the help. */
    static final List<String> NAMES = List.of(
            "query",
            "explain",
            "run",
            "rules",
            "record",
            "export",
            "streams",
            "types",
            "install",
            "config",
            "status",
            "uninstall",
            "doctor",
            "completion");

    private Commands() {}

    /** The command of that name. */
    static Optional<Command> find(String name) {
        return switch (name) {
            case "query" -> Optional.of(new QueryCommand());
            case "run" -> Optional.of(new RunCommand());
            case "explain" -> Optional.of(new ExplainCommand());
            case "streams" -> Optional.of(new StreamsCommand());
            case "rules" -> Optional.of(new RulesCommand());
            case "record" -> Optional.of(new RecordCommand());
            case "export" -> Optional.of(new ExportCommand());
            case "types" -> Optional.of(new TypesCommand());
            case "install" -> Optional.of(new InstallCommand());
            case "config" -> Optional.of(new ConfigCommand());
            case "status" -> Optional.of(new StatusCommand());
            case "uninstall" -> Optional.of(new UninstallCommand());
            // Not for people, so that it is in no list.
            case "service" -> Optional.of(new ServiceCommand());
            case "doctor" -> Optional.of(new DoctorCommand());
            case "completion" -> Optional.of(new CompletionCommand());
            default -> Optional.empty();
        };
    }

    /**
     * What reads the arguments of a command, and knows its help.
     *
     * @param name what the command is called in its help
     * @param common the options that every command has
     */
    static CommandLine parser(String name, Command command, Argument<?>... common) {
        CommandSpec spec = command.describe().name(name);
        Description.add(spec, common);
        return new CommandLine(spec, Description.FACTORY);
    }

    /** The whole command line: what may be said without a command, and below it every command. */
    static CommandLine all() {
        RootCommand root = new RootCommand((session, settings) -> {
            throw new IllegalStateException("it is described, not run");
        });
        CommandLine all = parser(PROGRAM, root, Options.noColor(), Options.help());
        for (String name : NAMES) {
            all.addSubcommand(parser(name, find(name).orElseThrow(), Options.noColor(), Options.help()));
        }
        return all;
    }
}
