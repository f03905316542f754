package dev.ringside.tests.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.json.JsonValue;
import dev.ringside.runtime.script.ScriptOptions;
import dev.ringside.runtime.script.ScriptSource;
import dev.ringside.runtime.script.alert.RuleInfo;
import dev.ringside.runtime.script.cases.CaseFile;
import dev.ringside.runtime.script.cases.CaseResult;
import dev.ringside.runtime.script.cases.CaseRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetectionsTest {
    private static final Path DETECTIONS = Path.of(System.getProperty("ringside.root", ".."), "scripts", "detections");

    private static CaseRunner runner;

    @BeforeAll
    static void open() {
        runner = new CaseRunner(Schema.standard(), ScriptOptions.REPLAY);
    }

    @AfterAll
    static void close() {
        runner.close();
    }

    static List<Path> detections() throws IOException {
        try (Stream<Path> files = Files.walk(DETECTIONS)) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("detections")
    void aDetectionRaisesWhatItsCasesSayAndShowsARunOfThem(Path script) throws IOException {
        CaseFile cases = CaseFile.read(CaseFile.beside(script).orElseThrow(), Schema.standard());

        List<CaseResult> results = runner.run(ScriptSource.read(script), cases);

        assertThat(results)
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.problems())
                        .as("%s: %s", result.tested().name(), result.found())
                        .isEmpty());
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
        String names = Files.readString(DETECTIONS.resolveSibling("lib").resolve("attack.js"));

        assertThat(rule.title()).isNotEqualTo(rule.id());
        assertThat(rule.techniques())
                .isNotEmpty()
                .allSatisfy(technique -> assertThat(names).containsPattern("\"?" + technique + "\"?: \""));
        assertThat(rule.tags()).isNotEmpty();
        assertThat(opening(source.text()))
                .contains(" level=", "\n// Known false positives: ", "\n// References: https://")
                .containsPattern("\n// {5}(\\$ sudo|>) ringside run " + script.getFileName() + " -o line\n");
    }

    @Test
    void theListOfDetectionsHasAllOfThemWithWhatTheySay() throws IOException {
        assertThat(Files.readString(DETECTIONS.resolve("README.md")).lines())
                .filteredOn(line -> line.startsWith("| ["))
                .containsExactlyInAnyOrderElementsOf(
                        detections().stream().map(DetectionsTest::row).toList());
    }

    private static String row(Path script) {
        RuleInfo rule = ScriptSource.read(script).rule();
        return "| [%s](%s) | %s | %s | %s |"
                .formatted(
                        rule.id(),
                        DETECTIONS.relativize(script),
                        rule.title(),
                        String.join(", ", rule.techniques()),
                        rule.level().word());
    }

    /** The comments before the code. */
    private static String opening(String text) {
        return text.lines().takeWhile(line -> line.startsWith("//")).collect(Collectors.joining("\n", "", "\n"));
    }

    /** The alerts that the opening shows. */
    private static List<String> sample(Path script) throws IOException {
        return opening(Files.readString(script))
                .lines()
                .filter(line -> line.startsWith("//     time="))
                .map(line -> line.substring("//     ".length()))
                .toList();
    }

    /** An alert as {@code -o line} writes it, as much as a sample shows. */
    private static String line(JsonValue alert) {
        return Stream.of("time", "level", "rule", "message")
                .map(name -> name + "=" + value(alert, name))
                .collect(Collectors.joining(" "));
    }

    private static String value(JsonValue alert, String name) {
        JsonValue value = ((JsonValue.Members) alert).member(name).orElseThrow();
        return name.equals("message") ? value.toString() : ((JsonValue.Text) value).value();
    }
}
