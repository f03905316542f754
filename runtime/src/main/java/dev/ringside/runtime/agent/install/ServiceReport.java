package dev.ringside.runtime.agent.install;

import dev.ringside.runtime.agent.AgentReport;
import dev.ringside.runtime.agent.Configuration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What there is to say about an installation.
 *
 * @param service how the service is
 * @param driver how the driver is; empty where there is none
 * @param streams where events went, as far as anybody knows
 * @param configuration what is stored; empty if nothing is
 * @param alerts the file that alerts are written to, if there is one
 * @param agent what the service said of itself last, if it runs
 */
public record ServiceReport(
        Service service,
        Optional<Driver> driver,
        List<AgentReport.StreamLine> streams,
        Optional<Configuration> configuration,
        Optional<AlertLog> alerts,
        Optional<AgentReport> agent) {
    /**
     * A service.
     *
     * @param name what the system calls it
     * @param state a word: {@code running}, {@code stopped}, {@code not installed}, or what else the system says
     */
    public record Service(String name, String state) {
        public static final String RUNNING = "running";

        public boolean isRunning() {
            return state.equals(RUNNING);
        }
    }

    /**
     * A driver.
     *
     * @param version as it says; empty if it does not answer
     * @param protocol the version of what it and Ringside say to each other; 0 if it does not answer
     * @param callbacks what it is called by
     * @param trouble why it does not answer; empty if it does
     */
    public record Driver(Service service, String version, int protocol, List<Callback> callbacks, String trouble) {
        public Driver {
            callbacks = List.copyOf(callbacks);
        }
    }

    /**
     * Something that a driver asks to be called by.
     *
     * @param reason why it is not, as a number of the system's; empty if it is
     */
    public record Callback(String name, String reason) {
        public boolean isRegistered() {
            return reason.isEmpty();
        }
    }

    /** A file of alerts, and how large it is. */
    public record AlertLog(Path file, long bytes) {}

    public ServiceReport {
        streams = List.copyOf(streams);
    }
}
