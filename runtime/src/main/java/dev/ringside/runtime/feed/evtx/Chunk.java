package dev.ringside.runtime.feed.evtx;

import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** A chunk as it stands in a file: {@value #BYTES} bytes, or fewer where the file is cut off or something else begins. Its header need not be one. */
final class Chunk {
    /** Of a whole one. */
    static final int BYTES = 1 << 16;
    /** Where its records begin. */
    static final int RECORDS = 512;

    private static final byte[] MAGIC = {'E', 'l', 'f', 'C', 'h', 'n', 'k', 0};
    private static final int FIRST_NUMBER = 24;
    private static final int LAST_NUMBER = 32;
    private static final int FREE = 48;
    private static final int RECORDS_SUM = 52;
    private static final int HEADER_SUM = 124;
    /** What of a header is summed up: up to there, and from the tables of names and templates on. */
    private static final int FLAGS = 120;

    private static final int TABLES = 128;

    private final long position;
    private final byte[] bytes;
    /** Racy by design: two threads may both make it, and find the same. */
    private @Nullable Sum recordsSum;

    /**
     * A chunk.
     *
     * @param position in the file, in bytes
     * @param bytes from its beginning; nobody changes them any more
     */
    Chunk(long position, byte[] bytes) {
        this.position = position;
        this.bytes = bytes;
    }

    /** What a sum says of the bytes that it was made of. */
    enum Sum {
        RIGHT,
        WRONG,
        /** It is 0: it was never made. */
        ABSENT,
        /** The bytes are not all there. */
        CUT
    }

    long position() {
        return position;
    }

    byte[] bytes() {
        return bytes;
    }

    static boolean isOf(byte[] bytes, int at) {
        return bytes.length - at >= MAGIC.length && Arrays.equals(bytes, at, at + MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    boolean hasHeader() {
        return bytes.length >= RECORDS && isOf(bytes, 0);
    }

    /** Where its records end, if its header says so and that can be; else -1. */
    int free() {
        int free = hasHeader() ? Bytes.integer(bytes, FREE) : -1;
        return free >= RECORDS && free <= BYTES ? free : -1;
    }

    /** The number of its first record, as the header says. */
    long firstNumber() {
        return Bytes.whole(bytes, FIRST_NUMBER);
    }

    /** The number of its last record, as the header says. */
    long lastNumber() {
        return Bytes.whole(bytes, LAST_NUMBER);
    }

    Sum headerSum() {
        if (!hasHeader()) {
            return Sum.WRONG;
        }
        int said = Bytes.integer(bytes, HEADER_SUM);
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, FLAGS);
        sum.update(bytes, TABLES, RECORDS - TABLES);
        return compare(said, sum);
    }

    /** Made when somebody asks for it first. */
    Sum recordsSum() {
        Sum made = recordsSum;
        if (made == null) {
            made = sumRecords();
            recordsSum = made;
        }
        return made;
    }

    private Sum sumRecords() {
        int end = free();
        if (end < 0) {
            return Sum.WRONG;
        }
        if (end > bytes.length) {
            return Sum.CUT;
        }
        CRC32 sum = new CRC32();
        sum.update(bytes, RECORDS, end - RECORDS);
        return compare(Bytes.integer(bytes, RECORDS_SUM), sum);
    }

    private static Sum compare(int said, CRC32 sum) {
        if (said == (int) sum.getValue()) {
            return Sum.RIGHT;
        }
        return said == 0 ? Sum.ABSENT : Sum.WRONG;
    }

    /** Where within it another one begins, from that place on; -1 if none does. */
    int next(int from) {
        for (int at = from; at <= bytes.length - MAGIC.length; at++) {
            if (bytes[at] == MAGIC[0] && isOf(bytes, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether there is nothing in it, as in the space that is kept free at the end of a log. */
    boolean isEmpty() {
        for (byte one : bytes) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }
}
