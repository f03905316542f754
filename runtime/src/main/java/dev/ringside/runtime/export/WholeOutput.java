package dev.ringside.runtime.export;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * A file that is written in a folder of its own beside its place, to which it goes once it is complete. Nobody but its owner may look into it, then or
 * meanwhile, whoever writes it: rows hold command lines. For one thread.
 */
public final class WholeOutput implements AutoCloseable {
    private final Path file;
    private final Path folder;

    private WholeOutput(Path file, Path folder) {
        this.file = file;
        this.folder = folder;
    }

    /**
     * Begins a file.
     *
     * @param overwrite whether it may take the place of one that is there
     * @throws RingsideException if it cannot be written
     */
    public static WholeOutput begin(Path file, boolean overwrite) {
        if (Files.isDirectory(file)) {
            throw failure("'" + file + "' is a directory", "name a file in it");
        }
        if (!overwrite && Files.exists(file)) {
            throw new RingsideException(
                    Diagnostic.of(Code.USAGE, "'" + file + "' is there already", "replace it with --overwrite"));
        }
        try {
            Path beside = file.toAbsolutePath().getParent();
            return new WholeOutput(file, Files.createTempDirectory(beside, "." + file.getFileName() + "."));
        } catch (AccessDeniedException e) {
            throw failure("'" + file + "' cannot be written: permission denied");
        } catch (NoSuchFileException e) {
            throw failure("'" + file + "' cannot be written: there is no such folder");
        } catch (IOException e) {
            throw failure("'" + file + "' cannot be written: " + e.getMessage());
        }
    }

    private static RingsideException failure(String message, String... hints) {
        return new RingsideException(Diagnostic.of(Code.OUTPUT, message, hints));
    }

    /** What it is called until it is complete. */
    public Path part() {
        return folder.resolve("part");
    }

    /** Opens it. */
    public OutputStream open() {
        try {
            return new BufferedOutputStream(Files.newOutputStream(part()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It has been written and closed: puts it in its place. */
    public void complete() {
        try {
            if (Files.getFileStore(part()).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(part(), PosixFilePermissions.fromString("rw-------"));
            }
            Files.move(part(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes away what was written, unless it is complete. */
    @Override
    public void close() {
        try (Stream<Path> parts = Files.list(folder)) {
            for (Path each : parts.toList()) {
                Files.delete(each);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
