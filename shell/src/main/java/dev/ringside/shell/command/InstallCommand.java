package dev.ringside.shell.command;

import dev.ringside.runtime.agent.install.Installation;
import picocli.CommandLine.Model.CommandSpec;

/** {@code ringside install}: lets Ringside run unattended from now on. */
final class InstallCommand implements Command {
    private final Argument<String> root = Installations.root();
    private final Argument<Boolean> quiet = Options.quiet();

    @Override
    public CommandSpec describe() {
        return Description.of("Installs Ringside as a service, and starts it: detections that run unattended.")
                .details(
                        "On Linux it is a unit of systemd with as few rights as suffice; on Windows a service and the driver"
                                + " that it reads from. If a step fails, those before it are taken back. What the service"
                                + " looks for is given to it by `ringside config`.")
                .arguments(root, quiet)
                .examples("ringside install", "ringside install --root image");
    }

    @Override
    public int run(Session session, boolean noColor) {
        Installation installation = Installations.of(root);
        Messages messages = new Messages(session.surroundings(), noColor, quiet.isGiven());
        installation.install().forEach(messages::warning);
        messages.line("Ringside is installed" + (root.isGiven() ? "" : " and runs")
                + "; tell it what to look for with: ringside config FILE…");
        return ExitStatus.DONE;
    }
}
