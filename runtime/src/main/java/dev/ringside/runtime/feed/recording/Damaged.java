package dev.ringside.runtime.feed.recording;

import com.github.luben.zstd.ZstdIOException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipException;

/** What is unpacked of a stream, which ends where that is damaged, and tells so afterwards. For one thread. */
final class Damaged extends InputStream {
    private final InputStream in;
    private long position;
    private Optional<String> reason = Optional.empty();

    Damaged(InputStream in) {
        this.in = in;
    }

    /** Whether that is about what was packed, and not a failure to read at all. */
    static boolean isDamage(IOException failure) {
        return failure instanceof EOFException || failure instanceof ZipException || failure instanceof ZstdIOException;
    }

    /** What is wrong, in words, and where; nothing if it could be unpacked as far as it was read. */
    Optional<String> reason() {
        return reason.map(text -> "after " + position + " bytes of it: " + text);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (reason.isPresent()) {
            return -1;
        }
        try {
            int count = in.read(bytes, offset, length);
            position += Math.max(count, 0);
            return count;
        } catch (IOException e) {
            if (!isDamage(e)) {
                throw e;
            }
            reason = Optional.of(String.valueOf(e.getMessage()));
            return -1;
        }
    }

    @Override
    public int available() throws IOException {
        return reason.isPresent() ? 0 : in.available();
    }
}
