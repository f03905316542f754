package dev.ringside.shell.repl;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where what was typed is kept: {@code $XDG_STATE_HOME/ringside/history}, which nobody but the user may read. */
final class HistoryFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private HistoryFile() {}

    /** The file, made if it is not there; nothing if there is no place for it. */
    static Optional<Path> find(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        if (!Path.of(state).isAbsolute() && home.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Path.of(state).isAbsolute() ? Path.of(state) : Path.of(home, ".local", "state");
        Path file = folder.resolve("ringside").resolve("history");
        try {
            Files.createDirectories(file.getParent());
            create(file);
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        } catch (IOException | UnsupportedOperationException e) {
            // A shell without a memory is better than none.
            return Optional.empty();
        }
        return Files.isWritable(file) ? Optional.of(file) : Optional.empty();
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException e) {
            // It is kept from before.
        }
    }
}
