package dev.ringside.shell.command;

import dev.ringside.shell.output.Format;
import picocli.CommandLine.Model.CommandSpec;

/** What happens without a command: the interactive shell, the version, or the help for everything. */
final class RootCommand implements Command {
    private final Shell shell;

    RootCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                "ringside",
                "Shows what this machine is doing as streams that you can query. Without a command it starts the interactive shell.");
        spec.addOption(Options.from())
                .addOption(Options.output(Format.options()))
                .addOption(Options.names())
                .addOption(Options.flag("Keep warnings back.", "-q", Options.QUIET))
                .addOption(Options.flag("Show the version.", "-V", Options.VERSION));
        return Options.complete(
                spec, "ringside", "ringside query 'procs.where(parent==\"bash\")'", "ringside query --help");
    }

    @Override
    public CommandSpec help() {
        CommandSpec root = spec();
        for (String name : Commands.NAMES) {
            root.addSubcommand(name, Commands.find(name).orElseThrow().spec().name(name));
        }
        return root;
    }

    @Override
    public int run(Arguments arguments, Session session) {
        if (arguments.has(Options.VERSION)) {
            session.surroundings().print("ringside " + Version.current() + "\n");
            return ExitStatus.DONE;
        }
        return shell.run(
                session,
                new Shell.Options(
                        Options.sources(arguments),
                        Options.format(arguments, Format.options()),
                        Options.names(arguments),
                        arguments.has(Options.NO_COLOR),
                        arguments.has(Options.QUIET)));
    }
}
