package dev.ringside.runtime.agent.windows;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where things are on Windows, in the file system and in the registry.
 *
 * @param system the folder of Windows
 * @param data the folder for programs' data
 */
record Places(Path system, Path data) {
    static final String DRIVER = "Ringside";
    static final String SERVICE = "RingsideService";
    static final String EVENT_SOURCE = "Ringside";

    private static final String SERVICES = "SYSTEM\\CurrentControlSet\\Services\\";
    static final String PARAMETERS = SERVICES + DRIVER + "\\Parameters";
    /** Where FltMgr looks, and where newer systems look. */
    static final String INSTANCES = SERVICES + DRIVER + "\\Instances";

    static final String NEW_INSTANCES = PARAMETERS + "\\Instances";

    static Places ofThisMachine() {
        return new Places(variable("SystemRoot", "C:\\Windows"), variable("ProgramData", "C:\\ProgramData"));
    }

    private static Path variable(String name, String otherwise) {
        return Path.of(Optional.ofNullable(System.getenv(name)).orElse(otherwise));
    }

    Path driver() {
        return system.resolve("Ringside.sys");
    }

    Path folder() {
        return data.resolve("Ringside");
    }

    Path alerts() {
        return folder().resolve("alerts.jsonl");
    }

    Path report() {
        return folder().resolve("report.json");
    }
}
