package dev.ringside.driver.btf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads the two sections of a BTF blob, types and strings, each straight into its array: in a cold JVM the first touch of memory is what costs, so
 * the blob is never there as a whole.
 */
final class BtfReader {
    /** What the kernel gives in one read of its own, and what the JVM reads without allocating a buffer for it. */
    private static final int CHUNK = 8192;
    /** Ten times what a kernel has; ends the reading of what is not BTF. */
    private static final int MAX_SECTION = 64 * 1024 * 1024;

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];
    private final ByteBuffer view = ByteBuffer.wrap(chunk).order(ByteOrder.nativeOrder());
    private long position;

    private BtfReader(InputStream in) {
        this.in = in;
    }

    static BtfTypes read(InputStream in) throws IOException {
        return new BtfReader(in).read();
    }

    private BtfTypes read() throws IOException {
        fill(chunk, 0, BtfFormat.HEADER_SIZE);
        if (view.getShort(0) != (short) BtfFormat.MAGIC) {
            throw new BtfException("not BTF of this machine's byte order");
        }
        long header = Integer.toUnsignedLong(view.getInt(BtfFormat.HEADER_LENGTH));
        long types = header + Integer.toUnsignedLong(view.getInt(BtfFormat.TYPES_OFFSET));
        long strings = header + Integer.toUnsignedLong(view.getInt(BtfFormat.STRINGS_OFFSET));
        int typesLength = length(BtfFormat.TYPES_LENGTH);
        int stringsLength = length(BtfFormat.STRINGS_LENGTH);
        skipTo(types);
        int[] words = new int[typesLength / Integer.BYTES];
        for (int at = 0; at < words.length; ) {
            int count = Math.min(CHUNK / Integer.BYTES, words.length - at);
            fill(chunk, 0, count * Integer.BYTES);
            view.asIntBuffer().get(words, at, count);
            at += count;
        }
        skipTo(strings);
        byte[] names = new byte[stringsLength];
        fill(names, 0, stringsLength);
        return new BtfTypes(words, names);
    }

    private int length(int field) {
        int length = view.getInt(field);
        if (length < 0 || length > MAX_SECTION) {
            throw new BtfException("a section of BTF has " + Integer.toUnsignedLong(length) + " bytes");
        }
        return length;
    }

    private void skipTo(long target) throws IOException {
        if (target < position) {
            throw new BtfException("the sections of BTF are not in their usual order");
        }
        while (position < target) {
            fill(chunk, 0, (int) Math.min(CHUNK, target - position));
        }
    }

    private void fill(byte[] target, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            int count = in.read(target, at, Math.min(CHUNK, to - at));
            if (count < 0) {
                throw new BtfException("BTF ends after " + position + " bytes");
            }
            at += count;
            position += count;
        }
    }
}
