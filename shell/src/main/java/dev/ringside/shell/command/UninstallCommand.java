package dev.ringside.shell.command;

import picocli.CommandLine.Model.CommandSpec;

/** {@code ringside uninstall}: takes away what {@code install} has made. */
final class UninstallCommand implements Command {
    private final Argument<String> root = Installations.root();

    @Override
    public CommandSpec describe() {
        return Description.of("Stops the service, and removes it with its driver, its configuration and its alerts.")
                .details("Copy the alerts first if you want to keep them: `ringside status` says where they are.")
                .arguments(root)
                .examples("ringside uninstall", "ringside uninstall --root image");
    }

    @Override
    public int run(Session session, boolean noColor) {
        Installations.of(root).uninstall();
        new Messages(session.surroundings(), noColor, false).line("Ringside is removed");
        return ExitStatus.DONE;
    }
}
