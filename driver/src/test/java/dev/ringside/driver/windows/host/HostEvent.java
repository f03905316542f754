package dev.ringside.driver.windows.host;

import dev.ringside.driver.windows.contract.RecordField;
import dev.ringside.driver.windows.contract.RecordKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** An event that the driver's core is to be told of. For one thread. */
public final class HostEvent {
    private static final int HEAD = 16;
    private static final int NUMBER = 0;
    private static final int TEXT = 1;
    private static final int UNKNOWN = 3;

    private final RecordKind kind;
    private final long fileTime;
    private final List<Part> parts = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(RecordField field, int form, byte[] bytes) {
        int filled() {
            return (bytes.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        }
    }

    /** An event of now. */
    public HostEvent(RecordKind kind) {
        this(kind, 0);
    }

    /**
     * An event of a moment.
     *
     * @param fileTime when it happens, 100 ns since 1601; 0 for now
     */
    public HostEvent(RecordKind kind, long fileTime) {
        this.kind = kind;
        this.fileTime = fileTime;
    }

    /** Gives it a number. */
    public HostEvent with(RecordField field, long value) {
        byte[] bytes = new byte[Long.BYTES];
        buffer(bytes).putLong(value);
        return add(field, NUMBER, bytes);
    }

    /** Gives it a text. */
    public HostEvent with(RecordField field, String value) {
        byte[] bytes = new byte[value.length() * Character.BYTES];
        ByteBuffer units = buffer(bytes);
        value.chars().forEach(unit -> units.putChar((char) unit));
        return add(field, TEXT, bytes);
    }

    /** Gives it a number or a time. */
    public HostEvent with(String field, long value) {
        return with(kind.field(field), value);
    }

    /** Gives it a text. */
    public HostEvent with(String field, String value) {
        return with(kind.field(field), value);
    }

    /** Gives it a field that could not be read. */
    public HostEvent withUnknown(RecordField field) {
        return add(field, UNKNOWN, new byte[0]);
    }

    private HostEvent add(RecordField field, int form, byte[] bytes) {
        parts.add(new Part(field, form, bytes));
        return this;
    }

    int size() {
        return HEAD + parts.stream().mapToInt(part -> HEAD + part.filled()).sum();
    }

    void write(ByteBuffer out) {
        out.putInt(kind.number()).putInt(parts.size()).putLong(fileTime);
        for (Part part : parts) {
            out.putInt(part.field().number())
                    .putInt(part.form())
                    .putInt(part.bytes().length)
                    .putInt(0);
            out.put(part.bytes()).position(out.position() + part.filled() - part.bytes().length);
        }
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
