package dev.ringside.tests.bench;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/** What the storm needs of the C library. */
final class SystemLibrary {
    static {
        Native.register(SystemLibrary.class, NativeLibrary.getProcess());
    }

    private SystemLibrary() {}

    static native int posix_spawn(
            long pid, long path, long fileActions, long attributes, long arguments, long environment);

    static native int open(long path, int flags);

    static native int close(int descriptor);

    static native int waitpid(int pid, long status, int options);

    static native int getrusage(int who, long usage);
}
