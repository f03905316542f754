package dev.ringside.driver.windows.files;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an image says of itself; null where it says nothing.
 *
 * @param fileVersion as the text has it, not the number: {@code 10.0.19041.1 (WinBuild.160101.0800)}
 */
public record VersionResource(
        @Nullable String fileVersion,
        @Nullable String description,
        @Nullable String product,
        @Nullable String company,
        @Nullable String originalName) {
    /** For images that say nothing. */
    public static final VersionResource NONE = new VersionResource(null, null, null, null, null);

    private static final int LARGEST = 1 << 20;
    private static final int LONGEST = 4096;
    /** Languages and code pages that are tried where an image does not list its own: English with Unicode, English with Latin letters, any with Unicode. */
    private static final int[] USUAL = {0x0409_04B0, 0x0409_04E4, 0x0000_04B0};

    /** The texts of an image, in the first language that it has. */
    public static VersionResource of(String path) {
        if (!Platform.isWindows()) {
            return NONE;
        }
        WString name = new WString(path);
        int size = Version.GetFileVersionInfoSizeW(name, 0);
        if (size <= 0 || size > LARGEST) {
            return NONE;
        }
        Memory block = new Memory(size);
        if (Version.GetFileVersionInfoW(name, 0, size, block) == 0) {
            return NONE;
        }
        int language = language(block);
        return new VersionResource(
                text(block, language, "FileVersion"),
                text(block, language, "FileDescription"),
                text(block, language, "ProductName"),
                text(block, language, "CompanyName"),
                text(block, language, "OriginalFilename"));
    }

    /** Language and code page of the texts. */
    private static int language(Memory block) {
        Optional<Value> list = query(block, "\\VarFileInfo\\Translation");
        if (list.isPresent() && list.get().length() >= Integer.BYTES) {
            int first = list.get().at().getInt(0);
            int language = first << 16 | first >>> 16;
            if (query(block, folder(language)).isPresent()) {
                return language;
            }
        }
        for (int language : USUAL) {
            if (query(block, folder(language)).isPresent()) {
                return language;
            }
        }
        return USUAL[0];
    }

    private static String folder(int language) {
        return "\\StringFileInfo\\%08x".formatted(language);
    }

    private static @Nullable String text(Memory block, int language, String name) {
        Optional<Value> value = query(block, folder(language) + "\\" + name);
        if (value.isEmpty()) {
            return null;
        }
        int units = Math.min(LONGEST, value.get().length());
        String text = new String(value.get().at().getCharArray(0, units));
        int end = text.indexOf('\0');
        String shown = (end < 0 ? text : text.substring(0, end)).strip();
        return shown.isEmpty() ? null : shown;
    }

    /** @param length bytes, or characters of a text */
    private record Value(Pointer at, int length) {}

    private static Optional<Value> query(Memory block, String name) {
        Memory place = new Memory(Long.BYTES + Integer.BYTES);
        place.clear();
        if (Version.VerQueryValueW(block, new WString(name), place, place.share(Long.BYTES)) == 0) {
            return Optional.empty();
        }
        Pointer at = place.getPointer(0);
        int length = place.getInt(Long.BYTES);
        // What it points to must lie in the block, whatever a damaged image says.
        long start = Pointer.nativeValue(at) - Pointer.nativeValue(block);
        return at == null || length < 0 || start < 0 || start + (long) length * Character.BYTES > block.size()
                ? Optional.empty()
                : Optional.of(new Value(at, length));
    }

    /** Bound when first used, which works on Windows only. */
    private static final class Version {
        static {
            Native.register(Version.class, NativeLibrary.getInstance("version"));
        }

        static native int GetFileVersionInfoSizeW(WString path, long ignored);

        static native int GetFileVersionInfoW(WString path, int ignored, int size, Pointer block);

        static native int VerQueryValueW(Pointer block, WString name, Pointer value, Pointer length);
    }
}
