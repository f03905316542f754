package dev.ringside.driver.windows.process;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/** What a process has loaded: its program and libraries. */
public final class ProcessModules {
    private static final int QUERY_INFORMATION = 0x400;
    private static final int VM_READ = 0x10;
    private static final int LIST_MODULES_ALL = 3;
    private static final int MOST_MODULES = 4096;
    private static final int MOST_UNITS = 32_768;
    // struct MODULEINFO on 64 bits
    private static final int INFO_BYTES = 24;
    private static final int INFO_SIZE = 8;

    private ProcessModules() {}

    /**
     * A module.
     *
     * @param path full path of its file
     * @param base where it is in the process's memory
     * @param size bytes that it has there
     */
    public record Module(String path, long base, long size) {}

    /** The modules of the process that has the pid now; none if there is none, or it may not be looked into. */
    public static List<Module> of(long pid) {
        if (!Platform.isWindows()) {
            return List.of();
        }
        long process = NativeProcess.Kernel32.OpenProcess(QUERY_INFORMATION | VM_READ, 0, (int) pid);
        if (process == 0) {
            return List.of();
        }
        try {
            return read(process);
        } finally {
            NativeProcess.Kernel32.CloseHandle(process);
        }
    }

    private static List<Module> read(long process) {
        Memory bases = new Memory((long) MOST_MODULES * Long.BYTES);
        Memory needed = new Memory(Integer.BYTES);
        if (Kernel32.K32EnumProcessModulesEx(process, bases, (int) bases.size(), needed, LIST_MODULES_ALL) == 0) {
            return List.of();
        }
        int count = Math.min(MOST_MODULES, needed.getInt(0) / Long.BYTES);
        Memory path = new Memory((long) MOST_UNITS * Character.BYTES);
        Memory info = new Memory(INFO_BYTES);
        List<Module> modules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long base = bases.getLong((long) i * Long.BYTES);
            int units = Kernel32.K32GetModuleFileNameExW(process, base, path, MOST_UNITS);
            boolean isThere = units > 0 && Kernel32.K32GetModuleInformation(process, base, info, INFO_BYTES) != 0;
            if (isThere) {
                modules.add(new Module(
                        new String(path.getCharArray(0, units)), base, Integer.toUnsignedLong(info.getInt(INFO_SIZE))));
            }
        }
        return modules;
    }

    /** Bound when first used, which works on Windows only. */
    private static final class Kernel32 {
        static {
            Native.register(Kernel32.class, NativeLibrary.getInstance("kernel32"));
        }

        static native int K32EnumProcessModulesEx(long process, Pointer modules, int bytes, Pointer needed, int which);

        static native int K32GetModuleFileNameExW(long process, long module, Pointer path, int units);

        static native int K32GetModuleInformation(long process, long module, Pointer info, int bytes);
    }
}
