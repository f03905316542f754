package dev.ringside.driver.windows.files;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import java.util.Optional;

/** A file that is open for reading, in the way of nobody. For one thread. */
final class FileHandle implements AutoCloseable {
    private static final long INVALID = -1;
    private static final int GENERIC_READ = 0x80000000;
    /** FILE_SHARE_READ, _WRITE and _DELETE. */
    private static final int SHARE_ALL = 7;

    private static final int OPEN_EXISTING = 3;
    // struct BY_HANDLE_FILE_INFORMATION
    private static final int INFORMATION_BYTES = 52;
    private static final int VOLUME = 28;
    private static final int INDEX_HIGH = 44;
    private static final int INDEX_LOW = 48;

    private final long handle;

    private FileHandle(long handle) {
        this.handle = handle;
    }

    /** Opens a file; empty if that does not work. */
    static Optional<FileHandle> open(String path) {
        long handle = Kernel32.CreateFileW(new WString(path), GENERIC_READ, SHARE_ALL, 0, OPEN_EXISTING, 0, 0);
        return handle == INVALID ? Optional.empty() : Optional.of(new FileHandle(handle));
    }

    /** Windows' number for it. */
    long number() {
        return handle;
    }

    Optional<FileIdentity> identity() {
        Memory information = new Memory(INFORMATION_BYTES);
        if (Kernel32.GetFileInformationByHandle(handle, information) == 0) {
            return Optional.empty();
        }
        long index = Integer.toUnsignedLong(information.getInt(INDEX_HIGH)) << 32
                | Integer.toUnsignedLong(information.getInt(INDEX_LOW));
        return Optional.of(new FileIdentity(Integer.toUnsignedLong(information.getInt(VOLUME)), index));
    }

    @Override
    public void close() {
        Kernel32.CloseHandle(handle);
    }

    /** Bound when first used, which works on Windows only. */
    private static final class Kernel32 {
        static {
            Native.register(Kernel32.class, NativeLibrary.getInstance("kernel32"));
        }

        static native long CreateFileW(
                WString name, int access, int share, long security, int disposition, int flags, long template);

        static native int GetFileInformationByHandle(long file, Pointer information);

        static native int CloseHandle(long handle);
    }
}
