package dev.ringside.runtime.agent.systemd;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.runtime.agent.WholeFile;
import dev.ringside.runtime.agent.install.FileTree;
import dev.ringside.runtime.agent.install.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Steps that make files and folders.
 *
 * @param root the folder that stands for {@code /}; those below it that are empty afterwards are taken away, too, unless it is the real one
 */
record Trees(Path root) {

    private interface Action {
        void run() throws IOException;
    }

    /** A file with that text, for everybody to read. */
    Step file(Path file, String text) {
        return new Step(
                file.toString(),
                () -> refused("write " + file, () -> {
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, text);
                }),
                () -> refused("remove " + file, () -> remove(file)));
    }

    /** A folder, which is taken away with all that is in it. */
    Step folder(Path folder) {
        return new Step(
                folder.toString(),
                () -> refused("make " + folder, () -> {
                    Files.createDirectories(folder.getParent());
                    Files.createDirectory(folder);
                }),
                () -> refused("remove " + folder, () -> remove(folder)));
    }

    /** What systemd makes for the service when it starts, and leaves. */
    Step ofService(Path... places) {
        return new Step(places[0].toString(), () -> {}, () -> {
            for (Path place : places) {
                refused("remove " + place, () -> remove(place));
            }
        });
    }

    /** How large a file is; empty if there is none, or this user may not know. */
    static Optional<Long> size(Path file) {
        try {
            return Optional.of(Files.size(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void remove(Path place) throws IOException {
        FileTree.delete(place);
        if (root.equals(root.getRoot())) {
            return;
        }
        @Nullable Path above = place.getParent();
        while (above != null && !above.equals(root) && isEmpty(above)) {
            Files.delete(above);
            above = above.getParent();
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private static void refused(String operation, Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new RingsideException(Diagnostic.of(
                    Code.FEED,
                    "cannot " + operation + ": " + WholeFile.reason(e),
                    "only root may change services: try again with sudo"));
        }
    }
}
