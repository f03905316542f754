package dev.ringside.driver.windows.files;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes of the kernel's paths what users write: {@code C:\…} of {@code \Device\HarddiskVolume3\…}, {@code \??\C:\…} and {@code \SystemRoot\…}. For
 * any thread. Drives that come later are found when a path of theirs does.
 */
public final class DevicePaths {
    private static final String DEVICES = "\\device\\";
    private static final String NETWORK = "\\device\\mup\\";
    private static final int MOST_UNITS = 1024;

    private final Supplier<Map<String, String>> drives;
    private final String systemRoot;
    /** Drives by the devices behind them, in small letters. */
    private volatile Map<String, String> known = Map.of();

    /** The paths of this machine. */
    public DevicePaths() {
        this(
                DevicePaths::drives,
                Optional.ofNullable(System.getenv("SystemRoot")).orElse("C:\\Windows"));
    }

    /**
     * The paths of a machine.
     *
     * @param drives asked for what stands behind each drive: {@code \Device\HarddiskVolume3} behind {@code C:}, by the drive
     * @param systemRoot where Windows is
     */
    DevicePaths(Supplier<Map<String, String>> drives, String systemRoot) {
        this.drives = drives;
        this.systemRoot = systemRoot;
    }

    /** The path as users write it; as it is if it is none of the kernel's, or of a device that has no letter. */
    public String toDrive(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.startsWith("\\??\\unc\\")) {
            return "\\" + path.substring(7);
        }
        if (lower.startsWith("\\??\\") || lower.startsWith("\\\\?\\")) {
            return path.substring(4);
        }
        if (lower.equals("\\systemroot") || lower.startsWith("\\systemroot\\")) {
            return systemRoot + path.substring(11);
        }
        if (lower.startsWith(NETWORK)) {
            return "\\\\" + path.substring(NETWORK.length());
        }
        return lower.startsWith(DEVICES) ? ofDevice(path, lower) : path;
    }

    private String ofDevice(String path, String lower) {
        int end = lower.indexOf('\\', DEVICES.length());
        String device = end < 0 ? lower : lower.substring(0, end);
        String drive = known.get(device);
        if (drive == null && device.startsWith(DEVICES + "harddiskvolume")) {
            refresh();
            drive = known.get(device);
        }
        return drive == null ? path : drive + path.substring(device.length());
    }

    private void refresh() {
        Map<String, String> found = new LinkedHashMap<>();
        drives.get().forEach((drive, device) -> found.put(device.toLowerCase(Locale.ROOT), drive));
        known = Map.copyOf(found);
    }

    private static Map<String, String> drives() {
        Map<String, String> devices = new LinkedHashMap<>();
        if (Platform.isWindows()) {
            Memory target = new Memory((long) MOST_UNITS * Character.BYTES);
            for (char letter = 'A'; letter <= 'Z'; letter++) {
                String drive = letter + ":";
                if (Kernel32.QueryDosDeviceW(new WString(drive), target, MOST_UNITS) != 0) {
                    devices.put(drive, target.getWideString(0));
                }
            }
        }
        return devices;
    }

    /** Bound when first used, which works on Windows only. */
    private static final class Kernel32 {
        static {
            Native.register(Kernel32.class, NativeLibrary.getInstance("kernel32"));
        }

        static native int QueryDosDeviceW(WString drive, Pointer target, int units);
    }
}
