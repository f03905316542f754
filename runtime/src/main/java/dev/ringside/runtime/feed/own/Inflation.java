package dev.ringside.runtime.feed.own;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decompresses pieces, each as a whole or not at all. For one thread. */
final class Inflation implements AutoCloseable {
    /** More than this one piece never is. */
    private static final int LARGEST = 256 << 20;

    private static final int FIRST_BYTES = 1 << 20;

    private final Inflater inflater = new Inflater(true);
    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;
    private String complaint = "";

    /**
     * Decompresses a piece.
     *
     * @param count how many compressed bytes there are, behind which there are a checksum and a length
     * @return whether it is what was written; if not, {@link #complaint} says why
     */
    boolean inflate(byte[] piece, int start, int count) {
        ByteBuffer trailer =
                ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN).position(start + count);
        int checksum = trailer.getInt();
        int size = trailer.getInt();
        if (size < 0 || size > LARGEST) {
            return no("a piece says it has " + Integer.toUnsignedString(size) + " bytes");
        }
        try {
            return inflate(piece, start, count, checksum, size);
        } catch (DataFormatException e) {
            return no("a piece cannot be decompressed");
        } finally {
            inflater.reset();
        }
    }

    private boolean inflate(byte[] piece, int start, int count, int checksum, int size) throws DataFormatException {
        inflater.setInput(piece, start, count);
        length = 0;
        while (!inflater.finished()) {
            // One byte more than there should be is room enough to notice that there are more.
            int room = Math.min(bytes.length, size + 1) - length;
            int more = inflater.inflate(bytes, length, room);
            length += more;
            if (length > size || (more == 0 && !inflater.finished() && length < bytes.length)) {
                return no("a piece is not as long as it says");
            }
            if (length == bytes.length && length <= size) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(2L * length, LARGEST + 1L));
            }
        }
        CRC32 found = new CRC32();
        found.update(bytes, 0, length);
        if (length != size || (int) found.getValue() != checksum) {
            return no("the checksum of a piece is wrong");
        }
        return true;
    }

    private boolean no(String reason) {
        complaint = reason;
        return false;
    }

    /** Why the last one was not what was written. */
    String complaint() {
        return complaint;
    }

    byte[] bytes() {
        return bytes;
    }

    /** How many of the bytes are those of the piece. */
    int length() {
        return length;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
