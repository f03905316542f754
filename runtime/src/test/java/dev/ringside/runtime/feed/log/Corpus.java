package dev.ringside.runtime.feed.log;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Public logs and manifests that are not part of the project. */
final class Corpus {
    private Corpus() {}

    /** A file or folder of the corpus; the test is skipped if it is not there. */
    static Path path(String name) {
        Path path = Path.of(System.getProperty("ringside.corpus", "../../shared/corpus"), name);
        assumeTrue(Files.exists(path), "needs the corpus: " + path + " is not there");
        return path;
    }
}
