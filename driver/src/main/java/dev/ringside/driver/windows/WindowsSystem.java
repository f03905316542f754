package dev.ringside.driver.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import java.util.Optional;
import java.util.OptionalInt;

/** What this Windows lets this process do. Works on Windows only. */
public final class WindowsSystem {
    /** How many sessions of ETW there can be at a time. */
    public static final int MOST_TRACE_SESSIONS = 64;

    private static final int SYSTEM_CODE_INTEGRITY = 103;
    private static final int ENABLED = 1;
    private static final int TEST_SIGNING = 2;
    // struct EVENT_TRACE_PROPERTIES, and behind it room for the session's name and its file's.
    private static final int PROPERTIES_BYTES = 120;
    private static final int NAME_BYTES = 2048;
    private static final int FILE_NAME_OFFSET = 112;
    private static final int SESSION_NAME_OFFSET = 116;

    private WindowsSystem() {}

    /** Whether this process may do what administrators may. */
    public static boolean isElevated() {
        return Shell32.IsUserAnAdmin() != 0;
    }

    /** Which drivers the kernel loads. */
    public enum DriverSigning {
        /** All: signatures are not looked at. */
        ANY,
        /** Those that anybody has signed: test signing is on. */
        TEST,
        /** Those that Microsoft has signed. */
        MICROSOFT
    }

    /** Which drivers the kernel loads; empty if it does not tell. */
    public static Optional<DriverSigning> driverSigning() {
        Memory answer = new Memory(2L * Integer.BYTES);
        answer.setInt(0, 2 * Integer.BYTES);
        answer.setInt(Integer.BYTES, 0);
        if (Ntdll.NtQuerySystemInformation(SYSTEM_CODE_INTEGRITY, answer, (int) answer.size(), 0) < 0) {
            return Optional.empty();
        }
        int options = answer.getInt(Integer.BYTES);
        if ((options & ENABLED) == 0) {
            return Optional.of(DriverSigning.ANY);
        }
        return Optional.of((options & TEST_SIGNING) != 0 ? DriverSigning.TEST : DriverSigning.MICROSOFT);
    }

    /** How many sessions of ETW there are; empty if that is not told. */
    public static OptionalInt traceSessions() {
        int each = PROPERTIES_BYTES + 2 * NAME_BYTES;
        Memory sessions = new Memory((long) MOST_TRACE_SESSIONS * each);
        sessions.clear();
        Memory places = new Memory((long) MOST_TRACE_SESSIONS * Long.BYTES);
        for (int i = 0; i < MOST_TRACE_SESSIONS; i++) {
            Pointer session = sessions.share((long) i * each);
            session.setInt(0, each);
            session.setInt(FILE_NAME_OFFSET, PROPERTIES_BYTES + NAME_BYTES);
            session.setInt(SESSION_NAME_OFFSET, PROPERTIES_BYTES);
            places.setPointer((long) i * Long.BYTES, session);
        }
        Memory count = new Memory(Integer.BYTES);
        count.clear();
        int error = Advapi32.QueryAllTracesW(places, MOST_TRACE_SESSIONS, count);
        return error == 0 && count.getInt(0) <= MOST_TRACE_SESSIONS
                ? OptionalInt.of(count.getInt(0))
                : OptionalInt.empty();
    }

    /** Whether alerts can be written to the log of the system. */
    public static boolean hasEventLog() {
        long log = Advapi32.RegisterEventSourceW(0, new WString("Ringside"));
        if (log == 0) {
            return false;
        }
        Advapi32.DeregisterEventSource(log);
        return true;
    }

    private static final class Shell32 {
        static {
            Native.register(Shell32.class, NativeLibrary.getInstance("shell32"));
        }

        static native int IsUserAnAdmin();
    }

    private static final class Ntdll {
        static {
            Native.register(Ntdll.class, NativeLibrary.getInstance("ntdll"));
        }

        static native int NtQuerySystemInformation(int kind, Pointer out, int bytes, long needed);
    }

    private static final class Advapi32 {
        static {
            Native.register(Advapi32.class, NativeLibrary.getInstance("advapi32"));
        }

        static native int QueryAllTracesW(Pointer sessions, int most, Pointer count);

        static native long RegisterEventSourceW(long server, WString source);

        static native int DeregisterEventSource(long log);
    }
}
