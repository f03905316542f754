package dev.ringside.runtime.feed.recording;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of this process that something is unpacked to, which nobody else may read and which is gone when it is closed. */
final class UnpackedFile implements Closeable {
    /** What is more than this is no recording that somebody packed. */
    private static final long LARGEST = 16L << 30;

    private static final int CHUNK = 1 << 16;

    private final Path path;

    private UnpackedFile(Path path) {
        this.path = path;
    }

    /**
     * Writes a stream to such a file, until its end or until nobody listens any more.
     *
     * @throws dev.ringside.dsl.diagnostic.RingsideException if it has no end in sight
     */
    static UnpackedFile of(Recording part, InputStream in, RecordingSink sink) throws IOException {
        // On systems with modes it can be read by this user alone.
        UnpackedFile file = new UnpackedFile(Files.createTempFile("ringside-", ".unpacked"));
        try (OutputStream out = Files.newOutputStream(file.path)) {
            byte[] chunk = new byte[CHUNK];
            long size = 0;
            for (int count = in.read(chunk); count >= 0 && !sink.isOver(); count = in.read(chunk)) {
                out.write(chunk, 0, count);
                size += count;
                if (size > LARGEST) {
                    throw Recording.failure(
                            part.title() + " has more than " + (LARGEST >> 30) + " GiB when it is unpacked",
                            "unpack it first, and name the file");
                }
            }
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
