package dev.ringside.tests.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of a damaged file what can be read is read, in little memory and time; nothing is passed over in silence. {@code tests/bench/run mutants} compares how much that
 * is with what others read.
 */
class MutantsTest {
    private static final int SEED = 45;
    private static final long PATIENCE_MINUTES = 30;

    @TempDir
    Path directory;

    @Test
    void damagedSamplesGiveWhatIsWholeInThem() throws Exception {
        Path sample = Files.write(directory.resolve("processes.evtx"), Samples.processes());

        assertThat(faults(300, List.of(sample))).isEmpty();
    }

    @Test
    void damagedFilesGiveWhatIsWholeInThem() throws Exception {
        Corpus.assumePresent();

        assertThat(faults(600, Corpus.whole())).isEmpty();
    }

    @Test
    @Tag("slow")
    void tenThousandDamagedFilesGiveWhatIsWholeInThem() throws Exception {
        Corpus.assumePresent();

        assertThat(faults(10_000, Corpus.whole())).isEmpty();
    }

    /** What a JVM says in which these are damaged and read; nothing if all is well. */
    private String faults(int count, List<Path> files) throws IOException, InterruptedException {
        File log = directory.resolve("log").toFile();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Mutants.class.getName(),
                String.valueOf(SEED),
                String.valueOf(count),
                // Kept, unlike what is in the temporary folder.
                Path.of(System.getProperty("ringside.root", ".."), "tests/target/mutants")
                        .toString()));
        files.forEach(file -> command.add(file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError("it does not end: " + Files.readString(log.toPath()));
            }
        } finally {
            process.destroyForcibly();
        }
        return process.exitValue() == 0 ? "" : Files.readString(log.toPath());
    }
}
