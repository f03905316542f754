package dev.ringside.runtime.enrich;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** Reads numbers and names here and there in a file, little endian, without taking all of it in. For one thread. */
final class PagedFile {
    private static final int PAGE = 1 << 16;

    private final FileChannel channel;
    private final ByteBuffer page = ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN);
    private long start = -1;

    PagedFile(FileChannel channel) {
        this.channel = channel;
    }

    /** An unsigned number of 8 bits. */
    int byteAt(long offset) throws IOException {
        long wanted = offset & -PAGE;
        if (offset < 0) {
            throw new IOException("before the beginning of the file");
        }
        if (wanted != start) {
            load(wanted);
        }
        int at = (int) (offset - start);
        if (at >= page.limit()) {
            throw new IOException("behind the end of the file");
        }
        return page.get(at) & 0xFF;
    }

    /** An unsigned number of 16 bits. */
    int shortAt(long offset) throws IOException {
        return byteAt(offset) | byteAt(offset + 1) << 8;
    }

    /** An unsigned number of 32 bits. */
    long intAt(long offset) throws IOException {
        return shortAt(offset) | (long) shortAt(offset + 2) << 16;
    }

    /** A number of 64 bits. */
    long longAt(long offset) throws IOException {
        return intAt(offset) | intAt(offset + 4) << 32;
    }

    /**
     * A text of printable ASCII that ends with a zero.
     *
     * @throws IOException also if it is longer, or something else
     */
    String nameAt(long offset, int longest) throws IOException {
        byte[] name = new byte[longest];
        for (int length = 0; length < longest; length++) {
            int letter = byteAt(offset + length);
            if (letter == 0) {
                return new String(name, 0, length, StandardCharsets.US_ASCII);
            }
            if (letter < ' ' || letter > '~') {
                throw new IOException("a name that is none");
            }
            name[length] = (byte) letter;
        }
        throw new IOException("a name that does not end");
    }

    private void load(long from) throws IOException {
        page.clear();
        start = from;
        while (page.hasRemaining() && channel.read(page, from + page.position()) > 0) {
            // Until the page is full or the file ends.
        }
        page.flip();
    }
}
