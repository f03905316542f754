package dev.ringside.tests.wine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.tests.wine.Wine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tests of the modules that know no terminal pass in a JVM for Windows, too. */
@NeedsWine
@Tag("slow")
class SuiteTest {
    @TempDir
    private static Path folder;

    private static Wine wine;

    @BeforeAll
    static void start() throws IOException {
        wine = Wine.in(folder);
    }

    @AfterAll
    static void end() throws IOException {
        wine.close();
    }

    @ParameterizedTest
    @CsvSource({"dsl, 1500", "runtime, 450"})
    void allThatPassesHerePassesThere(String module, int least) throws IOException {
        Path home = Path.of("..", module).toAbsolutePath().normalize();
        Path classes = home.resolve("target/test-classes");
        assertThat(Files.isDirectory(classes)).as("compiled tests of " + module).isTrue();

        Outcome outcome = wine.suite(home, classes);

        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(passed(outcome)).as(outcome.output()).isGreaterThan(least);
    }

    private static int passed(Outcome outcome) {
        String last = outcome.output().strip().lines().reduce("", (before, line) -> line);
        return Integer.parseInt(last.substring(0, last.indexOf(' ')));
    }
}
