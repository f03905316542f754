package dev.ringside.driver.windows;

import dev.ringside.driver.windows.contract.Answers;
import dev.ringside.driver.windows.contract.Contract;
import dev.ringside.driver.windows.contract.DriverStatus;
import dev.ringside.driver.windows.contract.FilterVerdict;
import dev.ringside.driver.windows.contract.MalformedException;
import dev.ringside.driver.windows.contract.RecordBatch;
import dev.ringside.driver.windows.contract.RecordKind;
import dev.ringside.driver.windows.filter.WindowsFilter;
import java.nio.ByteBuffer;

/**
 * Speaks the driver's control codes. For any thread; {@link #read} waits for records and is for one thread at a time.
 *
 * <p>Everything throws a {@link DeviceException} if the driver refuses, and a {@link MalformedException} if its answer is not to be believed.
 */
public final class DriverClient implements AutoCloseable {
    /** Room for a read's records: some hundreds of usual ones, at least one of the largest. */
    private static final int BATCH = 1 << 18;

    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);

    private final Device device;
    private final ByteBuffer batch = ByteBuffer.allocateDirect(BATCH);

    /** Takes a device over: closing the client closes it. */
    public DriverClient(Device device) {
        this.device = device;
    }

    /**
     * Makes this the driver's only reader. Nothing is wanted yet, and all counters are 0.
     *
     * @param ring room for records between driver and reader, a power of two; 0 for what the driver finds good
     */
    public void start(int ring) {
        ByteBuffer request = Answers.structure(Contract.Start.BYTES).putInt(Contract.Start.RING, ring);
        ByteBuffer answer = ByteBuffer.allocateDirect(Contract.Started.BYTES);
        device.control(Contract.CONTROL_START, request.rewind(), answer);
        if (answer.remaining() != Contract.Started.BYTES) {
            throw new MalformedException("an answer of " + answer.remaining() + " bytes to the start");
        }
    }

    /** Waits for records, and gives those that are there. */
    public RecordBatch read() {
        batch.clear();
        device.control(Contract.CONTROL_READ, request(), batch);
        return RecordBatch.read(batch);
    }

    /**
     * Exchanges a kind's filter. When this has returned, every later event goes by the new one.
     *
     * @param generation the number that its records carry
     * @throws FilterRefusedException if the driver's verifier does not let it pass
     */
    public void install(WindowsFilter filter, long generation) {
        FilterVerdict verdict = setFilter(filter.payload(generation));
        verdict.refusal().ifPresent(refusal -> {
            throw new FilterRefusedException(filter, verdict, refusal);
        });
    }

    /** Lets the driver want nothing of a kind any more. */
    public void remove(RecordKind kind) {
        setFilter(WindowsFilter.nothing(kind, 0));
    }

    private FilterVerdict setFilter(ByteBuffer payload) {
        ByteBuffer answer = ByteBuffer.allocateDirect(Contract.Verdict.BYTES);
        device.control(Contract.CONTROL_SET_FILTER, payload, answer);
        return FilterVerdict.read(answer);
    }

    public DriverStatus status() {
        ByteBuffer answer = ByteBuffer.allocateDirect(Contract.Status.BYTES);
        device.control(Contract.CONTROL_STATUS, request(), answer);
        return DriverStatus.read(answer);
    }

    /** Ends what {@link #start} began; a read that waits ends with {@link DeviceError#NOT_READY}. */
    public void stop() {
        device.control(Contract.CONTROL_STOP, request(), NOTHING.duplicate());
    }

    /** Closes the device, which stops what was started. */
    @Override
    public void close() {
        device.close();
    }

    private static ByteBuffer request() {
        return Answers.structure(Contract.Request.BYTES).rewind();
    }
}
