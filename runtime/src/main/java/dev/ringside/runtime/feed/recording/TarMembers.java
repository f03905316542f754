package dev.ringside.runtime.feed.recording;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipException;

/** The files of a tar archive (POSIX ustar, with GNU's and PAX's extensions passed over). */
final class TarMembers implements Members {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE = 12;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final byte[] MAGIC = "ustar".getBytes(StandardCharsets.US_ASCII);
    private static final int BASE_256 = 0x80;

    private final InputStream in;
    /** Bytes of the current member that have not been read yet, and what fills its last block. */
    private long left;

    private long padding;

    TarMembers(InputStream in) {
        this.in = in;
    }

    static boolean isTar(byte[] head) {
        return head.length >= MAGIC_AT + MAGIC.length
                && new String(head, MAGIC_AT, MAGIC.length, StandardCharsets.US_ASCII).equals("ustar");
    }

    @Override
    public Optional<Member> next() throws IOException {
        byte[] header = new byte[BLOCK];
        while (true) {
            in.skipNBytes(left + padding);
            int count = in.readNBytes(header, 0, BLOCK);
            if (count == 0 || isEnd(header)) {
                return Optional.empty();
            }
            if (count < BLOCK) {
                throw new EOFException("it is cut off in a header");
            }
            if (!isTar(header)) {
                throw new ZipException("there is no header of a file");
            }
            left = size(header);
            padding = -left & (BLOCK - 1);
            if (header[TYPE_AT] == '0' || header[TYPE_AT] == 0) {
                return Optional.of(new Member(name(header), new Content(in)));
            }
        }
    }

    private static boolean isEnd(byte[] header) {
        return header[0] == 0;
    }

    private static String name(byte[] header) {
        String name = new String(header, 0, NAME, StandardCharsets.UTF_8);
        int end = name.indexOf('\0');
        return end < 0 ? name : name.substring(0, end);
    }

    /** In octal digits, or in binary with the highest bit set where those are too few. */
    private static long size(byte[] header) throws ZipException {
        boolean binary = (header[SIZE_AT] & BASE_256) != 0;
        long size = binary ? header[SIZE_AT] & ~BASE_256 & 0xFF : 0;
        for (int i = SIZE_AT + (binary ? 1 : 0); i < SIZE_AT + SIZE; i++) {
            int digit = binary ? header[i] & 0xFF : header[i] - '0';
            if (!binary && (digit < 0 || digit > 7)) {
                if (header[i] == ' ' || header[i] == 0) {
                    continue;
                }
                throw new ZipException("the size of a file is no number");
            }
            if (size >>> 48 != 0) {
                throw new ZipException("the size of a file is out of all reason");
            }
            size = binary ? size << 8 | digit : size << 3 | digit;
        }
        return size;
    }

    @Override
    public void close() {
        // There is nothing of its own to close.
    }

    /** The bytes of the current member. */
    private final class Content extends FilterInputStream {
        Content(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0 || length == 0) {
                return left == 0 ? -1 : 0;
            }
            int count = in.read(bytes, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new EOFException("it is cut off in a file");
            }
            left -= count;
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = in.skip(Math.min(count, left));
            left -= skipped;
            return skipped;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(in.available(), left);
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() {
            // The archive goes on behind it.
        }
    }
}
