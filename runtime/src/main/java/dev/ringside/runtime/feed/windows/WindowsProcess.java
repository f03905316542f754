package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.DeviceException;
import dev.ringside.driver.windows.process.HeldProcess;
import dev.ringside.runtime.feed.shared.KillOutcome;
import java.util.Optional;

/** Ends processes of this machine that events told of. Works on Windows only. */
public final class WindowsProcess {
    private WindowsProcess() {}

    /**
     * Ends a process. Another one that has been given its pid meanwhile is left alone: the handle holds on to one process, and that one's guid is looked
     * at.
     *
     * @param guid the process's, as events have it
     */
    public static KillOutcome kill(long pid, String guid) {
        try {
            Optional<HeldProcess> found = HeldProcess.open(pid);
            if (found.isEmpty()) {
                return KillOutcome.GONE;
            }
            try (HeldProcess process = found.get()) {
                boolean isMeant = guid.equals(new Machine().guid(pid, process.startTime()));
                return isMeant && process.kill() ? KillOutcome.KILLED : KillOutcome.GONE;
            }
        } catch (DeviceException e) {
            return KillOutcome.REFUSED;
        }
    }

    /** The guid of the process that has the pid now; empty if there is none, or this process may not end it. */
    public static String guid(long pid) {
        try {
            Optional<HeldProcess> found = HeldProcess.open(pid);
            if (found.isEmpty()) {
                return "";
            }
            try (HeldProcess process = found.get()) {
                return new Machine().guid(pid, process.startTime());
            }
        } catch (DeviceException e) {
            return "";
        }
    }
}
