package dev.ringside.driver.windows.process;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.ringside.driver.windows.DeviceException;
import java.util.Optional;

/** One process, held by a handle: it stays that one when it has ended and its pid belongs to another. For one thread. Works on Windows only. */
public final class HeldProcess implements AutoCloseable {
    private static final int TERMINATE = 1;
    private static final int QUERY_LIMITED_INFORMATION = 0x1000;
    /** OpenProcess says so of a pid that no process has. */
    private static final int ERROR_INVALID_PARAMETER = 87;
    /** What GetExitCodeProcess says of one that has none yet. */
    private static final int STILL_ACTIVE = 259;

    private static final int EXIT_CODE = 1;

    private final long pid;
    private final long handle;

    private HeldProcess(long pid, long handle) {
        this.pid = pid;
        this.handle = handle;
    }

    /**
     * The process that has the pid now; empty if there is none.
     *
     * @throws DeviceException if Windows does not let this process end it
     */
    public static Optional<HeldProcess> open(long pid) {
        long handle = NativeProcess.Kernel32.OpenProcess(TERMINATE | QUERY_LIMITED_INFORMATION, 0, (int) pid);
        if (handle != 0) {
            return Optional.of(new HeldProcess(pid, handle));
        }
        int error = Native.getLastError();
        if (error == ERROR_INVALID_PARAMETER) {
            return Optional.empty();
        }
        throw new DeviceException("open process " + pid, error);
    }

    /** When it started, in 100 ns since 1601; 0 if that is not told. */
    public long startTime() {
        return NativeProcess.startTime(handle);
    }

    /**
     * Ends it at once.
     *
     * @return whether it was still there
     * @throws DeviceException if Windows does not let this process do that
     */
    public boolean kill() {
        if (!isAlive()) {
            return false;
        }
        if (NativeProcess.Kernel32.TerminateProcess(handle, EXIT_CODE) != 0) {
            return true;
        }
        int error = Native.getLastError();
        // One that has ended meanwhile gives the same error as one that may not be ended.
        if (!isAlive()) {
            return false;
        }
        throw new DeviceException("end process " + pid, error);
    }

    private boolean isAlive() {
        Pointer code = new Memory(Integer.BYTES);
        return NativeProcess.Kernel32.GetExitCodeProcess(handle, code) != 0 && code.getInt(0) == STILL_ACTIVE;
    }

    @Override
    public void close() {
        NativeProcess.Kernel32.CloseHandle(handle);
    }
}
