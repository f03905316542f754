package dev.ringside.runtime.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Lines in a file that is put aside when it is full: {@code alerts.jsonl} becomes {@code alerts.1.jsonl}, that one {@code alerts.2.jsonl}, and the oldest
 * go. Every line is handed to the system at once, and is in the file as a whole or not at all. For one thread at a time.
 */
public final class RotatedFile implements AutoCloseable {
    /** More than this have never been put aside, so that it need not be looked for more. */
    private static final int MOST_FILES = 1_000;

    private final Path file;
    private final Limits limits;
    private @Nullable FileChannel out;
    private long size;

    /**
     * How much is kept.
     *
     * @param fileBytes how large a file may become; only a line that is larger makes one larger
     * @param files how many files there may be, the one that is written among them
     * @param totalBytes how large all of them may be together
     */
    public record Limits(long fileBytes, int files, long totalBytes) {
        /** Some hundred thousand alerts. */
        public static final Limits USUAL = new Limits(16 << 20, 10, 100 << 20);

        public Limits {
            if (fileBytes < 1 || files < 1 || files > MOST_FILES || totalBytes < fileBytes) {
                throw new IllegalArgumentException("no room: " + fileBytes + ", " + files + ", " + totalBytes);
            }
        }
    }

    /** Nothing is opened before the first line. */
    public RotatedFile(Path file, Limits limits) {
        this.file = file;
        this.limits = limits;
    }

    /**
     * Appends a line.
     *
     * @param line with its line break
     * @throws IOException if that is not possible; another one may be, later
     */
    public void append(byte[] line) throws IOException {
        FileChannel channel = open();
        if (size > 0 && size + line.length > limits.fileBytes()) {
            rotate();
            channel = open();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            size += line.length;
        } catch (IOException e) {
            takeBack(channel, e);
            throw e;
        }
    }

    /** A part of a line is worse than none. What comes next opens the file again, which may be another one by then. */
    private void takeBack(FileChannel channel, IOException reason) {
        try (channel) {
            channel.truncate(size);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
        out = null;
    }

    private FileChannel open() throws IOException {
        FileChannel channel = out;
        if (channel == null) {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            size = channel.size();
            channel.position(size);
            out = channel;
            endLine(channel);
        }
        return channel;
    }

    /** What ended in the middle of a line must not spoil the next one. */
    private void endLine(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
            size += channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }

    private void rotate() throws IOException {
        close();
        for (int number = limits.files() - 1; number > 0; number--) {
            Path younger = aside(number - 1);
            if (Files.exists(younger)) {
                Files.move(younger, aside(number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (limits.files() == 1) {
            Files.deleteIfExists(file);
        }
        prune();
    }

    /** Removes what is beyond the limits, beginning with the oldest; the file that comes next has its room kept free. */
    private void prune() throws IOException {
        long total = limits.fileBytes();
        for (int number = 1; number < MOST_FILES; number++) {
            Path old = aside(number);
            if (Files.exists(old)) {
                total += Files.size(old);
                if (number >= limits.files() || total > limits.totalBytes()) {
                    Files.delete(old);
                }
            } else if (number >= limits.files()) {
                return;
            }
        }
    }

    /** The file that is the so-many-th since the one that is written, which is number 0. */
    private Path aside(int number) {
        if (number == 0) {
            return file;
        }
        String name = String.valueOf(file.getFileName());
        int point = name.lastIndexOf('.');
        String base = point < 0 ? name : name.substring(0, point);
        return file.resolveSibling(base + "." + number + (point < 0 ? "" : name.substring(point)));
    }

    @Override
    public void close() throws IOException {
        FileChannel open = out;
        out = null;
        size = 0;
        if (open != null) {
            open.close();
        }
    }
}
