package dev.ringside.driver.windows.clipboard;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.WString;

/**
 * The functions that a window which hears of the clipboard stands on, bound directly, and where the members of their structures lie on 64 bits
 * (winuser.h). Loading this class works on Windows only. Handles are a {@code long}.
 */
final class User32 {
    /** HWND_MESSAGE: a window that nobody sees and that gets no broadcasts. */
    static final long MESSAGE_ONLY = -3;

    static final int DESTROY = 0x0002;
    static final int CLOSE = 0x0010;
    static final int DRAW_CLIPBOARD = 0x0308;
    static final int CHANGE_CHAIN = 0x030D;
    static final int CLIPBOARD_UPDATE = 0x031D;

    // struct WNDCLASSEXW
    static final int CLASS_BYTES = 80;
    static final int CLASS_PROCEDURE = 8;
    static final int CLASS_MODULE = 24;
    static final int CLASS_NAME = 64;

    static final int MESSAGE_BYTES = 48;

    static {
        Native.register(User32.class, NativeLibrary.getInstance("user32"));
    }

    private User32() {}

    /** What Windows calls for a window's messages. */
    interface WindowProcedure extends Callback {
        long message(long window, int message, long first, long second);
    }

    static native short RegisterClassExW(Pointer description);

    static native int UnregisterClassW(Pointer name, long module);

    static native long CreateWindowExW(
            int extended,
            Pointer className,
            WString title,
            int style,
            int x,
            int y,
            int width,
            int height,
            long parent,
            long menu,
            long module,
            long parameter);

    static native int SetWindowTextW(long window, WString title);

    static native int DestroyWindow(long window);

    static native long DefWindowProcW(long window, int message, long first, long second);

    static native int GetMessageW(Pointer message, long window, int lowest, int highest);

    static native long DispatchMessageW(Pointer message);

    static native int PostMessageW(long window, int message, long first, long second);

    static native long SendMessageW(long window, int message, long first, long second);

    static native void PostQuitMessage(int status);

    static native long SetClipboardViewer(long window);

    static native int ChangeClipboardChain(long window, long next);

    static native int OpenClipboard(long window);

    static native int CloseClipboard();

    static native int EnumClipboardFormats(int before);

    static native long GetClipboardData(int format);

    static native long GetClipboardOwner();

    static native int GetWindowThreadProcessId(long window, Pointer pid);

    /** What Windows has since Vista; tells everybody by itself, where the chain of viewers breaks if one of them does not. */
    static final class Listeners {
        static {
            Native.register(Listeners.class, NativeLibrary.getInstance("user32"));
        }

        static native int AddClipboardFormatListener(long window);

        static native int RemoveClipboardFormatListener(long window);
    }

    static final class Kernel32 {
        static {
            Native.register(Kernel32.class, NativeLibrary.getInstance("kernel32"));
        }

        static native long GetModuleHandleW(long name);

        static native Pointer GlobalLock(long memory);

        static native int GlobalUnlock(long memory);

        static native long GlobalSize(long memory);
    }
}
