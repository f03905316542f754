package dev.ringside.tests.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts the program as it is installed. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is for Unix")
final class LauncherTest {
    private static final String FROM_THE_CACHE = "source: shared objects file";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private static Path root;

    @TempDir
    private Path folder;

    private static Distribution distribution;

    @BeforeAll
    static void copy() throws IOException {
        assumeTrue(Distribution.isBuilt(), "the folder that the launcher starts from is made by `mvn package`");
        distribution = Distribution.copyTo(root);
    }

    @Test
    void theFirstStartPreparesAndLaterOnesTakeEveryClassOfTheCommandLineFromTheCache() throws Exception {
        String recording = recording();
        Distribution.Outcome first = distribution.run("query", "procs", "--from", recording);
        Path prepared = distribution.kept("classes.prepared");
        List<String> made = Files.readAllLines(prepared);
        assertThat(first.errors()).isEmpty();
        assertThat(first).isEqualTo(distribution.run("query", "procs", "--from", recording));
        assertThat(first.status()).isZero();
        assertThat(first.output()).isEqualTo(Files.readString(Path.of(recording)));

        assumeTrue(Integer.parseInt(made.get(1)) >= 25, "JVMs before 25 keep their classes in another way");
        assertThat(distribution.loaded("classes", "query", "procs", "--from", recording))
                .filteredOn(line -> line.contains(" picocli.") || line.contains(" dev.ringside.shell.command."))
                .hasSizeGreaterThan(100)
                .allMatch(line -> line.contains(FROM_THE_CACHE));
    }

    @Test
    void scriptsHaveACacheOfTheirOwn() throws Exception {
        String script = script("console.log('from the script');");

        assertThat(distribution.run("run", script))
                .isEqualTo(new Distribution.Outcome(0, "", script + ": from the script\n"));
        assumeTrue(
                Integer.parseInt(Files.readAllLines(distribution.kept("scripts.prepared"))
                                .get(1))
                        >= 25,
                "JVMs before 25 keep their classes in another way");
        assertThat(distribution.loaded("scripts", "run", script))
                .filteredOn(line -> line.contains(" com.oracle.truffle.js.parser."))
                .isNotEmpty()
                .allMatch(line -> line.contains(FROM_THE_CACHE));
    }

    @Test
    void aLongRunCanCompileJavaScript() throws Exception {
        String script = script("""
                every("20ms", () => {
                    let sum = 0;
                    for (let i = 0; i < 100000; i++) sum = (sum * 31 + i) | 0;
                    console.log(sum);
                });
                alert("begun");
                """);
        Process process = distribution.start("run", script, "--jit");
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).contains("\"message\":\"begun\"");
            assumeTrue(
                    Integer.parseInt(Files.readAllLines(distribution.kept("classes.prepared"))
                                    .get(1))
                            == 25,
                    "the compiler is for JVMs of version 25");
            await().atMost(PATIENCE).until(() -> threads(process).anyMatch(name -> name.startsWith("TruffleCompiler")));
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor()).isZero();
    }

    private static Stream<String> threads(Process process) throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            return tasks.map(LauncherTest::name).toList().stream();
        }
    }

    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm"));
        } catch (IOException e) {
            // It has ended meanwhile.
            return "";
        }
    }

    private String script(String text) throws IOException {
        return Files.writeString(folder.resolve("script.js"), text).toString();
    }

    private String recording() throws IOException {
        return Files.writeString(
                        folder.resolve("recording.jsonl"), "{\"stream\":\"procs\",\"os\":\"linux\",\"pid\":1}\n")
                .toString();
    }
}
