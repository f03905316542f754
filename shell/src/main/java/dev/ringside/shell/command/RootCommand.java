package dev.ringside.shell.command;

import dev.ringside.shell.output.Format;

/** What happens without a command: the interactive shell, or the version. */
final class RootCommand implements Command {
    private static final Option VERSION = Option.flag("Show the version.", "-V", "--version");
    private static final Option OUTPUT = Options.output(Format.options());

    private final Shell shell;

    RootCommand(Shell shell) {
        this.shell = shell;
    }

    /** What may be said without a command. */
    static CommandModel describe() {
        return CommandModel.of(
                        "ringside",
                        "Shows what this machine is doing as streams that you can query. Without a command it starts the"
                                + " interactive shell.")
                .withOptions(Options.FROM, OUTPUT, Options.NAMES, Options.QUIET, VERSION)
                .withExamples("ringside", "ringside query 'procs.where(parent==\"bash\")'", "ringside query --help");
    }

    @Override
    public CommandModel model() {
        return describe();
    }

    @Override
    public int run(Arguments arguments, Session session) {
        if (arguments.has(VERSION)) {
            session.surroundings().print("ringside " + Version.current() + "\n");
            return ExitStatus.DONE;
        }
        return shell.run(
                session,
                new Shell.Settings(
                        Options.sources(arguments),
                        Options.format(arguments, OUTPUT),
                        Options.names(arguments),
                        arguments.has(Options.NO_COLOR),
                        arguments.has(Options.QUIET)));
    }
}
