package dev.ringside.shell.command;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.agent.Agent;
import dev.ringside.runtime.agent.AgentSetting;
import dev.ringside.runtime.agent.RotatedFile;
import dev.ringside.runtime.agent.systemd.SystemdService;
import dev.ringside.runtime.agent.windows.WindowsService;
import dev.ringside.runtime.source.Feeds;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.utils.Signals;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code ringside service}: what the system starts as the service. It is in no list of commands, since it is not for people, but for those who look how a
 * service behaves: with {@code --root} it runs in the foreground below a folder.
 */
final class ServiceCommand implements Command {
    private static final Schema SCHEMA = Schema.standard();
    private static final String CHANGED = "HUP";

    private final Argument<String> root = Installations.root();
    private final Argument<Long> size = Options.count("How many bytes a file of alerts may have.", "--file-bytes");
    private final Argument<Long> count = Options.count("How many files of alerts are kept.", "--files");

    @Override
    public CommandSpec describe() {
        return Description.of(
                        "Runs what the service is configured for. The system starts this, after `ringside install`.")
                .arguments(root, size, count)
                .examples("ringside service --root image");
    }

    @Override
    public int run(Session session, boolean noColor) {
        if (Feeds.isWindows()) {
            WindowsService.run(SCHEMA, limits(), Version.current());
            return ExitStatus.DONE;
        }
        Optional<Path> folder = root.value().map(Path::of);
        AgentSetting setting = SystemdService.setting(
                SCHEMA,
                folder,
                session.surroundings().environment(),
                limits(),
                session.surroundings().err(),
                Version.current());
        try (Agent agent = Agent.start(setting)) {
            Signals.register(CHANGED, agent::reload);
            session.interruption().awaitRequest();
        }
        return ExitStatus.DONE;
    }

    private RotatedFile.Limits limits() {
        RotatedFile.Limits usual = RotatedFile.Limits.USUAL;
        long bytes = size.value().orElse(usual.fileBytes());
        int files =
                count.value().map(many -> (int) Math.min(many, usual.files())).orElse(usual.files());
        return new RotatedFile.Limits(bytes, files, Math.max(bytes, Math.min(usual.totalBytes(), bytes * files)));
    }
}
