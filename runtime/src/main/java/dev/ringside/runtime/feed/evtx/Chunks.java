package dev.ringside.runtime.feed.evtx;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Divides what is read into chunks. Each begins where the one before ended, unless the magic of one is found elsewhere: within a block that does not begin with
 * it, or within a chunk behind which nothing begins that is one, as where bytes were lost in the middle of a file; but not among records whose sum is right. For
 * one thread.
 */
final class Chunks {
    /** What has to be there of the next chunk to see that it is one. */
    private static final int AHEAD = 8;

    private static final int MOST_UNUSED = 16;

    private final InputStream in;
    /** Where the block that is next begins in the file. */
    private long position;
    /** How much of the file has not been read. */
    private long left;
    /** What was read of it: the next block and the one behind that, each shorter than {@value Chunk#BYTES} bytes only at the end. */
    private byte[] block = {};

    private byte[] behind = {};
    /** To be filled again. */
    private final Deque<byte[]> unused = new ArrayDeque<>();

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
        while (block.length > 0) {
            Chunk whole = new Chunk(position, block);
            int cut = whole.isEmpty() ? -1 : cut(whole);
            Chunk chunk = cut < 0 ? whole : new Chunk(position, Arrays.copyOf(block, cut));
            pass(chunk.bytes().length);
            if (!chunk.isEmpty()) {
                return chunk;
            }
            fill();
        }
        return null;
    }

    /** Takes back the bytes of a chunk that nobody needs any more: what is in the processor's cache is filled faster than what is new. */
    void reuse(Chunk chunk) {
        if (chunk.bytes().length == Chunk.BYTES && unused.size() < MOST_UNUSED) {
            unused.push(chunk.bytes());
        }
    }

    /** Where within a block something else begins; -1 if nothing does. */
    private int cut(Chunk whole) {
        if (!Chunk.isOf(block, 0)) {
            return whole.next(1);
        }
        if (behind.length >= AHEAD && Chunk.isOf(behind, 0)) {
            return -1;
        }
        return whole.next(whole.recordsSum() == Chunk.Sum.RIGHT ? whole.free() : Chunk.RECORDS);
    }

    /** Goes on so many bytes from where the block begins. */
    private void pass(int count) {
        position += count;
        if (count == block.length) {
            block = behind;
            behind = new byte[0];
            return;
        }
        byte[] rest = Arrays.copyOfRange(block, count, block.length + behind.length);
        System.arraycopy(behind, 0, rest, block.length - count, behind.length);
        int first = Math.min(rest.length, Chunk.BYTES);
        block = Arrays.copyOf(rest, first);
        behind = Arrays.copyOfRange(rest, first, rest.length);
    }

    /** Makes sure that the block and the beginning of what is behind it are there, as far as there are any. */
    private void fill() throws IOException {
        block = filled(block);
        if (behind.length < AHEAD) {
            behind = filled(behind);
        }
    }

    private byte[] filled(byte[] begun) throws IOException {
        int missing = (int) Math.min(Chunk.BYTES - begun.length, left);
        if (missing == 0) {
            return begun;
        }
        byte[] bytes = begun.length == 0 && missing == Chunk.BYTES && !unused.isEmpty()
                ? unused.pop()
                : Arrays.copyOf(begun, begun.length + missing);
        int count = in.readNBytes(bytes, begun.length, missing);
        left = count == 0 ? 0 : left - count;
        return count == missing ? bytes : Arrays.copyOf(bytes, begun.length + count);
    }
}
