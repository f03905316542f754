package dev.ringside.driver.windows.contract;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The driver's state.
 *
 * @param driverVersion 16 bits for each of two numbers
 * @param flags {@link Contract#STARTED}, {@link Contract#PROGRAMS_READ_ONLY}
 * @param callbacks what the driver is called by, in the order of {@link Callback}
 * @param ring bytes
 * @param waiting bytes in the ring
 * @param processes in the driver's table of processes
 * @param forgotten processes for which it had no room
 * @param counters in the order of {@link RecordKind}
 */
public record DriverStatus(
        int driverVersion,
        int flags,
        List<CallbackState> callbacks,
        int ring,
        int waiting,
        int processes,
        long forgotten,
        List<KindCounters> counters) {

    /** What the driver is called by. */
    public enum Callback {
        PROCESS,
        THREAD,
        IMAGE,
        REGISTRY,
        OBJECT,
        FILES,
        PIPES,
        SHUTDOWN
    }

    /**
     * Whether the driver is called.
     *
     * @param registered whether it is
     * @param legacy whether through an older function of the system
     * @param reason the NTSTATUS of registering
     */
    public record CallbackState(Callback callback, boolean registered, boolean legacy, int reason) {}

    public DriverStatus {
        callbacks = List.copyOf(callbacks);
        counters = List.copyOf(counters);
    }

    /**
     * Reads all of a buffer.
     *
     * @throws MalformedException if it is not exactly one status
     */
    public static DriverStatus read(ByteBuffer answer) {
        ByteBuffer in = Answers.checked(answer, Contract.Status.BYTES, "status");
        List<CallbackState> callbacks = new ArrayList<>();
        for (Callback callback : Callback.values()) {
            int bit = callback.ordinal();
            callbacks.add(new CallbackState(
                    callback,
                    (in.getInt(Contract.Status.REGISTERED) >>> bit & 1) != 0,
                    (in.getInt(Contract.Status.LEGACY) >>> bit & 1) != 0,
                    in.getInt(Contract.Status.REASONS + Integer.BYTES * bit)));
        }
        List<KindCounters> counters = new ArrayList<>();
        for (RecordKind kind : RecordKind.values()) {
            counters.add(counters(in, Contract.Status.COUNTERS + Contract.Counters.BYTES * kind.number()));
        }
        return new DriverStatus(
                in.getInt(Contract.Status.DRIVER_VERSION),
                in.getInt(Contract.Status.FLAGS),
                callbacks,
                in.getInt(Contract.Status.RING),
                in.getInt(Contract.Status.WAITING),
                in.getInt(Contract.Status.PROCESSES),
                in.getLong(Contract.Status.FORGOTTEN),
                counters);
    }

    private static KindCounters counters(ByteBuffer in, int at) {
        return new KindCounters(
                in.getLong(at + Contract.Counters.BEGUN),
                in.getLong(at + Contract.Counters.SEEN),
                in.getLong(at + Contract.Counters.FILTERED),
                in.getLong(at + Contract.Counters.DELIVERED),
                in.getLong(at + Contract.Counters.LOST),
                in.getLong(at + Contract.Counters.READ),
                in.getLong(at + Contract.Counters.DISCARDED),
                in.getLong(at + Contract.Counters.UNDECIDED),
                in.getLong(at + Contract.Counters.GENERATION));
    }

    public KindCounters counters(RecordKind kind) {
        return counters.get(kind.number());
    }

    /** Whether there is a reader. */
    public boolean isStarted() {
        return (flags & Contract.STARTED) != 0;
    }

    /** Whether programs lie in memory that cannot be written. */
    public boolean programsAreReadOnly() {
        return (flags & Contract.PROGRAMS_READ_ONLY) != 0;
    }
}
