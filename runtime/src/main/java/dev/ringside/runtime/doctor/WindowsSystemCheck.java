package dev.ringside.runtime.doctor;

import dev.ringside.driver.windows.WindowsSystem;
import dev.ringside.driver.windows.WindowsSystem.DriverSigning;
import dev.ringside.driver.windows.clipboard.ClipboardException;
import dev.ringside.driver.windows.clipboard.ClipboardListener;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What this Windows lets this process do, but for the driver. */
final class WindowsSystemCheck implements Check {
    /** Other programs want sessions as well. */
    private static final int FEW_SESSIONS_LEFT = 4;

    @Override
    public List<Finding> run() {
        try {
            List<Finding> findings = new ArrayList<>();
            findings.add(administrator());
            WindowsSystem.driverSigning().map(WindowsSystemCheck::signing).ifPresent(findings::add);
            findings.add(tracing());
            findings.add(clipboard());
            findings.add(eventLog());
            return findings;
        } catch (LinkageError e) {
            // That native code is out of reach has been found already, with its remedy.
            return List.of();
        }
    }

    private static Finding administrator() {
        return WindowsSystem.isElevated()
                ? Finding.good("administrator", "yes")
                : Finding.warning(
                        "administrator",
                        "no: the driver and ETW are for administrators only",
                        "start it from a terminal that was opened with \"Run as administrator\"");
    }

    private static Finding signing(DriverSigning signing) {
        String subject = "driver signing";
        return switch (signing) {
            case ANY -> Finding.good(subject, "not asked for");
            case TEST -> Finding.good(subject, "test signatures count");
            case MICROSOFT ->
                Finding.warning(
                        subject,
                        "Windows loads only drivers that Microsoft has signed",
                        "use a signed ringside.sys; on a machine for tests, with Secure Boot off: bcdedit /set testsigning on,"
                                + " and restart");
        };
    }

    private static Finding tracing() {
        String subject = "ETW";
        OptionalInt sessions = WindowsSystem.traceSessions();
        if (sessions.isEmpty()) {
            return Finding.warning(
                    subject,
                    "Windows does not say which sessions there are",
                    "ask as an administrator: logman query -ets");
        }
        String detail = sessions.getAsInt() + " of " + WindowsSystem.MOST_TRACE_SESSIONS + " sessions in use";
        return sessions.getAsInt() > WindowsSystem.MOST_TRACE_SESSIONS - FEW_SESSIONS_LEFT
                ? Finding.warning(subject, detail + ", too many for another program", "end one: logman stop NAME -ets")
                : Finding.good(subject, detail);
    }

    private static Finding clipboard() {
        String subject = "clipboard";
        try (ClipboardListener listener = ClipboardListener.start(change -> {})) {
            return Finding.good(subject, listener.isInChain() ? "listened to, as a viewer" : "listened to");
        } catch (ClipboardException e) {
            return Finding.warning(
                    subject,
                    "cannot be listened to (" + e.getMessage() + "): the stream clipboard is missing",
                    "start it in a user's session, where there is a clipboard");
        }
    }

    private static Finding eventLog() {
        return WindowsSystem.hasEventLog()
                ? Finding.good("event log", "can be written")
                : Finding.warning(
                        "event log",
                        "cannot be written: alerts go to their file only",
                        "start the service that keeps it: sc start EventLog");
    }
}
