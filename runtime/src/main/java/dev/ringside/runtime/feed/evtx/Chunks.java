package dev.ringside.runtime.feed.evtx;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Divides what is read into chunks. Each begins where the one before ended, unless the magic of one is found elsewhere: within a block that does not begin with
 * it, or within a chunk behind which nothing begins that is one, as where bytes were lost in the middle of a file; but not among records whose sum is right. For
 * one thread.
 */
final class Chunks {
    /** As many chunks as are read at once. */
    private static final int AT_ONCE = 4;
    /** What has to be there of the next chunk to see that it is one. */
    private static final int AHEAD = 8;

    private final InputStream in;
    /** What was read, from {@code from} to before {@code to}. */
    private final byte[] window = new byte[AT_ONCE * Chunk.BYTES + AHEAD];

    private int from;
    private int to;
    /** Where {@code from} is in the file, and how much of it has not been read. */
    private long position;

    private long left;

    /**
     * The chunks of so many bytes.
     *
     * @param position in the file, where the stream stands
     */
    Chunks(InputStream in, long position, long length) {
        this.in = in;
        this.position = position;
        this.left = length;
    }

    /** The next one that is not empty; null if there is none. */
    @Nullable
    Chunk next() throws IOException {
        fill();
        while (from < to) {
            Chunk block = new Chunk(position, Arrays.copyOfRange(window, from, Math.min(to, from + Chunk.BYTES)));
            int cut = block.isEmpty() ? -1 : cut(block);
            Chunk chunk = cut < 0 ? block : new Chunk(position, Arrays.copyOf(block.bytes(), cut));
            from += chunk.bytes().length;
            position += chunk.bytes().length;
            if (!chunk.isEmpty()) {
                return chunk;
            }
            fill();
        }
        return null;
    }

    /** Where within a block something else begins; -1 if nothing does. */
    private int cut(Chunk block) {
        if (!Chunk.isOf(block.bytes(), 0)) {
            return block.next(1);
        }
        int behind = from + block.bytes().length;
        if (to - behind >= AHEAD && Chunk.isOf(window, behind)) {
            return -1;
        }
        return block.next(block.recordsSum() == Chunk.Sum.RIGHT ? block.free() : Chunk.RECORDS);
    }

    /** Makes sure that a chunk and the beginning of the next one are there, as far as there are any. */
    private void fill() throws IOException {
        if (to - from >= Chunk.BYTES + AHEAD || left == 0) {
            return;
        }
        System.arraycopy(window, from, window, 0, to - from);
        to -= from;
        from = 0;
        int count = in.readNBytes(window, to, (int) Math.min(window.length - to, left));
        to += count;
        left = count == 0 ? 0 : left - count;
    }
}
