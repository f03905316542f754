package dev.ringside.runtime.feed.recording;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/** Decompresses streams. Closing the outcome leaves the compressed stream open. */
final class Compressed {
    private static final int BUFFER = 1 << 16;

    private Compressed() {}

    /** All members of a gzip stream, as one. */
    static InputStream gzip(InputStream in) throws IOException {
        return new GZIPInputStream(new Whole(in), BUFFER);
    }

    /**
     * All frames of a zstd stream, as one.
     *
     * @throws IOException if the library for this system cannot be loaded
     */
    static InputStream zstd(InputStream in) throws IOException {
        try {
            return new ZstdInputStreamNoFinalizer(new Kept(in));
        } catch (UnsatisfiedLinkError e) {
            throw new IOException("the library that decompresses zstd cannot be loaded: " + e.getMessage(), e);
        }
    }

    /** Leaves the stream open when it is closed itself. */
    static final class Kept extends FilterInputStream {
        Kept(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The stream goes on behind what was read of it.
        }
    }

    /** Says that bytes are available whenever there are any to come: a pipe that is empty just now does not end a gzip stream. */
    private static final class Whole extends PushbackInputStream {
        Whole(InputStream in) {
            super(in);
        }

        @Override
        public int available() throws IOException {
            int next = read();
            if (next < 0) {
                return 0;
            }
            unread(next);
            return 1;
        }

        @Override
        public void close() {
            // As above.
        }
    }
}
