package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hashes of programs, by what other tools compute of the same files. */
@NeedsKernel
class HashesTest {
    @TempDir
    private Path directory;

    private final LinuxFeed feed = new LinuxFeed();

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void aProcessHasTheHashesOfTheProgramThatItRuns() throws Exception {
        Path program = sleeper();
        try (LiveQuery query = new LiveQuery(feed, "procs.where(sha256 == \"" + sum("sha256sum", program) + "\")")) {
            Process process = new ProcessBuilder(program.toString(), "600").start();
            try {
                Event event = query.await(1).getFirst();
                assertThat(LiveQuery.number(event, "pid")).isEqualTo(process.pid());
                assertHashes(event, program);
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void theFileIsTheOneThatRunsEvenIfItsPathLeadsElsewhereByNow() throws Exception {
        Path program = sleeper();
        Path kept = Files.copy(program, directory.resolve("kept"));
        Process process = new ProcessBuilder(program.toString(), "600").start();
        try {
            Files.delete(program);
            Files.copy(Path.of("/bin/true"), program);
            try (LiveQuery query = new LiveQuery(feed, "procs.now().where(pid == " + process.pid() + ")")) {
                assertHashes(query.awaitEnd().getFirst(), kept);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void ofAProcessThatHasEndedThereIsNone() throws Exception {
        Path program = Programs.unique(directory, "ended");
        try (LiveQuery query = new LiveQuery(feed, "procs.where(name == \"" + program.getFileName() + "\")")) {
            Programs.run(program.toString());

            assertThat(LiveQuery.has(query.await(1).getFirst(), "sha256")).isFalse();
        }
    }

    private static void assertHashes(Event event, Path program) throws Exception {
        String sha1 = sum("sha1sum", program);
        String md5 = sum("md5sum", program);
        String sha256 = sum("sha256sum", program);
        assertThat(LiveQuery.text(event, "sha256")).isEqualTo(sha256);
        assertThat(LiveQuery.text(event, "sha1")).isEqualTo(sha1);
        assertThat(LiveQuery.text(event, "md5")).isEqualTo(md5);
        assertThat(LiveQuery.text(event, "hashes")).isEqualTo("SHA1=" + sha1 + ",MD5=" + md5 + ",SHA256=" + sha256);
    }

    /** A program that no other file is equal to. */
    private Path sleeper() throws IOException {
        Path program = Programs.unique(directory, "hashed").toRealPath();
        Files.copy(Path.of("/bin/sleep").toRealPath(), program, StandardCopyOption.REPLACE_EXISTING);
        // What stands behind the last section is nobody's.
        Files.writeString(program, UUID.randomUUID().toString(), StandardOpenOption.APPEND);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private static String sum(String tool, Path file) throws Exception {
        Process process = new ProcessBuilder(tool, file.toString()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).isZero();
        return output.substring(0, output.indexOf(' ')).toUpperCase(Locale.ROOT);
    }
}
