package dev.ringside.shell.command;

import dev.ringside.runtime.json.Names;
import dev.ringside.shell.output.Format;
import picocli.CommandLine.Model.CommandSpec;

/** What happens without a command: the interactive shell, or the version. */
final class RootCommand implements Command {
    private final Argument<String> from = Options.from();
    private final Argument<Format> output = Options.output(Format.options());
    private final Argument<Names> names = Options.names();
    private final Argument<Boolean> quiet = Options.quiet();
    private final Argument<Boolean> version = Argument.flag("Show the version.", "-V", "--version");
    private final Shell shell;

    RootCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public CommandSpec describe() {
        return Description.of(
                        "Shows what this machine is doing as streams that you can query. Without a command it starts the"
                                + " interactive shell.")
                .arguments(from, output, names, quiet, version)
                .examples("ringside", "ringside query 'procs.where(parent==\"bash\")'", "ringside query --help");
    }

    @Override
    public int run(Session session, boolean noColor) {
        if (version.isGiven()) {
            session.surroundings().print("ringside " + Version.current() + "\n");
            return ExitStatus.DONE;
        }
        return shell.run(
                session,
                new Shell.Settings(
                        Options.sources(from),
                        output.value(),
                        names.value().orElse(Names.RINGSIDE),
                        noColor,
                        quiet.isGiven()));
    }
}
