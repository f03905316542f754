package dev.ringside.driver.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Optional;

/** The console that a process on Windows has, if it has one. Works on Windows only. */
public final class WindowsConsole {
    private static final int UTF_8 = 65001;
    private static final int ESCAPE_SEQUENCES = 4;
    // Numbers of the standard handles count down from here.
    private static final int STANDARD_INPUT = -10;
    // struct CONSOLE_SCREEN_BUFFER_INFO: the part that can be seen.
    private static final int BUFFER_BYTES = 22;
    private static final int LEFT = 10;
    private static final int TOP = 12;
    private static final int RIGHT = 14;
    private static final int BOTTOM = 16;

    private WindowsConsole() {}

    /** The size of a console's window, in characters. */
    public record Size(int columns, int rows) {}

    /**
     * Whether a standard stream is the console.
     *
     * @param descriptor 0, 1 or 2
     */
    public static boolean isTerminal(int descriptor) {
        return Kernel32.GetConsoleMode(handle(descriptor), new Memory(Integer.BYTES)) != 0;
    }

    private static long handle(int descriptor) {
        return Kernel32.GetStdHandle(STANDARD_INPUT - descriptor);
    }

    /**
     * Lets the console show every letter and obey escape sequences, as far as it can. What it understood before it understands again when this
     * process has ended.
     *
     * @param descriptor 1 or 2, if that is the console
     * @return whether escape sequences work
     */
    public static boolean prepare(int descriptor) {
        int before = Kernel32.GetConsoleOutputCP();
        if (before != UTF_8 && Kernel32.SetConsoleOutputCP(UTF_8) != 0) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Kernel32.SetConsoleOutputCP(before)));
        }
        Memory mode = new Memory(Integer.BYTES);
        return Kernel32.GetConsoleMode(handle(descriptor), mode) != 0
                && Kernel32.SetConsoleMode(handle(descriptor), mode.getInt(0) | ESCAPE_SEQUENCES) != 0;
    }

    /** How much the console shows; empty if standard output is none. */
    public static Optional<Size> size() {
        Memory buffer = new Memory(BUFFER_BYTES);
        if (Kernel32.GetConsoleScreenBufferInfo(handle(1), buffer) == 0) {
            return Optional.empty();
        }
        return Optional.of(new Size(
                buffer.getShort(RIGHT) - buffer.getShort(LEFT) + 1,
                buffer.getShort(BOTTOM) - buffer.getShort(TOP) + 1));
    }

    /** Bound when first used, which works on Windows only. */
    private static final class Kernel32 {
        static {
            Native.register(Kernel32.class, NativeLibrary.getInstance("kernel32"));
        }

        static native long GetStdHandle(int which);

        static native int GetConsoleMode(long console, Pointer mode);

        static native int SetConsoleMode(long console, int mode);

        static native int GetConsoleOutputCP();

        static native int SetConsoleOutputCP(int codePage);

        static native int GetConsoleScreenBufferInfo(long console, Pointer information);
    }
}
