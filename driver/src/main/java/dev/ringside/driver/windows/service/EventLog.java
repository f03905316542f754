package dev.ringside.driver.windows.service;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import org.jspecify.annotations.Nullable;

/** Windows' event log {@code Application}. For any thread; a log that cannot be written is no reason to fail. */
public final class EventLog implements AutoCloseable {
    private static final String KEY = "SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application\\";
    /** Windows has a table of messages that consist of what the program says and nothing else, for the ids from 1 to 1000. */
    private static final String MESSAGES = "%SystemRoot%\\System32\\EventCreate.exe";

    private static final int ID = 1;
    private static final int ALL_TYPES =
            WinNT.EVENTLOG_ERROR_TYPE | WinNT.EVENTLOG_WARNING_TYPE | WinNT.EVENTLOG_INFORMATION_TYPE;
    /** What a message may have at most. */
    private static final int LONGEST = 31_000;

    private final @Nullable HANDLE handle;

    private EventLog(@Nullable HANDLE handle) {
        this.handle = handle;
    }

    /** How grave a message is. */
    public enum Kind {
        INFORMATION(WinNT.EVENTLOG_INFORMATION_TYPE),
        WARNING(WinNT.EVENTLOG_WARNING_TYPE),
        ERROR(WinNT.EVENTLOG_ERROR_TYPE);

        private final int type;

        Kind(int type) {
            this.type = type;
        }
    }

    /**
     * Makes a source known, so that its messages are shown as they are.
     *
     * @throws ServiceException if Windows refuses
     */
    public static void register(String source) {
        Registry.setExpandable(KEY + source, "EventMessageFile", MESSAGES);
        Registry.set(KEY + source, "TypesSupported", ALL_TYPES);
    }

    /**
     * Forgets a source.
     *
     * @throws ServiceException if Windows refuses
     */
    public static void unregister(String source) {
        Registry.delete(KEY + source);
    }

    /** A source's log. */
    public static EventLog open(String source) {
        return new EventLog(Advapi32.INSTANCE.RegisterEventSource(null, source));
    }

    /** Writes a message. */
    public void write(Kind kind, String message) {
        if (handle != null) {
            String text = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
            Advapi32.INSTANCE.ReportEvent(handle, kind.type, 0, ID, null, 1, 0, new String[] {text}, null);
        }
    }

    @Override
    public void close() {
        if (handle != null) {
            Advapi32.INSTANCE.DeregisterEventSource(handle);
        }
    }
}
