package dev.ringside.tests.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.tests.examples.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of the files gives what they say through the program, which reads the queries of a file from its standard input. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is started by a shell of Unix")
final class LanguageProgramTest {
    /** What the shell answers with a line that no query gives, so that one query's rows can be told from the next one's. */
    private static final String MARK = ".mode jsonl";

    private static final String ANSWER = "rows are shown as jsonl\n";
    /** The program would wait for the rest of a query that is not complete. */
    private static final String UNFINISHED = "RS0102";

    @TempDir
    Path folder;

    private Installation ringside;

    @BeforeEach
    void install() throws IOException {
        ringside = new Installation(folder);
    }

    static Stream<LanguageFile> files() {
        return LanguageFile.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void theProgramGivesTheSame(LanguageFile file) throws Exception {
        for (LanguageFile.Part part : file.parts()) {
            List<LanguageFile.Case> cases = part.cases().stream()
                    .filter(one -> !one.expected().contains(UNFINISHED))
                    .toList();
            List<String> input = new ArrayList<>();
            cases.forEach(one -> input.addAll(List.of(one.query(), MARK)));
            Files.write(folder.resolve("events.jsonl"), part.events());
            Files.write(folder.resolve("input"), input);
            Installation.Outcome outcome =
                    ringside.shell(folder, "-c", "ringside --from events.jsonl -o jsonl --no-color < input");

            List<String> answers = Arrays.asList(outcome.output().split(ANSWER, -1));
            assertThat(answers).as(outcome.errors()).hasSize(cases.size() + 1);
            for (int i = 0; i < cases.size(); i++) {
                check(cases.get(i), answers.get(i), outcome.errors());
            }
        }
    }

    private static void check(LanguageFile.Case one, String answer, String errors) {
        if (one.expected().startsWith("  RS")) {
            assertThat(answer).as(one.query()).isEmpty();
            one.expected()
                    .lines()
                    .map(line -> "error[" + line.strip().replaceFirst(":", "]:"))
                    .forEach(line -> assertThat(errors).as(one.query()).contains(line));
        } else {
            assertThat(answer.indent(2)).as(one.query()).isEqualTo(one.expected());
        }
    }
}
