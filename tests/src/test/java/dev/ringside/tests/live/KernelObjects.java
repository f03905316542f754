package dev.ringside.tests.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

/** The BPF programs and maps that a process holds by its descriptors. */
final class KernelObjects {
    private KernelObjects() {}

    /** Those of this process. */
    static SortedSet<String> held() {
        return heldBy("self");
    }

    /** Their ids, each behind {@code prog_id:} or {@code map_id:}; those of a link's program are among them. */
    static SortedSet<String> heldBy(String process) {
        SortedSet<String> ids = new TreeSet<>();
        Path descriptors = Path.of("/proc", process, "fdinfo");
        try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : open) {
                ids.addAll(idsIn(descriptor));
            }
        } catch (NoSuchFileException e) {
            // It has ended.
            return ids;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }

    private static SortedSet<String> idsIn(Path descriptor) throws IOException {
        SortedSet<String> ids = new TreeSet<>();
        try {
            for (String line : Files.readAllLines(descriptor)) {
                if (line.startsWith("prog_id:") || line.startsWith("map_id:")) {
                    ids.add(line.replaceAll("\\s+", ""));
                }
            }
        } catch (NoSuchFileException e) {
            // Closed meanwhile.
            return ids;
        }
        return ids;
    }
}
