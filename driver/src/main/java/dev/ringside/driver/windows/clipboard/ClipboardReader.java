package dev.ringside.driver.windows.clipboard;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Reads what is on the clipboard. For the thread of the window that it is opened for. */
final class ClipboardReader {
    /** Others who look at the clipboard are done with it within some milliseconds. */
    private static final int ATTEMPTS = 20;

    private static final long BETWEEN_NANOS = 10_000_000;
    private static final int MOST_FORMATS = 256;
    private static final int MOST_BYTES = 16 << 20;

    private ClipboardReader() {}

    /** What has been put there; empty if it is no text. */
    static Optional<ClipboardChange> read(long window) {
        Memory pid = new Memory(Integer.BYTES);
        pid.clear();
        long owner = User32.GetClipboardOwner();
        int thread = owner == 0 ? 0 : User32.GetWindowThreadProcessId(owner, pid);
        long process = Integer.toUnsignedLong(pid.getInt(0));
        if (!open(window)) {
            return Optional.of(new ClipboardChange(process, Integer.toUnsignedLong(thread), Optional.empty()));
        }
        try {
            return format().flatMap(ClipboardReader::text)
                    .map(text -> new ClipboardChange(process, Integer.toUnsignedLong(thread), Optional.of(text)));
        } finally {
            User32.CloseClipboard();
        }
    }

    private static boolean open(long window) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (User32.OpenClipboard(window) != 0) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
        return false;
    }

    /** The formats of the owner come first, those that Windows can make of them behind. */
    private static Optional<ClipboardFormat> format() {
        int number = User32.EnumClipboardFormats(0);
        for (int i = 0; i < MOST_FORMATS && number != 0; i++) {
            Optional<ClipboardFormat> format = ClipboardFormat.of(number);
            if (format.isPresent()) {
                return format;
            }
            number = User32.EnumClipboardFormats(number);
        }
        return Optional.empty();
    }

    private static Optional<ClipboardText> text(ClipboardFormat format) {
        long data = User32.GetClipboardData(ClipboardFormat.UNICODETEXT.number());
        Pointer at = data == 0 ? null : User32.Kernel32.GlobalLock(data);
        if (at == null) {
            return Optional.empty();
        }
        try {
            long bytes = User32.Kernel32.GlobalSize(data);
            String all = new String(at.getCharArray(0, (int) Math.min(bytes, MOST_BYTES) / Character.BYTES));
            int end = all.indexOf('\0');
            boolean isCut = end < 0 && bytes > MOST_BYTES;
            return Optional.of(new ClipboardText(format, end < 0 ? all : all.substring(0, end), isCut));
        } finally {
            User32.Kernel32.GlobalUnlock(data);
        }
    }
}
