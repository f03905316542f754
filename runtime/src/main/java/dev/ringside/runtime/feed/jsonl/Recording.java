package dev.ringside.runtime.feed.jsonl;

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

/**
 * Something that events are read from: a file, a pipe, or standard input.
 *
 * @param name what the user called it
 */
record Recording(String name) {
    private static final String STANDARD_INPUT = "-";

    /** What messages call it. */
    String title() {
        return name.equals(STANDARD_INPUT) ? "standard input" : "'" + name + "'";
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
        if (Files.isRegularFile(path)) {
            try {
                open().close();
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }

    /**
     * Opens it at its beginning.
     *
     * @throws RingsideException if it cannot be opened, or its content is known to be something else than JSON lines
     */
    InputStream open() {
        try {
            InputStream in = name.equals(STANDARD_INPUT)
                    ? new FileInputStream(FileDescriptor.in)
                    : new FileInputStream(path().toFile());
            return checked(new BufferedInputStream(in));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private InputStream checked(InputStream in) throws IOException {
        try {
            Content.check(title(), in);
            return in;
        } catch (RingsideException | IOException e) {
            in.close();
            throw e;
        }
    }

    private Path path() {
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
    RingsideException unreadable(IOException reason) {
        return failure(title() + " cannot be read: " + reason.getMessage());
    }

    static RingsideException failure(String message, String... hints) {
        return new RingsideException(Diagnostic.of(Code.RECORDING, message, hints));
    }
}
