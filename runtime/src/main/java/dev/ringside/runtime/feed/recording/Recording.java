package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Something that events are read from: a file, a pipe, standard input, or what is packed in one of them.
 *
 * @param name what the user called it
 * @param packed which part of that is meant, if not all of it
 */
public record Recording(String name, Optional<Packed> packed) {
    private static final String STANDARD_INPUT = "-";
    /** What there must be of a recording to tell what it is not. */
    private static final int LEAST = 8;

    /**
     * Something packed in it.
     *
     * @param member its name in the archive, and behind that those of the archives around it; empty if what is packed has no name
     * @param file the file that it was unpacked to, if it had to be
     */
    public record Packed(String member, Optional<Path> file) {}

    /** All of what the user calls so. */
    public Recording(String name) {
        this(name, Optional.empty());
    }

    /** What is packed in it under that name, which may be empty. */
    Recording member(String called) {
        String outer = packed.map(Packed::member).orElse("");
        String inner = called.isEmpty() || outer.isEmpty() ? called + outer : called + "' in '" + outer;
        return new Recording(name, Optional.of(new Packed(inner, Optional.empty())));
    }

    /** The same, unpacked to that file. */
    Recording unpackedTo(Path file) {
        return new Recording(
                name, Optional.of(new Packed(packed.map(Packed::member).orElse(""), Optional.of(file))));
    }

    /** What messages call it. */
    public String title() {
        String whole = name.equals(STANDARD_INPUT) ? "standard input" : "'" + name + "'";
        return packed.map(Packed::member)
                .filter(member -> !member.isEmpty())
                .map(member -> "'" + member + "' in " + whole)
                .orElse(whole);
    }

    /**
     * Makes sure, as far as that goes without consuming anything, that it can be read.
     *
     * @throws RingsideException if not
     */
    void check() {
        if (name.equals(STANDARD_INPUT)) {
            return;
        }
        Path path = path();
        if (!Files.exists(path)) {
            throw failure("there is no file '" + name + "'");
        }
        if (Files.isDirectory(path)) {
            throw failure("'" + name + "' is a directory", "name the files in it, as in '" + name + "/*.jsonl'");
        }
        if (!Files.isReadable(path)) {
            throw failure("may not read '" + name + "'", "run as a user who may, or change the file's mode");
        }
    }

    /**
     * What a file begins with, or the first that is packed in it; nothing if it is a pipe or is not there, which cannot be looked at without consuming
     * it.
     *
     * @param isWhole whether what begins so is not to be unpacked, however it looks
     */
    Optional<byte[]> head(Predicate<byte[]> isWhole) {
        if (!isFile()) {
            return Optional.empty();
        }
        try (InputStream in = open()) {
            return Optional.of(Packing.firstHead(in, isWhole));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** What a stream begins with: goes back to the beginning, and waits for no more than the first bytes. */
    static byte[] head(InputStream in) throws IOException {
        byte[] head = new byte[RecordingFormat.HEAD];
        int length = 0;
        in.mark(head.length);
        int count = in.read(head);
        while (count > 0) {
            length += count;
            count = length < LEAST ? in.read(head, length, head.length - length) : 0;
        }
        in.reset();
        return Arrays.copyOf(head, length);
    }

    /**
     * Opens it at its beginning.
     *
     * @return a stream that can be marked
     * @throws RingsideException if it cannot be opened
     */
    InputStream open() {
        return open(position -> {});
    }

    /**
     * The same.
     *
     * @param told how many bytes of what is stored have been read so far, again and again
     */
    InputStream open(LongConsumer told) {
        try {
            boolean isStandardInput = packed.isEmpty() && name.equals(STANDARD_INPUT);
            InputStream in =
                    isStandardInput ? new FileInputStream(FileDescriptor.in) : new FileInputStream(path().toFile());
            return new BufferedInputStream(new CountedInput(in, told));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Whether it is a file in which one can go back; not standard input, no pipe, and nothing packed. */
    public boolean isFile() {
        return packed.isPresent()
                ? packed.get().file().isPresent()
                : !name.equals(STANDARD_INPUT) && Files.isRegularFile(path());
    }

    /**
     * The file.
     *
     * @throws RingsideException if that is no name of a file
     */
    public Path path() {
        Optional<Path> unpacked = packed.flatMap(Packed::file);
        if (unpacked.isPresent()) {
            return unpacked.get();
        }
        try {
            if (!name.isEmpty()) {
                return Path.of(name);
            }
        } catch (InvalidPathException e) {
            // Told below.
        }
        throw failure("'" + name + "' is not the name of a file");
    }

    /** What to throw when reading it fails. */
    public RingsideException unreadable(IOException reason) {
        return failure(title() + " cannot be read: " + reason.getMessage());
    }

    /** What to throw when there is something about a recording that the user can change. */
    public static RingsideException failure(String message, String... hints) {
        return new RingsideException(Diagnostic.of(Code.RECORDING, message, hints));
    }
}
