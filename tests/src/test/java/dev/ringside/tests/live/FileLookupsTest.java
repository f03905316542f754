package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is looked up in the files of programs: hashes, by what other tools compute of the same files, and packages. */
@NeedsKernel
class FileLookupsTest {
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
            try (LiveQuery query = new LiveQuery(
                    feed, "procs.now().where(pid == " + process.pid() + ").select(sha256, sha1, md5, hashes)")) {
                assertHashes(query.awaitEnd().getFirst(), kept);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void ofAProcessThatHasEndedTheyAreThoseOfTheFileAtItsPathIfItIsStillTheSame() throws Exception {
        Path program = Programs.unique(directory, "ended").toRealPath();
        String names = "procs.where(name == \"" + program.getFileName() + "\").select(pid, sha256, sha1, md5, hashes)";
        try (LiveQuery query = new LiveQuery(feed, names)) {
            Programs.run(program.toString());
            assertHashes(query.await(1).getFirst(), program);
        }
        try (LiveQuery query = new LiveQuery(feed, names)) {
            // Behind the file that has run there is another one before anybody looks.
            Programs.run(program + "; mv " + program + " " + program + "-old; cp /bin/ls " + program);
            assertThat(query.end()).allSatisfy(event -> {
                if (LiveQuery.has(event, "sha256")) {
                    assertHashes(event, Path.of(program + "-old"));
                }
            });
        }
    }

    @Test
    void anImageHasTheHashesOfItsFile() throws Exception {
        Path program = sleeper();
        Path library = sleeper();
        String names = "images.where(path == \"" + library + "\").select(path, hashes)";
        try (LiveQuery query = new LiveQuery(feed, names)) {
            ProcessBuilder builder = new ProcessBuilder(program.toString(), "600");
            // A program is a shared object, too; the loader maps it before it sees that it is to be run by itself.
            builder.environment().put("LD_PRELOAD", library.toString());
            Process process = builder.start();
            try {
                assertThat(LiveQuery.text(query.await(1).getFirst(), "hashes")).isEqualTo(hashes(library));
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void whoNamesNoneHasNoneAndWaitsForNone() throws Exception {
        Path program = Programs.unique(directory, "plain");
        try (LiveQuery query = new LiveQuery(feed, "procs.where(name == \"" + program.getFileName() + "\")")) {
            Programs.run(program.toString());
            assertThat(LiveQuery.has(query.await(1).getFirst(), "sha256")).isFalse();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().equals("ringside-linux-lookups"));
        }
    }

    @Test
    void theProgramsPackageIsTold() throws Exception {
        assumeThat(Path.of("/var/lib/dpkg/info")).exists();
        Path input = Files.createFile(directory.resolve("input"));
        Path own = Programs.unique(directory, "own");
        try (LiveQuery query =
                new LiveQuery(feed, "procs.where(cmdline.endsWith(\" " + input + "\")).select(cmdline, pkg)")) {
            Programs.run("cat " + input + "; " + own + " " + input + "; true");
            List<Event> events = query.await(2);
            assertThat(LiveQuery.text(events.getFirst(), "pkg")).isEqualTo("coreutils");
            assertThat(LiveQuery.has(events.getLast(), "pkg")).isFalse();
        }
        Process process = new ProcessBuilder("sleep", "600").start();
        try (LiveQuery query =
                new LiveQuery(feed, "procs.now().where(pid == " + process.pid() + ").select(image, pkg)")) {
            assertThat(LiveQuery.text(query.awaitEnd().getFirst(), "pkg")).isEqualTo("coreutils");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void assertHashes(Event event, Path program) {
        assertThat(LiveQuery.text(event, "sha256")).isEqualTo(sum("sha256sum", program));
        assertThat(LiveQuery.text(event, "sha1")).isEqualTo(sum("sha1sum", program));
        assertThat(LiveQuery.text(event, "md5")).isEqualTo(sum("md5sum", program));
        assertThat(LiveQuery.text(event, "hashes")).isEqualTo(hashes(program));
    }

    /** As Sysmon writes them. */
    static String hashes(Path file) {
        return "SHA1=%s,MD5=%s,SHA256=%s".formatted(sum("sha1sum", file), sum("md5sum", file), sum("sha256sum", file));
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

    private static String sum(String tool, Path file) {
        String output = String.join("\n", Programs.output(tool, file.toString()));
        return output.substring(0, output.indexOf(' ')).toUpperCase(Locale.ROOT);
    }
}
