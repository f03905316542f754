package dev.ringside.driver.linux;

import com.sun.jna.Native;
import java.util.Optional;

/**
 * One process, held by a descriptor (pidfd_open(2)): it stays that one when it has ended and its pid belongs to another. For any thread.
 *
 * <p>Needs a kernel of 5.3 or newer.
 */
public final class ProcessDescriptor implements AutoCloseable {
    /** The same on every architecture that Ringside knows (asm-generic/unistd.h). */
    private static final long PIDFD_SEND_SIGNAL = 424;

    private static final long PIDFD_OPEN = 434;

    /** Delivers nothing, but tells whether it could. */
    private static final int NO_SIGNAL = 0;

    private static final int SIGKILL = 9;

    private final Descriptor descriptor;

    private ProcessDescriptor(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * The process that has the pid now; empty if there is none.
     *
     * @throws BpfException if the kernel refuses
     */
    public static Optional<ProcessDescriptor> open(long pid) {
        long fd = LibC.syscall(PIDFD_OPEN, pid, 0, 0);
        if (fd >= 0) {
            return Optional.of(new ProcessDescriptor(new Descriptor((int) fd, "process " + pid)));
        }
        int error = Native.getLastError();
        if (error == Errno.ESRCH.number() || error == Errno.EINVAL.number()) {
            return Optional.empty();
        }
        throw new BpfException("pidfd_open", error, "");
    }

    /**
     * Whether it has not ended yet.
     *
     * @throws BpfException if the kernel does not let this process ask
     */
    public boolean isAlive() {
        return signal(NO_SIGNAL);
    }

    /**
     * Ends it at once.
     *
     * @return whether it was still there
     * @throws BpfException if the kernel does not let this process do that
     */
    public boolean kill() {
        return signal(SIGKILL);
    }

    private boolean signal(int signal) {
        if (LibC.syscall(PIDFD_SEND_SIGNAL, descriptor.number(), signal, 0, 0) == 0) {
            return true;
        }
        int error = Native.getLastError();
        if (error == Errno.ESRCH.number()) {
            return false;
        }
        throw new BpfException("pidfd_send_signal", error, "");
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
