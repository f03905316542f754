package dev.ringside.tests.language;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringside.tests.examples.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Every case of the files gives through the real program what its file says. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is started by a shell of Unix")
class ProgramTest {
    @TempDir
    Path directory;

    private Installation ringside;

    @BeforeEach
    void install() throws IOException {
        ringside = new Installation(directory);
    }

    @TestFactory
    Stream<DynamicTest> files() {
        return LanguageFile.all().stream().map(file -> dynamicTest(file.name(), () -> check(file)));
    }

    private void check(LanguageFile file) throws IOException, InterruptedException {
        SoftAssertions softly = new SoftAssertions();
        for (LanguageFile.Section section : file.sections()) {
            Path own = Files.createTempDirectory(directory, "section");
            section.writeTo(own);

            List<LanguageCase> cases =
                    section.cases().stream().filter(ShellSession::canRun).toList();

            List<Outcome> outcomes = new ShellSession(ringside, own).run(cases);

            for (int i = 0; i < outcomes.size(); i++) {
                LanguageCase one = cases.get(i);
                softly.assertThat(outcomes.get(i))
                        .as("%s%n%s", one.title(), one.query())
                        .hasToString(one.expected());
            }
        }
        softly.assertAll();
    }
}
