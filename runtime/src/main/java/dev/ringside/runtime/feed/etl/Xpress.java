package dev.ringside.runtime.feed.etl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Microsoft's plain LZ77, in which compressed buffers are ([MS-XCA] 2.4). Flags, 32 at a time with the highest first, say what follows: a byte as it is, or
 * how far back to go and how many bytes to repeat from there.
 */
final class Xpress {
    private static final int LENGTH_BITS = 3;
    private static final int SHORT_LENGTH = 7;
    private static final int NIBBLE = 15;
    private static final int BYTE = 255;
    private static final int SHORTEST = 3;

    private final ByteBuffer in;
    private final byte[] out;
    private int written;
    /** Where the byte is of which the higher half has not been used; -1 if there is none. */
    private int half = -1;

    private Xpress(ByteBuffer in, int size) {
        this.in = in;
        this.out = new byte[size];
    }

    /**
     * Decompresses what lies between position and limit, as far as it can be read.
     *
     * @param size the most bytes that it gives
     */
    static byte[] decompress(ByteBuffer compressed, int size) {
        Xpress xpress = new Xpress(compressed.slice().order(ByteOrder.LITTLE_ENDIAN), size);
        xpress.run();
        return Arrays.copyOf(xpress.out, xpress.written);
    }

    private void run() {
        while (written < out.length && in.remaining() >= Integer.BYTES) {
            int flags = in.getInt();
            for (int bit = Integer.SIZE - 1; bit >= 0; bit--) {
                if (written == out.length || !in.hasRemaining()) {
                    return;
                }
                if ((flags >>> bit & 1) == 0) {
                    out[written++] = in.get();
                } else if (!repeat()) {
                    return;
                }
            }
        }
    }

    /** Repeats what was written before; false if that is not to be had. */
    private boolean repeat() {
        if (in.remaining() < Short.BYTES) {
            return false;
        }
        int match = in.getShort() & 0xFFFF;
        int back = (match >>> LENGTH_BITS) + 1;
        int length = match & SHORT_LENGTH;
        if (length == SHORT_LENGTH) {
            length = longLength();
        }
        if (length < 0 || back > written) {
            return false;
        }
        for (int left = Math.min(length + SHORTEST, out.length - written); left > 0; left--) {
            out[written] = out[written - back];
            written++;
        }
        return true;
    }

    /** A length that does not fit 3 bits: half a byte, shared with the next such length, then a byte, then 2, then 4; -1 if they are not there. */
    private int longLength() {
        int length;
        if (half < 0) {
            if (!in.hasRemaining()) {
                return -1;
            }
            half = in.position();
            length = in.get() & NIBBLE;
        } else {
            length = in.get(half) >>> 4 & NIBBLE;
            half = -1;
        }
        if (length < NIBBLE) {
            return length + SHORT_LENGTH;
        }
        if (!in.hasRemaining()) {
            return -1;
        }
        length = in.get() & 0xFF;
        if (length < BYTE) {
            return length + NIBBLE + SHORT_LENGTH;
        }
        // From here on the length is said in full, not what is beyond.
        if (in.remaining() < Short.BYTES) {
            return -1;
        }
        length = in.getShort() & 0xFFFF;
        if (length == 0 && in.remaining() >= Integer.BYTES) {
            length = in.getInt();
        }
        return length < NIBBLE + SHORT_LENGTH ? -1 : length;
    }
}
