package dev.ringside.driver.windows.etw.record;

import dev.ringside.driver.windows.contract.FileTime;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes events for the DLL that stands in for Windows' tracing functions to replay; {@code recording.h} has the format. */
public final class RecordingWriter {
    private static final String MAGIC = "RSETW1\0\0";
    /** An {@code EVENT_RECORD}, and an extended item in it. */
    private static final int HEAD = 112;

    private static final int ITEM = 16;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public RecordingWriter() {
        out.writeBytes(MAGIC.getBytes(StandardCharsets.US_ASCII));
    }

    /** Adds an event, and what TDH would say of it; of one without a schema TDH knows nothing. */
    public RecordingWriter add(EventRecord event, Optional<EventSchema> schema) {
        block(record(event));
        block(schema.map(TraceEventInfoWriter::numbered)
                .map(TraceEventInfoWriter::write)
                .orElse(new byte[0]));
        return this;
    }

    /** The recording so far. */
    public byte[] bytes() {
        return out.toByteArray();
    }

    private void block(byte[] bytes) {
        byte[] size = new byte[Integer.BYTES];
        little(size).putInt(bytes.length);
        out.writeBytes(size);
        out.writeBytes(bytes);
    }

    private static byte[] record(EventRecord event) {
        List<ExtendedItem> items = event.extended();
        int data = HEAD + ITEM * items.size();
        int extended = data + event.userData().remaining();
        int size = extended
                + items.stream().mapToInt(item -> item.data().remaining()).sum();
        byte[] bytes = new byte[size];
        ByteBuffer record = little(bytes);
        header(event.header(), record);
        record.putShort(84, (short) items.size());
        record.putShort(86, (short) event.userData().remaining());
        record.putLong(88, items.isEmpty() ? 0 : HEAD);
        record.putLong(96, event.userData().hasRemaining() ? data : 0);
        record.put(data, event.userData(), 0, event.userData().remaining());
        int at = extended;
        for (int i = 0; i < items.size(); i++) {
            ByteBuffer item = items.get(i).data();
            int place = HEAD + ITEM * i;
            record.putShort(place + 2, (short) items.get(i).type());
            record.putShort(place + 4, (short) (i + 1 < items.size() ? 1 : 0));
            record.putShort(place + 6, (short) item.remaining());
            record.putLong(place + 8, at);
            record.put(at, item, 0, item.remaining());
            at += item.remaining();
        }
        return bytes;
    }

    private static void header(EventHeader header, ByteBuffer record) {
        record.putShort(0, (short) EventHeader.BYTES);
        record.putShort(4, (short) header.flags());
        record.putShort(6, (short) header.properties());
        record.putInt(8, (int) header.threadId());
        record.putInt(12, (int) header.processId());
        record.putLong(16, FileTime.ofEpochNanos(header.time()));
        Guid.write(header.provider(), record, 24);
        header.descriptor().write(record, 40);
        record.putLong(56, header.processorTime());
        if (header.activityId() != null) {
            Guid.write(header.activityId(), record, 64);
        }
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
