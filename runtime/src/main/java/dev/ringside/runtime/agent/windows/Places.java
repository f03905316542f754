package dev.ringside.runtime.agent.windows;

import dev.ringside.driver.windows.service.Registry;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where things are on Windows, in the file system and in the registry.
 *
 * @param system the folder of Windows
 * @param folder for the alerts, and what else the service leaves
 */
record Places(Path system, Path folder) {
    static final String DRIVER = "Ringside";
    static final String SERVICE = "RingsideService";
    static final String EVENT_SOURCE = "Ringside";

    private static final String SERVICES = "SYSTEM\\CurrentControlSet\\Services\\";
    static final String PARAMETERS = SERVICES + DRIVER + "\\Parameters";
    /** Where FltMgr looks, and where newer systems look. */
    static final String INSTANCES = SERVICES + DRIVER + "\\Instances";

    static final String NEW_INSTANCES = PARAMETERS + "\\Instances";

    /** The value that says where {@link #folder} is. */
    static final String FOLDER = "Folder";

    /** What the installation has noted, since a service's environment may be another one than that of who installs it. */
    static Places ofThisMachine() {
        Path system = variable("SystemRoot", "C:\\Windows");
        return new Places(
                system,
                Refusals.explained(() -> Registry.text(PARAMETERS, FOLDER))
                        .map(Path::of)
                        .orElseGet(
                                () -> variable("ProgramData", "C:\\ProgramData").resolve("Ringside")));
    }

    private static Path variable(String name, String otherwise) {
        return Path.of(Optional.ofNullable(System.getenv(name)).orElse(otherwise));
    }

    Path driver() {
        return system.resolve("Ringside.sys");
    }

    Path alerts() {
        return folder.resolve("alerts.jsonl");
    }

    Path report() {
        return folder.resolve("report.json");
    }
}
