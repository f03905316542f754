package dev.ringside.shell.command;

import dev.ringside.runtime.agent.install.Installation;
import dev.ringside.runtime.agent.install.ServiceReport;
import dev.ringside.shell.console.Surroundings;
import dev.ringside.shell.output.Format;
import dev.ringside.shell.output.JsonAnswer;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code ringside status}: how the service is. */
final class StatusCommand implements Command {
    private final Argument<String> root = Installations.root();
    private final Argument<Format> output = Options.output(List.of("table", "jsonl", "json"));

    @Override
    public CommandSpec describe() {
        return Description.of(
                        "Shows how the service is: what it looks for, what it has seen, and where its alerts are.")
                .details("Exit status 3 means that it does not run. Some of it only administrators may know.")
                .arguments(root, output)
                .examples("ringside status", "ringside status -o json");
    }

    @Override
    public int run(Session session, boolean noColor) {
        Surroundings surroundings = session.surroundings();
        Installation installation = Installations.of(root);
        ServiceReport report = installation.report();
        StatusText status = new StatusText(report);
        Format format = output.value().orElse(Format.TABLE);
        surroundings.print(
                format == Format.TABLE
                        ? status.text(surroundings.outPalette(noColor))
                        : JsonAnswer.of(List.of(status.row()), format));
        boolean right =
                root.isGiven() ? installation.isInstalled() : report.service().isRunning();
        return right ? ExitStatus.DONE : ExitStatus.SOURCE;
    }
}
