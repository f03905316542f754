package dev.ringside.shell.command;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.agent.install.Installation;
import dev.ringside.runtime.agent.install.ServiceProgram;
import dev.ringside.runtime.agent.systemd.SystemdInstallation;
import dev.ringside.runtime.agent.windows.WindowsInstallation;
import dev.ringside.runtime.source.Feeds;
import java.nio.file.Path;
import java.util.Optional;

/** The installation that commands are about. */
final class Installations {
    private Installations() {}

    static Argument<String> root() {
        return Argument.option(
                "DIR",
                Meaning.file(),
                "On Linux: the folder that stands for /, as for systemctl; nothing is started or stopped then.",
                "--root");
    }

    /**
     * The installation on this machine, or below a folder.
     *
     * @throws RingsideException if this system has none
     */
    static Installation of(Argument<String> root) {
        Optional<String> folder = root.value();
        if (Feeds.isLinux()) {
            ServiceProgram program = ServiceProgram.ofThisProcess();
            return folder.map(name -> new SystemdInstallation(program, Path.of(name)))
                    .orElseGet(() -> new SystemdInstallation(program));
        }
        if (!Feeds.isWindows()) {
            throw new RingsideException(Diagnostic.of(
                    Code.FEED,
                    "there is no service for " + System.getProperty("os.name") + " in this version",
                    "run detections in a terminal: ringside run SCRIPT…"));
        }
        if (folder.isPresent()) {
            throw new RingsideException(
                    Diagnostic.of(Code.USAGE, "Windows has no folder that stands for /", "leave --root out"));
        }
        return new WindowsInstallation(ServiceProgram.ofThisProcess());
    }
}
