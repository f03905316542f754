package dev.ringside.driver.windows.process;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who a process runs as.
 *
 * @param userSid the user's security id as text
 * @param integrity {@code untrusted low medium high system}
 * @param logonId number of the logon
 */
record ProcessToken(@Nullable String userSid, @Nullable String integrity, long logonId) {
    private static final int TOKEN_USER = 1;
    private static final int TOKEN_STATISTICS = 10;
    private static final int TOKEN_INTEGRITY = 25;
    /** Where struct TOKEN_STATISTICS has the logon. */
    private static final int STATISTICS_LOGON = 8;

    private static final int MOST_BYTES = 1024;
    // struct SID: where the number of its parts is, and where they begin.
    private static final int SID_COUNT = 1;
    private static final int SID_PARTS = 8;

    private static final int LOW = 0x1000;
    private static final int MEDIUM = 0x2000;
    private static final int HIGH = 0x3000;
    private static final int SYSTEM = 0x4000;

    static ProcessToken read(long token) {
        String user =
                query(token, TOKEN_USER).map(answer -> text(answer.getLong(0))).orElse(null);
        String integrity = query(token, TOKEN_INTEGRITY)
                .map(answer -> integrity(answer.getPointer(0)))
                .orElse(null);
        long logon = query(token, TOKEN_STATISTICS)
                .map(answer -> answer.getLong(STATISTICS_LOGON))
                .orElse(0L);
        return new ProcessToken(user, integrity, logon);
    }

    private static Optional<Memory> query(long token, int kind) {
        Memory answer = new Memory(MOST_BYTES);
        Memory needed = new Memory(Integer.BYTES);
        return Advapi32.GetTokenInformation(token, kind, answer, MOST_BYTES, needed) == 0
                ? Optional.empty()
                : Optional.of(answer);
    }

    private static @Nullable String text(long sid) {
        Memory place = new Memory(Long.BYTES);
        if (Advapi32.ConvertSidToStringSidW(sid, place) == 0) {
            return null;
        }
        Pointer text = place.getPointer(0);
        try {
            return text.getWideString(0);
        } finally {
            NativeProcess.Kernel32.LocalFree(Pointer.nativeValue(text));
        }
    }

    /** The level is the last part of a security id. */
    private static @Nullable String integrity(Pointer sid) {
        int count = sid.getByte(SID_COUNT);
        if (count < 1) {
            return null;
        }
        int level = sid.getInt(SID_PARTS + (count - 1L) * Integer.BYTES);
        if (level >= SYSTEM) {
            return "system";
        }
        if (level >= HIGH) {
            return "high";
        }
        if (level >= MEDIUM) {
            return "medium";
        }
        return level >= LOW ? "low" : "untrusted";
    }

    /** Bound when first used, which works on Windows only. */
    static final class Advapi32 {
        static {
            Native.register(Advapi32.class, NativeLibrary.getInstance("advapi32"));
        }

        static native int OpenProcessToken(long process, int access, Pointer token);

        static native int GetTokenInformation(long token, int kind, Pointer out, int bytes, Pointer needed);

        static native int ConvertSidToStringSidW(long sid, Pointer text);
    }
}
