package dev.ringside.tests.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.json.Timestamps;
import dev.ringside.runtime.script.ScriptOptions;
import dev.ringside.runtime.script.ScriptSource;
import dev.ringside.runtime.script.alert.Alert;
import dev.ringside.runtime.script.alert.RuleInfo;
import dev.ringside.runtime.script.cases.CaseFile;
import dev.ringside.runtime.script.cases.CaseResult;
import dev.ringside.runtime.script.cases.CaseRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetectionsTest {
    private static final Path DETECTIONS = Path.of(System.getProperty("ringside.root", ".."), "scripts", "detections");

    static List<Path> detections() throws IOException {
        try (Stream<Path> files = Files.walk(DETECTIONS)) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("detections")
    void aDetectionRaisesWhatItsCasesSayAndItsSampleRunIsReal(Path script) throws IOException {
        List<CaseResult> results = run(script);

        assertThat(results).isNotEmpty().allSatisfy(result -> {
            assertThat(result.problems()).as(result.name()).isEmpty();
            assertThat(result.passed())
                    .as("%s: %s", result.name(), result.found())
                    .isTrue();
        });
        assertThat(results)
                .as("a case that it reports")
                .anyMatch(result -> !result.found().isEmpty());
        assertThat(results)
                .as("a case that it does not report")
                .anyMatch(result -> result.found().isEmpty());
        List<String> lines = results.stream()
                .flatMap(result -> result.found().stream())
                .map(DetectionsTest::line)
                .toList();
        assertThat(sample(script)).isNotEmpty().isSubsetOf(lines);
    }

    @ParameterizedTest
    @MethodSource("detections")
    void aDetectionOpensWithWhatAHunterHasToKnow(Path script) throws IOException {
        ScriptSource source = ScriptSource.read(script);
        RuleInfo rule = source.rule();
        String comment = opening(source.text());

        assertThat(rule.title()).isNotEqualTo(rule.id());
        String names = Files.readString(DETECTIONS.resolveSibling("lib").resolve("attack.js"));
        assertThat(rule.techniques())
                .isNotEmpty()
                .allSatisfy(technique -> assertThat(names).containsPattern("\"?" + technique + "\"?: \""));
        assertThat(rule.tags()).isNotEmpty();
        assertThat(comment)
                .contains("level=", "\n// Known false positives: ", "\n// References: https://")
                .containsPattern("\n//     (\\$ sudo|>) ringside run " + script.getFileName() + " ");
    }

    @Test
    void theReadmeOfTheScriptsListsAllOfThem() throws IOException {
        assertThat(Files.readString(DETECTIONS.resolve("README.md")).lines())
                .filteredOn(line -> line.startsWith("| ["))
                .extracting(line -> line.replaceAll(".*]\\(([^)]*)\\).*", "$1"))
                .containsExactlyElementsOf(detections().stream()
                        .map(file -> DETECTIONS.relativize(file).toString())
                        .toList());
    }

    private static List<CaseResult> run(Path script) {
        CaseFile cases = CaseFile.read(CaseFile.beside(script).orElseThrow());
        return new CaseRunner(Schema.standard(), ScriptOptions.REPLAY).run(ScriptSource.read(script), cases);
    }

    /** The comments before the code. */
    private static String opening(String text) {
        return text.lines().takeWhile(line -> line.startsWith("//")).reduce("", (above, line) -> above + line + "\n");
    }

    /** The alerts that the comment shows. */
    private static List<String> sample(Path script) throws IOException {
        return Files.readString(script)
                .lines()
                .filter(line -> line.startsWith("//     time="))
                .map(line -> line.substring("//     ".length()))
                .toList();
    }

    /** An alert as {@code -o line} writes it, without what the sample leaves out. */
    private static String line(Alert alert) {
        return "time=" + new Timestamps().text(alert.time()) + " level="
                + alert.level().word() + " rule=" + alert.rule() + " message=\""
                + Pattern.compile("[\"\\\\]").matcher(alert.message()).replaceAll("\\\\$0") + "\"";
    }
}
