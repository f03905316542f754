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
    private final InputStream in;
    /** Read, but given to nobody. */
    private byte[] rest = {};

    private long position;
    private long left;
    private @Nullable Chunk ahead;

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
        Chunk next = ahead == null ? read() : ahead;
        ahead = null;
        while (next != null && next.isEmpty()) {
            next = read();
        }
        return next == null ? null : whole(next);
    }

    /** Only what is of this chunk. */
    private Chunk whole(Chunk chunk) throws IOException {
        int cut = -1;
        if (Chunk.isOf(chunk.bytes(), 0)) {
            Chunk following = read();
            ahead = following;
            boolean fits = following != null && Chunk.isOf(following.bytes(), 0);
            if (!fits) {
                cut = chunk.next(chunk.recordsSum() == Chunk.Sum.RIGHT ? chunk.free() : Chunk.RECORDS);
            }
        } else {
            cut = chunk.next(1);
        }
        if (cut < 0) {
            return chunk;
        }
        byte[] following = ahead == null ? new byte[0] : ahead.bytes();
        ahead = null;
        unread(following);
        unread(Arrays.copyOfRange(chunk.bytes(), cut, chunk.bytes().length));
        return new Chunk(chunk.position(), Arrays.copyOf(chunk.bytes(), cut));
    }

    private void unread(byte[] bytes) {
        byte[] all = Arrays.copyOf(bytes, bytes.length + rest.length);
        System.arraycopy(rest, 0, all, bytes.length, rest.length);
        rest = all;
        position -= bytes.length;
        left += bytes.length;
    }

    /** Takes as much as a chunk has, or what is left. */
    private @Nullable Chunk read() throws IOException {
        byte[] bytes = new byte[(int) Math.min(Chunk.BYTES, left)];
        int size = Math.min(rest.length, bytes.length);
        System.arraycopy(rest, 0, bytes, 0, size);
        rest = Arrays.copyOfRange(rest, size, rest.length);
        size += in.readNBytes(bytes, size, bytes.length - size);
        if (size == 0) {
            return null;
        }
        Chunk chunk = new Chunk(position, size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
        position += size;
        left -= size;
        return chunk;
    }
}
