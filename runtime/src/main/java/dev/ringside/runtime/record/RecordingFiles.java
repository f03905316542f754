package dev.ringside.runtime.record;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The files of one recording: which one is written, when another one is begun, and which go. For one thread. */
final class RecordingFiles implements Closeable {
    private final Target target;
    private final Target.Rotation rotation;
    private final Supplier<ByteBuffer> head;
    private final Supplier<ByteBuffer> tail;
    private final RotatedNames names;
    /** The files beside the one that is written, the oldest first. */
    private final Deque<Kept> kept = new ArrayDeque<>();

    private long keptBytes;
    private @Nullable RecordingFile file;
    private long begun;
    /** How large the file was before its first event. */
    private long headBytes;

    private long written;
    private int count;

    private record Kept(Path path, long size) {}

    /**
     * Files of a recording.
     *
     * @param head gives what every file begins with
     * @param tail gives what every file ends with, if there is room for it
     */
    RecordingFiles(Target target, Supplier<ByteBuffer> head, Supplier<ByteBuffer> tail) {
        this.target = target;
        this.rotation = target.rotation();
        this.head = head;
        this.tail = tail;
        this.names = new RotatedNames(target.file());
    }

    /**
     * Makes sure, as far as that goes without touching anything, that it can be written.
     *
     * @throws RingsideException if not
     */
    void check() {
        Path path = target.file();
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(path)) {
            throw failure("'" + path + "' is a directory", "name a file, like " + path.resolve("monday.rec"));
        }
        if (!Files.isDirectory(folder)) {
            throw failure("there is no directory '" + folder + "'", "create it: mkdir -p " + folder);
        }
        if (rotation.isNone() && target.existing() == Target.Existing.REFUSE && Files.exists(path)) {
            throw new RingsideException(Diagnostic.of(
                    Code.USAGE,
                    "'" + path + "' is there already",
                    "go on behind its end with --append",
                    "replace it with --overwrite"));
        }
    }

    /**
     * Begins the first file.
     *
     * @throws RingsideException if that is not possible
     */
    void open() {
        try {
            if (!rotation.isNone()) {
                for (Path old : names.existing()) {
                    keep(old, Files.size(old));
                }
            }
            begin();
        } catch (IOException e) {
            throw failure("'" + target.file() + "' cannot be written: " + reason(e));
        }
    }

    private static RingsideException failure(String message, String... hints) {
        return new RingsideException(Diagnostic.of(Code.OUTPUT, message, hints));
    }

    /** Why, in a few words. */
    static String reason(IOException exception) {
        return switch (exception) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException missing -> "there is no such file or folder";
            case FileAlreadyExistsException there -> "it is there already";
            case FileSystemException named when named.getReason() != null -> named.getReason();
            default -> String.valueOf(exception.getMessage());
        };
    }

    /**
     * Writes a piece, to another file than the one before if it is time.
     *
     * @throws IOException if that is not possible; it may be for the next one
     */
    void append(ByteBuffer piece) throws IOException {
        RecordingFile open = file;
        if (open != null && isDue(open, piece.remaining())) {
            end(open);
            open = null;
        }
        write(open == null ? begin() : open, piece);
    }

    private boolean isDue(RecordingFile open, int more) {
        if (rotation.isNone() || open.size() == headBytes) {
            return false;
        }
        boolean old = rotation.nanos().isPresent()
                && System.nanoTime() - begun >= rotation.nanos().getAsLong();
        return old || open.size() + more > rotation.mostBytes();
    }

    private RecordingFile begin() throws IOException {
        while (rotation.keptFiles().isPresent()
                && kept.size() >= rotation.keptFiles().getAsInt()) {
            removeOldest();
        }
        RecordingFile next = create();
        long before = next.size();
        try {
            write(next, head.get());
        } catch (IOException e) {
            next.close();
            if (before == 0) {
                Files.deleteIfExists(next.path());
            }
            throw e;
        }
        file = next;
        begun = System.nanoTime();
        headBytes = next.size();
        count++;
        return next;
    }

    private RecordingFile create() throws IOException {
        if (!rotation.isNone()) {
            return RecordingFile.create(names.next());
        }
        Path path = target.file();
        if (target.existing() == Target.Existing.OVERWRITE) {
            // A file that others may read would stay one.
            Files.deleteIfExists(path);
        }
        return target.existing() == Target.Existing.APPEND && Files.exists(path)
                ? RecordingFile.extend(path)
                        .orElseThrow(() -> failure("'" + path + "' is no recording of Ringside's", "name another file"))
                : RecordingFile.create(path);
    }

    private void write(RecordingFile to, ByteBuffer piece) throws IOException {
        int length = piece.remaining();
        if (rotation.keptBytes().isPresent()) {
            while (!kept.isEmpty()
                    && keptBytes + to.size() + length > rotation.keptBytes().getAsLong()) {
                removeOldest();
            }
        }
        to.append(piece);
        written += length;
    }

    private void keep(Path path, long size) {
        kept.add(new Kept(path, size));
        keptBytes += size;
    }

    /** Takes away the oldest file, if it is one of Ringside's; of another one that has such a name nothing is known any more. */
    private void removeOldest() throws IOException {
        Kept oldest = kept.remove();
        keptBytes -= oldest.size();
        if (Files.exists(oldest.path()) && RecordingFile.isOne(oldest.path())) {
            Files.deleteIfExists(oldest.path());
        }
    }

    private void end(RecordingFile open) {
        file = null;
        try (open) {
            write(open, tail.get());
        } catch (IOException e) {
            // What was recorded is whole without it.
        }
        keep(open.path(), open.size());
    }

    /** Takes away what was begun, if it is one new file. */
    void discard() {
        if (rotation.isNone() && target.existing() == Target.Existing.REFUSE && count > 0) {
            try {
                Files.deleteIfExists(target.file());
            } catch (IOException e) {
                // It is a recording of nothing, and stays one.
            }
        }
    }

    /** How many bytes were written, to all files. */
    long written() {
        return written;
    }

    /** How many files were begun. */
    int count() {
        return count;
    }

    @Override
    public void close() {
        RecordingFile open = file;
        if (open != null) {
            end(open);
        }
    }
}
