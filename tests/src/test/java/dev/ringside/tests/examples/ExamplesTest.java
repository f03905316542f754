package dev.ringside.tests.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the examples are for a shell of Unix")
class ExamplesTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("ringside.root", ".."), "examples");

    @TempDir
    Path directory;

    private Installation ringside;

    @BeforeEach
    void install() throws IOException {
        ringside = new Installation(directory);
    }

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sh") || name.endsWith(".js"))
                    .sorted()
                    .toList();
        }
    }

    static List<String> commands() throws IOException {
        return examples().stream().filter(name -> name.endsWith(".sh")).toList();
    }

    static List<String> scripts() throws IOException {
        return examples().stream().filter(name -> name.endsWith(".js")).toList();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptRaisesTheAlertsAndWritesTheLinesThatItsExpectedOutputSays(String script) throws Exception {
        Installation.Outcome outcome =
                ringside.shell(EXAMPLES, "-c", "ringside run " + script + " --from recording.jsonl -o line");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.output() + outcome.errors())
                .isNotEmpty()
                .isEqualTo(Files.readString(EXAMPLES.resolve(script.replace(".js", ".expected"))));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anExampleWritesWhatItsExpectedOutputSays(String example) throws Exception {
        Installation.Outcome outcome = ringside.shell(EXAMPLES, example);

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.output())
                .isNotEmpty()
                .isEqualTo(Files.readString(EXAMPLES.resolve(example.replace(".sh", ".expected"))));
    }

    @Test
    void theReadmeListsEveryExampleAndNoOther() throws IOException {
        assertThat(Files.readString(EXAMPLES.resolve("README.md")).lines())
                .filteredOn(line -> line.startsWith("| ["))
                .extracting(line -> line.substring(line.indexOf('[') + 1, line.indexOf(']')))
                .containsExactlyInAnyOrderElementsOf(examples());
    }

    @Test
    void theRecordingIsInTheFormThatRingsideWrites() throws Exception {
        List<String> recorded = Files.readAllLines(EXAMPLES.resolve("recording.jsonl"));
        for (String stream : List.of("procs", "exits")) {
            Installation.Outcome outcome =
                    ringside.shell(EXAMPLES, "-c", "ringside query " + stream + " --from recording.jsonl -o jsonl");

            assertThat(outcome.output().lines())
                    .isNotEmpty()
                    .containsExactlyElementsOf(recorded.stream()
                            .filter(line -> line.contains("\"stream\":\"" + stream + "\""))
                            .toList());
        }
    }
}
