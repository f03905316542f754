package dev.ringside.driver.windows.process;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A process that is held on to, so that its pid cannot become another one's. For one thread. */
final class NativeProcess implements AutoCloseable {
    private static final int QUERY_LIMITED_INFORMATION = 0x1000;
    private static final int VM_READ = 0x10;
    private static final int TOKEN_QUERY = 8;

    private static final int BASIC_INFORMATION = 0;
    // struct PROCESS_BASIC_INFORMATION
    private static final int BASIC_BYTES = 48;
    private static final int BASIC_PEB = 8;
    private static final int BASIC_PARENT = 40;
    /** ProcessCommandLineInformation, since Windows 8.1. */
    private static final int COMMAND_LINE = 60;
    // The process's own description of itself: PEB.ProcessParameters, and of these DosPath and CommandLine.
    private static final int PEB_PARAMETERS = 0x20;
    private static final int PARAMETERS_DIRECTORY = 0x38;
    private static final int PARAMETERS_COMMAND_LINE = 0x70;

    private static final int LONGEST_TEXT = 1 << 16;
    private static final int MOST_UNITS = 32_768;

    private final long handle;

    private NativeProcess(long handle) {
        this.handle = handle;
    }

    /** The process of that pid, opened as far as it lets us; empty if there is none. */
    static Optional<NativeProcess> open(long pid) {
        long handle = Kernel32.OpenProcess(QUERY_LIMITED_INFORMATION | VM_READ, 0, (int) pid);
        if (handle == 0) {
            handle = Kernel32.OpenProcess(QUERY_LIMITED_INFORMATION, 0, (int) pid);
        }
        return handle == 0 ? Optional.empty() : Optional.of(new NativeProcess(handle));
    }

    /** 100 ns since 1601; 0 if that is not told. */
    long startTime() {
        return startTime(handle);
    }

    static long startTime(long handle) {
        Memory times = new Memory(4L * Long.BYTES);
        times.clear();
        Kernel32.GetProcessTimes(
                handle, times, times.share(Long.BYTES), times.share(2L * Long.BYTES), times.share(3L * Long.BYTES));
        return times.getLong(0);
    }

    /** Pid of the process that made it; 0 if that is not told. */
    long parent() {
        return basic().map(basic -> basic.getLong(BASIC_PARENT)).orElse(0L);
    }

    private Optional<Memory> basic() {
        Memory basic = new Memory(BASIC_BYTES);
        basic.clear();
        return Ntdll.NtQueryInformationProcess(handle, BASIC_INFORMATION, basic, BASIC_BYTES, 0) < 0
                ? Optional.empty()
                : Optional.of(basic);
    }

    /** Full path of the program. */
    @Nullable
    String image() {
        Memory units = new Memory(Integer.BYTES);
        units.setInt(0, MOST_UNITS);
        Memory path = new Memory((long) MOST_UNITS * Character.BYTES);
        return Kernel32.QueryFullProcessImageNameW(handle, 0, path, units) == 0
                ? null
                : new String(path.getCharArray(0, units.getInt(0)));
    }

    @Nullable
    String commandLine() {
        Memory text = new Memory(LONGEST_TEXT + 2L * Long.BYTES);
        int status = Ntdll.NtQueryInformationProcess(handle, COMMAND_LINE, text, (int) text.size(), 0);
        if (status >= 0) {
            int length = text.getShort(0) & 0xFFFF;
            return length == 0 ? null : new String(text.getPointer(Long.BYTES).getCharArray(0, length / 2));
        }
        return parameter(PARAMETERS_COMMAND_LINE);
    }

    /** The working directory, as far as the process can be looked into. */
    @Nullable
    String directory() {
        return parameter(PARAMETERS_DIRECTORY);
    }

    /** A text that the process keeps about itself, which it may have changed. */
    private @Nullable String parameter(int offset) {
        long peb = basic().map(basic -> basic.getLong(BASIC_PEB)).orElse(0L);
        Memory place = new Memory(2L * Long.BYTES);
        if (peb == 0 || !read(peb + PEB_PARAMETERS, place, Long.BYTES)) {
            return null;
        }
        long parameters = place.getLong(0);
        if (parameters == 0 || !read(parameters + offset, place, (int) place.size())) {
            return null;
        }
        int length = place.getShort(0) & 0xFFFE;
        if (length == 0) {
            return null;
        }
        Memory text = new Memory(length);
        return read(place.getLong(Long.BYTES), text, length) ? new String(text.getCharArray(0, length / 2)) : null;
    }

    private boolean read(long address, Memory into, int bytes) {
        return Kernel32.ReadProcessMemory(handle, address, into, bytes, 0) != 0;
    }

    /** Who it runs as; null if that may not be asked. */
    @Nullable
    ProcessToken token() {
        Memory place = new Memory(Long.BYTES);
        if (ProcessToken.Advapi32.OpenProcessToken(handle, TOKEN_QUERY, place) == 0) {
            return null;
        }
        long token = place.getLong(0);
        try {
            return ProcessToken.read(token);
        } finally {
            Kernel32.CloseHandle(token);
        }
    }

    @Override
    public void close() {
        Kernel32.CloseHandle(handle);
    }

    /** Bound when first used, which works on Windows only. */
    static final class Kernel32 {
        static {
            Native.register(Kernel32.class, NativeLibrary.getInstance("kernel32"));
        }

        static native long OpenProcess(int access, int inherit, int pid);

        static native int GetProcessTimes(long process, Pointer made, Pointer ended, Pointer kernel, Pointer user);

        static native int QueryFullProcessImageNameW(long process, int flags, Pointer path, Pointer units);

        static native int ReadProcessMemory(long process, long address, Pointer into, long bytes, long read);

        static native int ProcessIdToSessionId(int pid, Pointer session);

        static native int TerminateProcess(long process, int exitCode);

        static native int GetExitCodeProcess(long process, Pointer code);

        static native int CloseHandle(long handle);

        static native long LocalFree(long memory);
    }

    /** Bound when first used, which works on Windows only. */
    static final class Ntdll {
        static {
            Native.register(Ntdll.class, NativeLibrary.getInstance("ntdll"));
        }

        static native int NtQuerySystemInformation(int kind, Pointer out, int bytes, long needed);

        static native int NtQueryInformationProcess(long process, int kind, Pointer out, int bytes, long needed);
    }
}
