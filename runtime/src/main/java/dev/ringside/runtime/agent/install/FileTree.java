package dev.ringside.runtime.agent.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders as a whole. */
public final class FileTree {
    private FileTree() {}

    /** Deletes a file, or a folder with all that is in it, if it is there; links are not followed. */
    public static void delete(Path place) throws IOException {
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            List<Path> inside;
            try (Stream<Path> files = Files.list(place)) {
                inside = files.toList();
            }
            for (Path file : inside) {
                delete(file);
            }
        }
        Files.deleteIfExists(place);
    }
}
