package dev.ringside.runtime.agent.windows;

import dev.ringside.driver.windows.service.EventLog;
import dev.ringside.driver.windows.service.ServiceProcess;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.agent.Agent;
import dev.ringside.runtime.agent.AgentSetting;
import dev.ringside.runtime.agent.ReportFile;
import dev.ringside.runtime.agent.RotatedFile;
import dev.ringside.runtime.agent.SystemLog;
import org.jspecify.annotations.Nullable;

/** The service's process on Windows: an agent that begins and ends when Windows says so. */
public final class WindowsService implements ServiceProcess.Body {
    private final AgentSetting setting;
    private @Nullable Agent agent;

    private WindowsService(AgentSetting setting) {
        this.setting = setting;
    }

    /**
     * Runs until Windows ends it.
     *
     * @param version of the program
     * @throws dev.ringside.dsl.diagnostic.RingsideException if it was not Windows that started this process, or nothing can be watched
     */
    public static void run(Schema schema, RotatedFile.Limits limits, String version) {
        Places places = Places.ofThisMachine();
        AgentSetting setting = new AgentSetting(
                schema,
                new RegistryStore(),
                places.alerts(),
                limits,
                new ReportFile(places.report()),
                new WindowsLog(EventLog.open(Places.EVENT_SOURCE)),
                version);
        Refusals.explained(() -> ServiceProcess.run(Places.SERVICE, new WindowsService(setting)));
    }

    @Override
    public synchronized void start() {
        agent = Agent.start(setting);
    }

    @Override
    public synchronized void change() {
        if (agent != null) {
            agent.reload();
        }
    }

    @Override
    public synchronized void stop() {
        if (agent != null) {
            agent.close();
        }
    }

    /** Windows' event log, as the agent's. */
    private record WindowsLog(EventLog log) implements SystemLog {
        @Override
        public void write(Severity severity, String message) {
            log.write(
                    switch (severity) {
                        case INFORMATION -> EventLog.Kind.INFORMATION;
                        case WARNING -> EventLog.Kind.WARNING;
                        case ERROR -> EventLog.Kind.ERROR;
                    },
                    message);
        }

        @Override
        public void close() {
            log.close();
        }
    }
}
