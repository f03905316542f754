package dev.ringside.shell.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Names of files, for who is typing one. */
final class FileNames {
    private static final int MOST = 500;

    private FileNames() {}

    /** The files whose names begin so; none where they cannot be listed. */
    static List<Completions.Proposal> beginningAs(String typed) {
        int slash = typed.lastIndexOf('/') + 1;
        String folder = typed.substring(0, slash);
        try (Stream<Path> files = Files.list(Path.of(folder.isEmpty() ? "." : folder))) {
            return files.map(file -> folder + file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
                    .filter(name -> name.startsWith(typed))
                    .limit(MOST)
                    .sorted()
                    .map(name -> new Completions.Proposal(name, name.endsWith("/") ? "folder" : "file"))
                    .toList();
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }
}
