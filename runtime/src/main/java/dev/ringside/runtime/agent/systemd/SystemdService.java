package dev.ringside.runtime.agent.systemd;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.agent.AgentSetting;
import dev.ringside.runtime.agent.ConfigurationFile;
import dev.ringside.runtime.agent.ReportFile;
import dev.ringside.runtime.agent.RotatedFile;
import dev.ringside.runtime.agent.SystemLog;
import dev.ringside.runtime.agent.WholeFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The service's process on Linux: where it finds and leaves things, and how its messages reach the journal. */
public final class SystemdService {
    /** systemd tells here which folder it has made for the service, for as long as it runs. */
    private static final String RUN = "RUNTIME_DIRECTORY";

    private SystemdService() {}

    /**
     * What the service's agent runs in.
     *
     * @param root the folder that stands for {@code /}, if it is another one
     * @param environment variables, of which systemd sets some
     * @param err standard error, which systemd passes on to the journal
     * @param version of the program
     */
    public static AgentSetting setting(
            Schema schema,
            Optional<Path> root,
            Map<String, String> environment,
            RotatedFile.Limits limits,
            PrintStream err,
            String version) {
        Layout layout = new Layout(root.orElse(Path.of("/")));
        boolean started = root.isEmpty() && environment.containsKey(RUN);
        if (!started) {
            make(layout.logs());
            make(layout.run());
        }
        return new AgentSetting(
                schema,
                new ConfigurationFile(started ? layout.configurationOfService() : layout.configuration()),
                layout.alerts(),
                limits,
                new ReportFile(layout.report()),
                new Journal(err),
                version);
    }

    /** What systemd does for a service that it starts. */
    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new RingsideException(Diagnostic.of(
                    Code.OUTPUT,
                    "cannot make " + folder + ": " + WholeFile.reason(e),
                    "let systemd start the service, or name a folder of your own: --root DIR"));
        }
    }

    /** Lines as the journal reads them: each begins with how grave it is (sd-daemon(3)). */
    private record Journal(PrintStream err) implements SystemLog {
        @Override
        public void write(Severity severity, String message) {
            String prefix = switch (severity) {
                case INFORMATION -> "<6>";
                case WARNING -> "<4>";
                case ERROR -> "<3>";
            };
            StringBuilder lines = new StringBuilder();
            message.lines().forEach(line -> lines.append(prefix).append(line).append('\n'));
            err.print(lines);
            err.flush();
        }
    }
}
