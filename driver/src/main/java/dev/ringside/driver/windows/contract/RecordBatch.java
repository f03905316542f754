package dev.ringside.driver.windows.contract;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What a read gave: records, and how many events of each kind have been lost since the start. */
public final class RecordBatch {
    private final List<WindowsRecord> records;
    private final long[] lost;

    private RecordBatch(List<WindowsRecord> records, long[] lost) {
        this.records = List.copyOf(records);
        this.lost = lost;
    }

    /**
     * Reads all of a buffer.
     *
     * @throws MalformedException if it is not exactly one batch
     */
    public static RecordBatch read(ByteBuffer answer) {
        ByteBuffer in = Answers.checked(answer, Contract.Batch.BYTES, "batch");
        int count = in.getInt(Contract.Batch.COUNT);
        long[] lost = new long[Contract.KINDS];
        for (int kind = 0; kind < lost.length; kind++) {
            lost[kind] = in.getLong(Contract.Batch.LOST + Long.BYTES * kind);
        }
        in.position(Contract.Batch.BYTES);
        List<WindowsRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(WindowsRecord.read(in));
        }
        if (in.hasRemaining() || count < 0) {
            throw new MalformedException("a batch with " + in.remaining() + " bytes behind its "
                    + Integer.toUnsignedString(count) + " records");
        }
        return new RecordBatch(records, lost);
    }

    /** In the order in which they were made. */
    public List<WindowsRecord> records() {
        return records;
    }

    /** Events of that kind that were lost since the start. */
    public long lost(RecordKind kind) {
        return lost[kind.number()];
    }
}
