package dev.ringside.tests.bench;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/** What the storm needs of the C library. */
final class SpawnLibrary {
    static {
        Native.register(SpawnLibrary.class, NativeLibrary.getProcess());
    }

    private SpawnLibrary() {}

    static native int posix_spawn(
            long pid, long path, long fileActions, long attributes, long arguments, long environment);

    static native int waitpid(int pid, long status, int options);

    static native int getrusage(int who, long usage);
}
