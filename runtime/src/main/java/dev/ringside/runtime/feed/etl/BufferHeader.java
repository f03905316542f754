package dev.ringside.runtime.feed.etl;

import java.nio.ByteBuffer;

/**
 * What every buffer of a file begins with, {@code WMI_BUFFER_HEADER}.
 *
 * @param size bytes of the buffer in the file, this header included
 * @param used bytes up to the end of the last event, as they are once decompressed
 */
record BufferHeader(long size, long used, boolean isCompressed) {
    static final int BYTES = 72;
    /** Where the buffer is that describes the whole file, this is what its type says. */
    static final int FILE_HEADER = 4;

    /** The largest buffer that Windows lets anybody have. */
    static final int LARGEST = 16 << 20;

    private static final int CURRENT_OFFSET = 8;
    private static final int OFFSET = 48;
    private static final int FLAGS = 52;
    private static final int TYPE = 54;
    private static final int COMPRESSED = 0x40;

    static BufferHeader read(ByteBuffer in, int at) {
        long offset = Integer.toUnsignedLong(in.getInt(at + OFFSET));
        return new BufferHeader(
                Integer.toUnsignedLong(in.getInt(at)),
                offset == 0 ? Integer.toUnsignedLong(in.getInt(at + CURRENT_OFFSET)) : offset,
                (in.getShort(at + FLAGS) & COMPRESSED) != 0);
    }

    static int type(ByteBuffer in, int at) {
        return in.getShort(at + TYPE) & 0xFFFF;
    }

    /** Whether a buffer may be so long, and have events up to there. */
    boolean isPlausible() {
        return size >= BYTES && size <= LARGEST && used >= BYTES && used <= (isCompressed ? LARGEST : size);
    }

    /** The same buffer, if it has only so many bytes. */
    BufferHeader ofSize(long bytes) {
        return new BufferHeader(bytes, isCompressed ? used : Math.min(used, bytes), isCompressed);
    }
}
