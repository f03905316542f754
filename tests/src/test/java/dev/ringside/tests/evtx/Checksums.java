package dev.ringside.tests.evtx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** The checksums of a file: one of its header, and two of each chunk. */
public final class Checksums {
    private static final int CHECKED_HEADER = 120;
    private static final int HEADER_CHECKSUM = 124;
    private static final int FREE_SPACE = 48;
    private static final int DATA_CHECKSUM = 52;
    /** Where the tables of strings and templates begin, which the header's checksum covers, too. */
    private static final int TABLES = 128;

    private Checksums() {}

    /** Makes those of a file right, as far as it goes: that of a cut chunk is left as it is. */
    public static void repair(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length >= HEADER_CHECKSUM + Integer.BYTES) {
            bytes.putInt(HEADER_CHECKSUM, of(file, 0, CHECKED_HEADER));
        }
        for (int chunk = Layout.FILE_HEADER; chunk + Layout.CHUNK <= file.length; chunk += Layout.CHUNK) {
            int end = bytes.getInt(chunk + FREE_SPACE);
            if (end >= Layout.CHUNK_HEADER && end <= Layout.CHUNK) {
                bytes.putInt(chunk + DATA_CHECKSUM, ofData(file, chunk, end));
            }
            bytes.putInt(chunk + HEADER_CHECKSUM, ofHeader(file, chunk));
        }
    }

    /** Whether the records of a chunk, which is whole, are what its header says that they were. */
    static boolean agree(byte[] file, int chunk) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int end = bytes.getInt(chunk + FREE_SPACE);
        return end >= Layout.CHUNK_HEADER
                && end <= Layout.CHUNK
                && bytes.getInt(chunk + DATA_CHECKSUM) == ofData(file, chunk, end);
    }

    private static int ofData(byte[] file, int chunk, int end) {
        return of(file, chunk + Layout.CHUNK_HEADER, end - Layout.CHUNK_HEADER);
    }

    private static int ofHeader(byte[] file, int chunk) {
        CRC32 checksum = new CRC32();
        checksum.update(file, chunk, CHECKED_HEADER);
        checksum.update(file, chunk + TABLES, Layout.CHUNK_HEADER - TABLES);
        return (int) checksum.getValue();
    }

    private static int of(byte[] file, int offset, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(file, offset, length);
        return (int) checksum.getValue();
    }
}
