package dev.ringside.driver.windows.process;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/** What the kernel has loaded: itself, its libraries and drivers. */
public final class KernelModules {
    private static final int MOST_MODULES = 4096;
    private static final int MOST_UNITS = 1024;

    private KernelModules() {}

    /**
     * A module.
     *
     * @param path as the kernel writes it: {@code \SystemRoot\System32\drivers\ntfs.sys}
     * @param base where it is in memory; 0 if that is not told to this user
     */
    public record Module(String path, long base) {}

    /** The modules that are loaded now. */
    public static List<Module> read() {
        if (!Platform.isWindows()) {
            return List.of();
        }
        Memory bases = new Memory((long) MOST_MODULES * Long.BYTES);
        Memory needed = new Memory(Integer.BYTES);
        if (Psapi.EnumDeviceDrivers(bases, (int) bases.size(), needed) == 0) {
            return List.of();
        }
        int count = Math.min(MOST_MODULES, needed.getInt(0) / Long.BYTES);
        Memory path = new Memory((long) MOST_UNITS * Character.BYTES);
        List<Module> modules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long base = bases.getLong((long) i * Long.BYTES);
            int units = Psapi.GetDeviceDriverFileNameW(base, path, MOST_UNITS);
            if (units > 0) {
                modules.add(new Module(new String(path.getCharArray(0, units)), base));
            }
        }
        return modules;
    }

    /** Bound when first used, which works on Windows only. */
    private static final class Psapi {
        static {
            Native.register(Psapi.class, NativeLibrary.getInstance("psapi"));
        }

        static native int EnumDeviceDrivers(Pointer bases, int bytes, Pointer needed);

        static native int GetDeviceDriverFileNameW(long base, Pointer path, int units);
    }
}
