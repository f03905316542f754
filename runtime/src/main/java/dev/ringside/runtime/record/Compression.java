package dev.ringside.runtime.record;

import dev.ringside.runtime.feed.own.PieceHeader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Makes of pieces what stands in the file. For one thread. */
final class Compression implements AutoCloseable {
    private static final int FIRST_BYTES = 1 << 16;

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private byte[] bytes = new byte[FIRST_BYTES];

    /** A piece with its header and checksum; there until the next call. */
    ByteBuffer compress(Piece piece) {
        Bytes lines = piece.lines();
        deflater.setInput(lines.array(), 0, lines.size());
        deflater.finish();
        int end = PieceHeader.BYTES;
        while (!deflater.finished()) {
            if (bytes.length - end <= PieceHeader.TRAILER) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            end += deflater.deflate(bytes, end, bytes.length - end - PieceHeader.TRAILER);
        }
        deflater.reset();
        CRC32 checksum = new CRC32();
        checksum.update(lines.array(), 0, lines.size());
        ByteBuffer whole = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        whole.putInt(end, (int) checksum.getValue()).putInt(end + Integer.BYTES, lines.size());
        int length = end + PieceHeader.TRAILER;
        new PieceHeader(length, piece.count(), piece.first(), piece.last()).write(bytes);
        return whole.limit(length);
    }

    @Override
    public void close() {
        deflater.end();
    }
}
