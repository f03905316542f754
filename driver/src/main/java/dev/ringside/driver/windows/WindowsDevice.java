package dev.ringside.driver.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The driver's device on Windows. Its handle is opened for overlapped requests: a read that waits in the driver would otherwise hold up every other
 * control code of the handle.
 */
public final class WindowsDevice implements Device {
    /** Where the driver answers. */
    public static final String NAME = "\\\\.\\Ringside";

    private static final int WAIT = 1;

    private final long handle;
    /** Every request holds the read lock, so that the handle is closed behind the last one. */
    private final ReadWriteLock uses = new ReentrantReadWriteLock();

    private volatile boolean closing;
    private boolean closed;

    private WindowsDevice(long handle) {
        this.handle = handle;
    }

    /**
     * Opens it.
     *
     * @throws DeviceException if there is no driver, or this user may not use it
     */
    public static WindowsDevice open() {
        long handle = Win32.CreateFileW(
                new WString(NAME),
                Win32.GENERIC_READ | Win32.GENERIC_WRITE,
                0,
                0,
                Win32.OPEN_EXISTING,
                Win32.FILE_FLAG_OVERLAPPED,
                0);
        if (handle == Win32.INVALID_HANDLE) {
            throw new DeviceException("open " + NAME, Native.getLastError());
        }
        return new WindowsDevice(handle);
    }

    @Override
    public void control(int code, ByteBuffer in, ByteBuffer out) {
        ByteBuffer request = in.isDirect() ? in.slice() : direct(in);
        ByteBuffer answer = out.isDirect() ? out.slice() : ByteBuffer.allocateDirect(out.remaining());
        int written = whileOpen(code, request, answer);
        if (!out.isDirect()) {
            out.put(out.position(), answer, 0, written);
        }
        out.limit(out.position() + written);
    }

    private int whileOpen(int code, ByteBuffer in, ByteBuffer out) {
        uses.readLock().lock();
        try {
            if (closing) {
                throw new DeviceException(operation(code), DeviceError.OPERATION_ABORTED);
            }
            return overlapped(code, in, out);
        } finally {
            uses.readLock().unlock();
        }
    }

    /** Sends it and waits. */
    private int overlapped(int code, ByteBuffer in, ByteBuffer out) {
        long event = Win32.CreateEventW(0, 1, 0, 0);
        if (event == 0) {
            throw new DeviceException("event", Native.getLastError());
        }
        Memory overlapped = new Memory(Win32.OVERLAPPED_BYTES + Long.BYTES);
        overlapped.clear();
        overlapped.setLong(Win32.OVERLAPPED_EVENT, event);
        long address = Pointer.nativeValue(overlapped);
        long transferred = address + Win32.OVERLAPPED_BYTES;
        try {
            boolean done = Win32.DeviceIoControl(
                            handle, code, address(in), in.remaining(), address(out), out.remaining(), 0, address)
                    != 0;
            int error = done ? 0 : Native.getLastError();
            if (error == Win32.ERROR_IO_PENDING) {
                // One that began while the device was being closed may have come too late to be cancelled with the
                // others.
                if (closing) {
                    Win32.CancelIoEx(handle, address);
                }
                error = 0;
            }
            if (error == 0 && Win32.GetOverlappedResult(handle, address, transferred, WAIT) == 0) {
                error = Native.getLastError();
            }
            if (error != 0) {
                throw new DeviceException(operation(code), error);
            }
            return Math.min(overlapped.getInt(Win32.OVERLAPPED_BYTES), out.remaining());
        } finally {
            Win32.CloseHandle(event);
            Reference.reachabilityFence(in);
            Reference.reachabilityFence(out);
            Reference.reachabilityFence(overlapped);
        }
    }

    @Override
    public void close() {
        closing = true;
        Win32.CancelIoEx(handle, 0);
        uses.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                Win32.CloseHandle(handle);
            }
        } finally {
            uses.writeLock().unlock();
        }
    }

    private static String operation(int code) {
        return "control code 0x" + Integer.toHexString(code);
    }

    private static ByteBuffer direct(ByteBuffer heap) {
        return ByteBuffer.allocateDirect(heap.remaining()).put(heap.duplicate()).flip();
    }

    private static long address(ByteBuffer direct) {
        return direct.hasRemaining() ? Pointer.nativeValue(Native.getDirectBufferPointer(direct)) : 0;
    }
}
