package dev.ringside.runtime.feed.linux;

import dev.ringside.driver.linux.BpfException;
import dev.ringside.driver.linux.ProcessDescriptor;
import dev.ringside.runtime.feed.shared.KillOutcome;
import dev.ringside.runtime.feed.shared.ProcessGuid;
import java.util.Optional;

/** Ends processes of this machine that events told of. */
public final class RunningProcess {
    private RunningProcess() {}

    /**
     * Ends a process. Another one that has been given its pid meanwhile is left alone: the descriptor holds on to one process, and that one's guid is
     * looked at before the signal is sent.
     *
     * @param guid the process's, as events have it
     */
    public static KillOutcome kill(long pid, String guid) {
        try {
            Optional<ProcessDescriptor> found = ProcessDescriptor.open(pid);
            if (found.isEmpty()) {
                return KillOutcome.GONE;
            }
            try (ProcessDescriptor process = found.get()) {
                // Alive still, it had that pid all the time, so that the start that was read is its own.
                boolean isMeant = guid.equals(guid(pid)) && process.isAlive();
                return isMeant && process.kill() ? KillOutcome.KILLED : KillOutcome.GONE;
            }
        } catch (BpfException e) {
            return KillOutcome.REFUSED;
        }
    }

    /** The guid of the process that has the pid now; empty if there is none. */
    public static String guid(long pid) {
        long start = ProcFiles.startTicks(pid);
        return start < 0 ? "" : ProcessGuid.of(Identity.VALUE, pid, start);
    }

    /** Read when it is first needed. */
    private static final class Identity {
        static final long VALUE = Host.identity();
    }
}
