package dev.ringside.driver.windows.service;

import com.sun.jna.platform.win32.WinNT;
import java.util.List;
import java.util.Optional;

/**
 * What a service is.
 *
 * @param name what programs call it
 * @param title what people see
 * @param program the command line of a process, with its parts in quotes where they need it; the file of a driver
 * @param group the load order group, if it is in one
 * @param dependsOn the services that have to run first
 */
public record ServiceDefinition(
        String name, String title, Kind kind, String program, Optional<String> group, List<String> dependsOn) {
    /** What runs, and when. */
    public enum Kind {
        /** A driver that takes part in the file system, started when somebody needs it. */
        FILE_SYSTEM_DRIVER(WinNT.SERVICE_FILE_SYSTEM_DRIVER, WinNT.SERVICE_DEMAND_START),
        /** A process of its own, started with Windows. */
        PROCESS(WinNT.SERVICE_WIN32_OWN_PROCESS, WinNT.SERVICE_AUTO_START);

        private final int type;
        private final int start;

        Kind(int type, int start) {
            this.type = type;
            this.start = start;
        }

        int type() {
            return type;
        }

        int start() {
            return start;
        }
    }

    public ServiceDefinition {
        dependsOn = List.copyOf(dependsOn);
    }

    /** As the service manager takes it: each name ends with a zero, and JNA adds the one behind the last. */
    String dependencies() {
        StringBuilder names = new StringBuilder();
        dependsOn.forEach(name -> names.append(name).append('\0'));
        return names.toString();
    }
}
