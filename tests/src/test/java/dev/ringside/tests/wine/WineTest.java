package dev.ringside.tests.wine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringside.tests.wine.Wine.Outcome;
import dev.ringside.tests.wine.Wine.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsWine
class WineTest {
    private static final String SHELL = "dev.ringside.shell.Main";
    private static final String SHIPPED = "Ringside";
    private static final String FOR_TESTS = "RingsideTest";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CMD = "\\??\\C:\\windows\\system32\\cmd.exe";
    private static final String CALC = "\\??\\C:\\windows\\system32\\calc.exe";
    private static final String UNTOUCHED = "started false, seen 0, filtered 0, delivered 0, lost 0, generation 0";

    @TempDir
    private static Path folder;

    private static Wine wine;

    @BeforeAll
    static void start() throws IOException {
        wine = Wine.in(folder);
        install(SHIPPED, DriverFile.shipped().orElseThrow());
        install(FOR_TESTS, DriverFile.forTests().orElseThrow());
    }

    private static void install(String service, byte[] driver) throws IOException {
        wine.install(service + ".sys", driver);
        Outcome made = wine.run("sc", "create", service, "type=", "kernel", "binPath=", "C:\\" + service + ".sys");
        assertThat(made.status()).as(made.output()).isZero();
    }

    /** Just after its start Windows still holds the list of services. */
    private static void load(String service) {
        await().atMost(PATIENCE)
                .until(() -> wine.run("net", "start", service).output().contains("was started successfully"));
    }

    @AfterEach
    void unload() throws IOException {
        wine.run("net", "stop", FOR_TESTS);
        assertThat(wine.java(Starts.class).output()).as("the device is gone").contains("error 2 (file not found)");
    }

    @AfterAll
    static void end() throws IOException {
        wine.close();
    }

    @Test
    void aQueryIsFilteredInTheDriverAndOnlyWhatMatchesComes() throws IOException {
        load(FOR_TESTS);
        Running query = wine.startJava(
                SHELL,
                "query",
                "procs.where(name == \"CMD\" && cmdline.contains(\"/c\")).select(pid, name, image, cmdline)",
                "--count",
                "2",
                "--stats",
                "-o",
                "jsonl");
        await().atMost(PATIENCE).until(() -> wine.java(Starts.class).output().contains("started true"));
        // What was started but has no filter yet counts nothing.
        await().atMost(PATIENCE).until(() -> wine.java(Starts.class).output().matches("(?s).*generation [1-9].*"));
        Outcome raised =
                wine.java(Starts.class, CMD, "cmd.exe /c one", CMD, "cmd.exe /k", CALC, "calc /c", CMD, "cmd /c two");
        Outcome ended = query.end();

        assertThat(raised.output()).contains("seen 4, filtered 2, delivered 2, lost 0");
        assertThat(ended.status()).isZero();
        assertThat(ended.output().lines())
                .containsExactlyInAnyOrder(
                        "{\"pid\":5000,\"name\":\"cmd.exe\",\"image\":\"C:\\\\windows\\\\system32\\\\cmd.exe\",\"cmdline\":\"cmd.exe /c one\"}",
                        "{\"pid\":5006,\"name\":\"cmd.exe\",\"image\":\"C:\\\\windows\\\\system32\\\\cmd.exe\",\"cmdline\":\"cmd /c two\"}",
                        "procs: 4 seen, 2 filtered in kernel, 2 delivered, 0 lost, 2 matched");
        assertThat(wine.java(Starts.class).output()).contains("started false").contains("generation 0");
    }

    @Test
    void replacingWhileEventsStormLosesAndRepeatsNothing() throws IOException {
        load(FOR_TESTS);

        assertThat(wine.java(Storm.class).output()).contains("each once true, lost 0, balanced true, seen all true");
    }

    @Test
    void withoutTheDriverAQuerySaysWhatIsMissing() throws IOException {
        Outcome refused = wine.startJava(SHELL, "query", "procs").end();

        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.output()).contains("RS0301", "driver, which is not loaded", "help: ");
    }

    @Test
    void theShippedDriverDoesNotKnowHowToRaise() throws IOException {
        load(SHIPPED);
        try {
            assertThat(wine.java(Starts.class).output()).contains(UNTOUCHED);
            assertThat(wine.startJava(SHELL, "doctor").end().output()).contains("driver", "loaded, version 1.0");
            assertThat(wine.java(Starts.class, CMD, "cmd").output())
                    .contains("control code 0x8340a3fc: error 1 (invalid function)");
        } finally {
            wine.run("net", "stop", SHIPPED);
        }
    }
}
