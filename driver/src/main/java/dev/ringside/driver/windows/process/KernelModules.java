package dev.ringside.driver.windows.process;

import com.sun.jna.Memory;
import com.sun.jna.Platform;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * What the kernel has loaded: itself, its libraries and drivers. From its own list, since EnumDeviceDrivers, made for that, finds modules by their addresses,
 * which newer versions of Windows hide from most users.
 */
public final class KernelModules {
    private static final int SYSTEM_MODULE_INFORMATION = 11;
    private static final int INFO_LENGTH_MISMATCH = 0xC0000004;
    private static final int FIRST_BYTES = 1 << 17;
    private static final int MOST_BYTES = 1 << 24;
    // struct RTL_PROCESS_MODULES on 64 bits, and RTL_PROCESS_MODULE_INFORMATION
    private static final int FIRST_MODULE = 8;
    private static final int MODULE_BYTES = 296;
    private static final int BASE = 16;
    private static final int PATH = 40;
    private static final int PATH_BYTES = 256;

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
        for (int bytes = FIRST_BYTES; bytes <= MOST_BYTES; bytes *= 2) {
            Memory list = new Memory(bytes);
            int status = NativeProcess.Ntdll.NtQuerySystemInformation(SYSTEM_MODULE_INFORMATION, list, bytes, 0);
            if (status != INFO_LENGTH_MISMATCH) {
                return status < 0 ? List.of() : modules(list);
            }
        }
        return List.of();
    }

    private static List<Module> modules(Memory list) {
        long count = Math.min(Integer.toUnsignedLong(list.getInt(0)), (list.size() - FIRST_MODULE) / MODULE_BYTES);
        List<Module> modules = new ArrayList<>();
        for (long at = FIRST_MODULE; modules.size() < count; at += MODULE_BYTES) {
            modules.add(new Module(path(list.getByteArray(at + PATH, PATH_BYTES)), list.getLong(at + BASE)));
        }
        return modules;
    }

    /** In the code page of the system, up to a zero. */
    private static String path(byte[] bytes) {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, Charset.forName(System.getProperty("native.encoding", "UTF-8")));
    }
}
