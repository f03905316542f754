package dev.ringside.tests.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every case of the files gives what its file says, over a recording and as it happens. */
class InProcessTest {
    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicNode> cases() {
        return LanguageFile.all().stream()
                .map(file -> dynamicContainer(
                        file.name(), file.sections().stream().flatMap(section -> cases(file, section))));
    }

    private Stream<DynamicTest> cases(LanguageFile file, LanguageFile.Section section) {
        return section.cases().stream().map(one -> dynamicTest(one.title(), () -> check(file, section, one)));
    }

    private void check(LanguageFile file, LanguageFile.Section section, LanguageCase one) throws IOException {
        Path own = Files.createTempDirectory(directory, "case");
        section.writeTo(own);
        InProcess inProcess = new InProcess(own);

        assertThat(inProcess.overRecording(one.query()))
                .as("%s: %s%n%s", file.name(), one.title(), one.query())
                .hasToString(one.expected());
        assertThat(inProcess.overEvents(one.query(), section.events()))
                .as("%s, as it happens: %s%n%s", file.name(), one.title(), one.query())
                .hasToString(one.expected());
    }

    @Test
    void titlesAreNotRepeatedInAFile() {
        assertThat(LanguageFile.all())
                .allSatisfy(file -> assertThat(file.sections())
                        .flatExtracting(LanguageFile.Section::cases)
                        .extracting(LanguageCase::title)
                        .as(file.name())
                        .doesNotHaveDuplicates());
    }
}
