package dev.ringside.tests.evtx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Where things are in an undamaged file.
 *
 * @param chunks those that hold records
 */
public record Layout(List<Chunk> chunks) {
    static final int FILE_HEADER = 4096;
    static final int CHUNK = 65_536;
    static final int CHUNK_HEADER = 512;
    /** Of a record's header: its signature, its size, its number and its time. */
    static final int RECORD_HEADER = 24;

    private static final long CHUNK_SIGNATURE = 0x006b_6e68_4366_6c45L;
    private static final int RECORD_SIGNATURE = 0x2a2a;
    private static final int FREE_SPACE = 48;

    /**
     * A chunk.
     *
     * @param offset where it begins in the file
     * @param end where its last record ends in the file
     */
    public record Chunk(int offset, int end, List<Slot> records) {}

    /**
     * The place of a record, in the file.
     *
     * @param size with the copy of the size at its end
     */
    public record Slot(int offset, int size) {
        int end() {
            return offset + size;
        }
    }

    /** That of a file. */
    public static Layout of(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Chunk> chunks = new ArrayList<>();
        for (int offset = FILE_HEADER; offset + CHUNK <= file.length; offset += CHUNK) {
            if (bytes.getLong(offset) == CHUNK_SIGNATURE) {
                List<Slot> records = records(bytes, offset);
                if (!records.isEmpty()) {
                    chunks.add(new Chunk(offset, records.getLast().end(), records));
                }
            }
        }
        return new Layout(chunks);
    }

    private static List<Slot> records(ByteBuffer bytes, int chunk) {
        List<Slot> records = new ArrayList<>();
        int end = chunk + Math.min(CHUNK, bytes.getInt(chunk + FREE_SPACE));
        int offset = chunk + CHUNK_HEADER;
        while (offset + RECORD_HEADER <= end && bytes.getInt(offset) == RECORD_SIGNATURE) {
            int size = bytes.getInt(offset + Integer.BYTES);
            if (size < RECORD_HEADER || size > end - offset) {
                break;
            }
            records.add(new Slot(offset, size));
            offset += size;
        }
        return records;
    }

    /** All records, in the order of the file. */
    public List<Slot> records() {
        return chunks.stream().flatMap(chunk -> chunk.records().stream()).toList();
    }
}
