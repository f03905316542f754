package dev.ringside.tests.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.syntax.OperatorHelp;
import org.junit.jupiter.api.Test;

/** The example that the documentation has for each word of the language is a case, which runs with all others. */
class DocumentedExamplesTest {
    private static final String FILE = "documented-examples.txt";

    @Test
    void everyExampleIsACaseAndNothingElse() {
        assertThat(LanguageFile.all())
                .filteredOn(file -> file.name().equals(FILE))
                .flatExtracting(LanguageFile::sections)
                .flatExtracting(LanguageFile.Section::cases)
                .extracting(one -> one.title() + ": " + one.query())
                .containsExactlyInAnyOrderElementsOf(OperatorHelp.all().stream()
                        .map(help -> help.word() + ": " + help.example())
                        .toList());
    }
}
