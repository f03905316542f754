package dev.ringside.tests.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringside.tests.examples.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Queries as commands of their own: formats, messages, and exit statuses. A few, since each is a process. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is started by a shell of Unix")
class CommandsTest {
    @TempDir
    Path directory;

    private Installation ringside;

    @BeforeEach
    void install() throws IOException {
        ringside = new Installation(directory);
    }

    @TestFactory
    Stream<DynamicTest> commands() {
        return LanguageFile.commands().stream()
                .flatMap(file -> file.sections().stream())
                .flatMap(section ->
                        section.cases().stream().map(one -> dynamicTest(one.title(), () -> check(section, one))));
    }

    private void check(LanguageFile.Section section, LanguageCase one) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(directory, "command");
        section.writeTo(own);

        Installation.Outcome outcome = ringside.shell(own, "-c", one.query());

        List<String> written = new ArrayList<>(outcome.output().lines().toList());
        outcome.errors().lines().forEach(written::add);
        if (outcome.status() != 0) {
            written.add("exit " + outcome.status());
        }
        assertThat(String.join("\n", written)).as(one.query()).isEqualTo(one.expected());
    }
}
