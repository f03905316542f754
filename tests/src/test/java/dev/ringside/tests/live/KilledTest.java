package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ringside is killed at any moment: the kernel takes down all that was its. */
@NeedsKernel
@Tag("slow")
class KilledTest {
    private static final int TIMES = 100;
    /** Longer than it takes from the start of the JVM to the first event, on an idle machine. */
    private static final int LONGEST_LIFE_MILLIS = 1500;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path PINS = Path.of("/sys/fs/bpf");

    /** The tests' classes are where the test framework, which runs from a jar of nothing but a manifest, says they are. */
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private final Random random = new Random(7);

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void nothingIsLeftOfIt() throws Exception {
        SortedSet<String> held = new TreeSet<>();
        for (int i = 0; i < TIMES; i++) {
            Process process = start();
            try {
                // How long it lives is what varies, from before its programs are there to long after.
                process.waitFor(random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
                held.addAll(KernelObjects.heldBy(Long.toString(process.pid())));
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        assertThat(held).as("it lived long enough to load something").isNotEmpty();
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(there()).doesNotContainAnyElementsOf(held));
        if (Files.isDirectory(PINS)) {
            try (var pinned = Files.list(PINS)) {
                assertThat(pinned)
                        .noneMatch(path -> path.getFileName().toString().contains("rs_"));
            }
        }
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        CLASS_PATH,
                        "dev.ringside.shell.Main",
                        "query",
                        "files.where(path.startsWith(\"/etc/\"))"))
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The programs and maps that the kernel has. */
    private static SortedSet<String> there() throws IOException, InterruptedException {
        SortedSet<String> there = new TreeSet<>();
        for (String kind : List.of("prog", "map")) {
            Process process = new ProcessBuilder("bpftool", kind, "list").start();
            process.getErrorStream().close();
            for (String line : new String(process.getInputStream().readAllBytes()).split("\n")) {
                if (line.matches("\\d+:.*")) {
                    there.add(kind + "_id:" + line.substring(0, line.indexOf(':')));
                }
            }
            assertThat(process.waitFor()).isZero();
        }
        return there;
    }
}
