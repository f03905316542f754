package dev.ringside.driver.windows.process;

import com.sun.jna.Memory;
import com.sun.jna.Platform;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be read of a process that is there now; null where that is not allowed.
 *
 * @param ppid pid of the process that made it; that one may have ended, and its pid belong to another one. 0 if that is not told
 * @param startTime 100 ns since 1601; 0 if that is not told
 * @param session the login session; -1 if that is not told
 * @param image full path of the program
 * @param directory the working directory
 * @param userSid security id of the user, as text
 * @param integrity {@code untrusted low medium high system}
 * @param logonId number of the logon; 0 if that is not told
 */
public record ProcessDetails(
        long pid,
        long ppid,
        long startTime,
        int session,
        @Nullable String image,
        @Nullable String commandLine,
        @Nullable String directory,
        @Nullable String userSid,
        @Nullable String integrity,
        long logonId) {
    /** Those of the process that has the pid now; empty if there is none, if it may not be asked at all, and on other systems. */
    public static Optional<ProcessDetails> of(long pid) {
        if (!Platform.isWindows()) {
            return Optional.empty();
        }
        return NativeProcess.open(pid).map(process -> {
            try (process) {
                return read(pid, process);
            }
        });
    }

    private static ProcessDetails read(long pid, NativeProcess process) {
        ProcessToken token = process.token();
        return new ProcessDetails(
                pid,
                process.parent(),
                process.startTime(),
                session(pid),
                process.image(),
                process.commandLine(),
                process.directory(),
                token == null ? null : token.userSid(),
                token == null ? null : token.integrity(),
                token == null ? 0 : token.logonId());
    }

    private static int session(long pid) {
        Memory session = new Memory(Integer.BYTES);
        return NativeProcess.Kernel32.ProcessIdToSessionId((int) pid, session) == 0 ? -1 : session.getInt(0);
    }
}
