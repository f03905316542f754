package dev.ringside.driver.windows;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.WString;

/**
 * The functions of kernel32 that the device stands on, bound directly. Loading this class loads JNA, and works on Windows only. Arguments are plain
 * numbers: handles and addresses are a {@code long}.
 */
final class Win32 {
    static final long INVALID_HANDLE = -1;
    static final int GENERIC_READ = 0x80000000;
    static final int GENERIC_WRITE = 0x40000000;
    static final int OPEN_EXISTING = 3;
    static final int FILE_FLAG_OVERLAPPED = 0x40000000;
    static final int ERROR_IO_PENDING = 997;

    // struct OVERLAPPED on 64 bits: Internal, InternalHigh, Offset and OffsetHigh, hEvent.
    static final int OVERLAPPED_BYTES = 32;
    static final int OVERLAPPED_EVENT = 24;

    static {
        Native.register(Win32.class, NativeLibrary.getInstance("kernel32"));
    }

    private Win32() {}

    static native long CreateFileW(
            WString name, int access, int share, long security, int disposition, int flags, long template);

    static native int CloseHandle(long handle);

    static native int DeviceIoControl(
            long device, int code, long in, int inSize, long out, int outSize, long returned, long overlapped);

    static native int GetOverlappedResult(long device, long overlapped, long transferred, int wait);

    static native int CancelIoEx(long device, long overlapped);

    static native long CreateEventW(long security, int manual, int initial, long name);
}
