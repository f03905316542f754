package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.shell.console.Surroundings;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

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
            boolean noColor = all.contains(Options.NO_COLOR_NAME);
            new Messages(session.surroundings(), noColor, false).errors(e.diagnostics());
            return ExitStatus.of(e.diagnostics().getFirst().code());
        }
    }

    private int runCommand(List<String> all) {
        TypedLine line = new TypedLine(SourceFiles.named(all));
        if (all.isEmpty() || all.getFirst().startsWith("-")) {
            return run(Commands.PROGRAM, new RootCommand(shell), line, 0);
        }
        String name = all.getFirst();
        Command command = Commands.find(name).orElseThrow(() -> unknown(line, name));
        return run(Commands.PROGRAM + " " + name, command, line, 1);
    }

    private int run(String name, Command command, TypedLine line, int first) {
        Argument<Boolean> noColor = Options.noColor();
        Argument<Boolean> help = Options.help();
        CommandLine parser = Commands.parser(name, command, noColor, help);
        try {
            parser.parseArgs(line.from(first));
        } catch (ParameterException e) {
            throw new Misuse(line, first).of(e);
        }
        if (!help.isGiven()) {
            return command.run(session, noColor.isGiven());
        }
        Surroundings surroundings = session.surroundings();
        surroundings.print(HelpText.of(
                first == 0 ? Commands.all() : parser,
                surroundings.outPalette(noColor.isGiven()),
                surroundings.size().columns()));
        return ExitStatus.DONE;
    }

    private static RingsideException unknown(TypedLine line, String name) {
        return line.at(
                0,
                "there is no command '" + name + "'",
                Nearest.to(name, Commands.NAMES)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("the commands are " + String.join(", ", Commands.NAMES)));
    }
}
