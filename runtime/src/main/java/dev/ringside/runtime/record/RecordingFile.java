package dev.ringside.runtime.record;

import dev.ringside.runtime.feed.own.PieceHeader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A file that pieces are written to, each as a whole or not at all as long as nobody ends the process. For one thread. */
final class RecordingFile implements Closeable {
    private final Path path;
    private final FileChannel channel;
    private long size;

    private RecordingFile(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    /** A new file, which only its owner may read: command lines are in it. */
    static RecordingFile create(Path path) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new RecordingFile(path, FileChannel.open(path, options, ownersOnly()), 0);
    }

    private static FileAttribute<?>[] ownersOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * A recording that is there, to go on behind its end. The beginning of a piece that was never finished is taken off.
     *
     * @return nothing if it is no recording
     */
    static Optional<RecordingFile> extend(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.size() > 0 && header(channel, 0).isEmpty()) {
                channel.close();
                return Optional.empty();
            }
            long end = end(channel);
            channel.truncate(end);
            channel.position(end);
            return Optional.of(new RecordingFile(path, channel, end));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Where the last piece begins that is not there as a whole; else, also where pieces cannot be followed to the end, the end of the file. */
    private static long end(FileChannel channel) throws IOException {
        long size = channel.size();
        long next = 0;
        Optional<PieceHeader> header = header(channel, next);
        while (header.isPresent() && next + header.get().length() <= size) {
            next += header.get().length();
            header = header(channel, next);
        }
        return header.isPresent() || size - next < PieceHeader.BYTES ? next : size;
    }

    private static Optional<PieceHeader> header(FileChannel channel, long position) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(PieceHeader.BYTES);
        while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) > 0) {
            // On to the next bytes.
        }
        return bytes.hasRemaining() ? Optional.empty() : PieceHeader.read(bytes.array(), 0);
    }

    /** Whether a file is a recording, or empty. */
    static boolean isOne(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return channel.size() == 0 || header(channel, 0).isPresent();
        }
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    /**
     * Writes a piece.
     *
     * @throws IOException if that is not possible; nothing of it is left then, and another one may be possible later
     */
    void append(ByteBuffer piece) throws IOException {
        int length = piece.remaining();
        try {
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
            size += length;
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
    }

    private void takeBack(IOException reason) {
        try {
            channel.truncate(size);
            channel.position(size);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
