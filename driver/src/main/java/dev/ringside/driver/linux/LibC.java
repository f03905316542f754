package dev.ringside.driver.linux;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.util.Map;

/**
 * The C library's functions that the Linux layer stands on, bound directly. Loading this class loads JNA, so nothing touches it before a
 * kernel is really wanted. Arguments are plain numbers: an address is a {@code long}.
 *
 * <p>JNA takes its native part from {@code jna.boot.library.path} where the launcher sets it, and unpacks it from its jar otherwise.
 */
final class LibC {
    private static final String LIBRARY_PATH = "jna.platform.library.path";
    private static final Map<String, Integer> BPF_SYSCALL_BY_ARCHITECTURE =
            Map.of("amd64", 321, "aarch64", 280, "riscv64", 280, "loongarch64", 280, "ppc64le", 361, "s390x", 351);

    static {
        // Unset, JNA would run ldconfig to learn where libraries are, some 10 ms; ours is in the process already.
        if (System.getProperty(LIBRARY_PATH) == null) {
            System.setProperty(LIBRARY_PATH, "");
        }
        Native.register(LibC.class, NativeLibrary.getProcess());
    }

    private LibC() {}

    static native long syscall(long number, long first, long second, long third);

    static native long syscall(long number, long first, long second, long third, long fourth);

    static native long mmap(long address, long length, int protection, int flags, int fd, long offset);

    static native int munmap(long address, long length);

    static native int close(int fd);

    static native long read(int fd, long address, long count);

    static native int getpagesize();

    static native int clock_gettime(int clock, long timespec);

    /** The number of {@code bpf(2)} on this machine. */
    static int bpfSyscall() {
        String architecture = System.getProperty("os.arch", "");
        Integer number = BPF_SYSCALL_BY_ARCHITECTURE.get(architecture);
        if (number == null) {
            throw new UnsupportedOperationException("Ringside does not know bpf(2) on " + architecture);
        }
        return number;
    }
}
