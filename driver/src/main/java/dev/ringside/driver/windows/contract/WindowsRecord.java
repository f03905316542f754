package dev.ringside.driver.windows.contract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** What the driver recorded of one event: a copy, immutable, checked when it is made and decoded when asked. */
public final class WindowsRecord {
    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);

    private final RecordKind kind;
    private final byte[] bytes;

    private WindowsRecord(RecordKind kind, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes;
    }

    /**
     * Reads the record at a buffer's position and moves behind it.
     *
     * @param batch little endian
     * @throws MalformedException if it is no record, or reaches out of the buffer or its texts out of it
     */
    public static WindowsRecord read(ByteBuffer batch) {
        if (batch.remaining() < Contract.RecordHead.BYTES) {
            throw new MalformedException("a record of " + batch.remaining() + " bytes");
        }
        int size = batch.getInt(batch.position() + Contract.RecordHead.SIZE);
        int number = batch.getShort(batch.position() + Contract.RecordHead.KIND) & 0xFFFF;
        RecordKind kind =
                RecordKind.of(number).orElseThrow(() -> new MalformedException("a record of the kind " + number));
        int fields = Contract.RECORD_FIELDS + Long.BYTES * kind.fields().size();
        if (size < fields || size > batch.remaining() || size > Contract.LARGEST_RECORD || size % Long.BYTES != 0) {
            throw new MalformedException("a record of " + kind + " of " + Integer.toUnsignedString(size)
                    + " bytes where " + batch.remaining() + " are left");
        }
        byte[] bytes = new byte[size];
        batch.get(bytes);
        WindowsRecord record = new WindowsRecord(kind, bytes);
        record.check(fields);
        return record;
    }

    private void check(int fields) {
        long known = present() | unknown();
        if (known >>> kind.fields().size() != 0) {
            throw new MalformedException("a record of " + kind + " with fields that it cannot have");
        }
        for (long left = present() & kind.placed(); left != 0; left &= left - 1) {
            RecordField field = kind.fields().get(Long.numberOfTrailingZeros(left));
            long start = Integer.toUnsignedLong(start(field));
            long length = Integer.toUnsignedLong(length(field));
            boolean whole =
                    field.kind() == FieldKind.DATA || (start % Character.BYTES == 0 && length % Character.BYTES == 0);
            if (start < fields || start + length > bytes.length || !whole) {
                throw new MalformedException("a record of " + kind + " whose " + field.name() + " lies at " + start
                        + ", " + length + " bytes");
            }
        }
    }

    public RecordKind kind() {
        return kind;
    }

    /** Its number among the records of all kinds and what was lost. */
    public long sequence() {
        return (long) LONGS.get(bytes, Contract.RecordHead.SEQUENCE);
    }

    /** When it happened, 100 ns since 1601. */
    public long fileTime() {
        return (long) LONGS.get(bytes, Contract.RecordHead.TIME);
    }

    /** Which predicates it satisfies or may satisfy, a bit each. */
    public long takers() {
        return (long) LONGS.get(bytes, Contract.RecordHead.TAKERS);
    }

    /** For which predicates something could not be decided, a bit each. */
    public long uncertain() {
        return (long) LONGS.get(bytes, Contract.RecordHead.UNCERTAIN);
    }

    /** The number of the filter that it went by. */
    public long generation() {
        return (long) LONGS.get(bytes, Contract.RecordHead.GENERATION);
    }

    /** Whether something was too long and is cut. */
    public boolean isTruncated() {
        return ((short) SHORTS.get(bytes, Contract.RecordHead.FLAGS) & Contract.TRUNCATED) != 0;
    }

    /** Whether the event has the field and it, or its beginning, could be read. */
    public boolean has(RecordField field) {
        return (present() & field.bit()) != 0;
    }

    /** The field's 8 bytes; 0 if it is not there. */
    public long number(RecordField field) {
        return has(field) ? (long) LONGS.get(bytes, field.offset()) : 0;
    }

    /** A text, lone surrogates and NULs included, or null if there is none. */
    public @Nullable String text(RecordField field) {
        if (!has(field)) {
            return null;
        }
        // A decoder would put question marks for lone surrogates.
        return ByteBuffer.wrap(bytes, start(field), length(field))
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asCharBuffer()
                .toString();
    }

    private long present() {
        return (long) LONGS.get(bytes, Contract.RecordHead.PRESENT);
    }

    private long unknown() {
        return (long) LONGS.get(bytes, Contract.RecordHead.UNKNOWN);
    }

    private int start(RecordField field) {
        return (int) INTS.get(bytes, field.offset() + Contract.Text.OFFSET);
    }

    private int length(RecordField field) {
        return (int) INTS.get(bytes, field.offset() + Contract.Text.LENGTH);
    }

    private static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
    }
}
