package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.shell.console.Surroundings;
import java.util.List;

/** Runs what the command line says. */
public final class CommandLineInterface {
    private final Session session;
    private final Shell shell;

    /**
     * A command line.
     *
     * @param shell runs if no command is given
     */
    public CommandLineInterface(Session session, Shell shell) {
        this.session = session;
        this.shell = shell;
    }

    /**
     * Runs a command. Failures that the user can do something about are told on standard error.
     *
     * @return the exit status
     */
    public int run(String... arguments) {
        List<String> all = List.of(arguments);
        try {
            return runCommand(all);
        } catch (RingsideException e) {
            boolean noColor = all.contains(Options.NO_COLOR.name());
            new Messages(session.surroundings(), noColor, false).errors(e.diagnostics());
            return ExitStatus.of(e.diagnostics().getFirst().code());
        }
    }

    private int runCommand(List<String> all) {
        if (all.isEmpty() || all.getFirst().startsWith("-")) {
            return run(new RootCommand(shell), Commands.models(), all, 0);
        }
        String name = all.getFirst();
        Command command = Commands.find(name).orElseThrow(() -> unknown(all, name));
        return run(command, List.of(), all, 1);
    }

    private int run(Command command, List<CommandModel> below, List<String> all, int first) {
        CommandModel model = command.model();
        Arguments arguments = ArgumentParser.parse(model, all, first);
        if (arguments.has(Options.HELP)) {
            Surroundings surroundings = session.surroundings();
            surroundings.print(HelpText.of(
                    model,
                    below,
                    surroundings.outPalette(arguments.has(Options.NO_COLOR)),
                    Math.clamp(surroundings.size().columns(), 60, 100)));
            return ExitStatus.DONE;
        }
        return command.run(arguments, session);
    }

    private static RingsideException unknown(List<String> all, String name) {
        return new TypedLine(all)
                .at(
                        0,
                        "there is no command '" + name + "'",
                        Nearest.to(name, Commands.NAMES)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("the commands are " + String.join(", ", Commands.NAMES)));
    }
}
