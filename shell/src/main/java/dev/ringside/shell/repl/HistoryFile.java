package dev.ringside.shell.repl;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where what was typed is kept, which nobody but the user may read: {@code $XDG_STATE_HOME/ringside/history}, and on Windows {@code
 * %LOCALAPPDATA%\Ringside\history}, a folder that is the user's alone.
 */
final class HistoryFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private HistoryFile() {}

    /** The file, made if it is not there; nothing if there is no place for it. */
    static Optional<Path> find(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        String local = environment.getOrDefault("LOCALAPPDATA", "");
        if (File.separatorChar == '\\' && !local.isEmpty()) {
            return made(Path.of(local, "Ringside", "history"), HistoryFile::create);
        }
        if (!Path.of(state).isAbsolute() && home.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Path.of(state).isAbsolute() ? Path.of(state) : Path.of(home, ".local", "state");
        return made(folder.resolve("ringside").resolve("history"), HistoryFile::createPrivate);
    }

    private static Optional<Path> made(Path file, Creation creation) {
        try {
            Files.createDirectories(file.getParent());
            creation.create(file);
        } catch (IOException | UnsupportedOperationException e) {
            // A shell without a memory is better than none.
            return Optional.empty();
        }
        return Files.isWritable(file) ? Optional.of(file) : Optional.empty();
    }

    private interface Creation {
        void create(Path file) throws IOException;
    }

    private static void createPrivate(Path file) throws IOException {
        create(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.setPosixFilePermissions(file, OWNER_ONLY);
    }

    private static void create(Path file, FileAttribute<?>... attributes) throws IOException {
        try {
            Files.createFile(file, attributes);
        } catch (FileAlreadyExistsException e) {
            // It is kept from before.
        }
    }
}
