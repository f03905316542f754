package dev.ringside.runtime.agent.systemd;

import java.nio.file.Path;

/**
 * Where things are on Linux.
 *
 * @param root the folder that stands for {@code /}
 */
public record Layout(Path root) {
    /** The name that all of it goes by. */
    static final String NAME = "ringside";

    static final String UNIT_NAME = NAME + ".service";
    private static final String CONFIGURATION_FILE = "configuration.json";
    private static final String ALERT_FILE = "alerts.jsonl";
    private static final String REPORT_FILE = "report.json";

    Path unit() {
        return root.resolve("etc/systemd/system/" + UNIT_NAME);
    }

    Path settings() {
        return root.resolve("etc/" + NAME);
    }

    /** What is configured; for root alone. */
    public Path configuration() {
        return settings().resolve(CONFIGURATION_FILE);
    }

    /** Where a service that systemd starts finds what is configured: it may not read what belongs to root. */
    public Path configurationOfService() {
        return run().resolve(CONFIGURATION_FILE);
    }

    /** The folder for what lasts as long as the service. */
    Path run() {
        return root.resolve("run/" + NAME);
    }

    /** The folder of the alerts; a link where systemd keeps it from other users. */
    Path logs() {
        return root.resolve("var/log/" + NAME);
    }

    /** What {@link #logs} leads to then. */
    Path privateLogs() {
        return root.resolve("var/log/private/" + NAME);
    }

    public Path alerts() {
        return logs().resolve(ALERT_FILE);
    }

    public Path report() {
        return run().resolve(REPORT_FILE);
    }
}
