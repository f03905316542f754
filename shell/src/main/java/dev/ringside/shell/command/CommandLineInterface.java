package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.shell.console.ColorPolicy;
import dev.ringside.shell.console.Surroundings;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

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
            boolean noColor = all.contains(Options.NO_COLOR);
            new Messages(session.surroundings(), noColor, false).errors(e.diagnostics());
            return ExitStatus.of(e.diagnostics().getFirst().code());
        }
    }

    private int runCommand(List<String> all) {
        if (all.isEmpty() || all.getFirst().startsWith("-")) {
            return run(new RootCommand(shell), all, all);
        }
        String name = all.getFirst();
        Command command = Commands.find(name).orElseThrow(() -> unknown(all, name));
        return run(command, all, all.subList(1, all.size()));
    }

    private int run(Command command, List<String> all, List<String> own) {
        CommandSpec spec = command.spec();
        Arguments arguments = Arguments.parse(spec, all, own);
        if (arguments.has(Options.HELP)) {
            help(command.help(), arguments.has(Options.NO_COLOR));
            return ExitStatus.DONE;
        }
        return command.run(arguments, session);
    }

    private void help(CommandSpec spec, boolean noColor) {
        Surroundings surroundings = session.surroundings();
        boolean colors = ColorPolicy.colors(
                noColor, surroundings.environment(), surroundings.terminals().out());
        spec.usageMessage().width(Math.clamp(surroundings.size().columns(), 60, 100));
        String text = new CommandLine(spec).getUsageMessage(colors ? Ansi.ON : Ansi.OFF);
        surroundings.print(text);
    }

    private static RingsideException unknown(List<String> all, String name) {
        Optional<String> near = Nearest.to(name, Commands.NAMES);
        return new TypedLine(all)
                .at(
                        0,
                        "there is no command '" + name + "'",
                        near.map(word -> "did you mean '" + word + "'?")
                                .orElse("the commands are " + String.join(", ", Commands.NAMES)));
    }
}
