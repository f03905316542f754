package dev.ringside.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries on the command line that go beyond the language. */
final class QuestionTest {
    @TempDir
    private Path folder;

    private String recording = "";

    @BeforeEach
    void record() throws Exception {
        recording = Files.writeString(folder.resolve("recording.jsonl"), """
                        {"stream":"procs","os":"linux","pid":1,"name":"sh","cmdline":"sh -c id"}
                        {"stream":"procs","os":"linux","pid":2,"name":"id","cmdline":"id"}
                        """).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "procs.where(name == 'sh').select(pid)",
                "procs.where(p => p.cmdline.split(' ').length == 3).select(pid)",
                "const name = 'sh'; procs.where(p => p.name == name).select(pid)",
                "const shells = ['sh', 'dash'];\nprocs.where(name.in(shells)).select(pid)",
                "procs.where(p => p.pid == Math.min(1, 2)).select(pid)",
                "procs.where(`name == '${'SH'.toLowerCase()}'`).select(pid)",
            })
    void theLanguageAndJavaScriptAskTheSame(String question) {
        assertThat(InProcess.run("query", question, "--from", recording))
                .isEqualTo(new InProcess(0, "{\"pid\":1}\n", ""));
    }

    @Test
    void limitsHoldForJavaScriptToo() {
        assertThat(InProcess.run(
                                "query",
                                "procs.where(p => p.pid + 0 > 0);",
                                "--from",
                                recording,
                                "--count",
                                "1",
                                "-o",
                                "csv")
                        .out())
                .hasLineCount(2);
    }

    @Test
    void theExplanationShowsWhatRunsAsJavaScript() {
        assertThat(InProcess.run(
                                "explain",
                                "procs.where(p => p.pid > 1 && p.cmdline.split(' ').length > 2)",
                                "--from",
                                recording)
                        .out())
                .contains("where  pid > 1\n")
                .contains("JavaScript runs in user mode\n");
    }

    @Test
    void mistakesArePointedAtInTheQuestion() {
        InProcess unknown = InProcess.run("query", "const x = 1; procs.where(pidd == x)", "--from", recording);
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err())
                .startsWith("error[RS0107]: pidd is neither a field of procs nor a variable\n --> query:1:26\n")
                .endsWith("help: did you mean pid?\n");

        InProcess thrown = InProcess.run("query", "procs.where(p => nobody(p))", "--from", recording);
        assertThat(thrown.status()).isEqualTo(5);
        assertThat(thrown.err()).startsWith("error[RS0501]: ReferenceError: nobody is not defined\n --> query:1:18\n");
    }

    @Test
    void whatGivesNoQueryIsRefused() {
        assertThat(InProcess.run("query", "const x = 1; x + 1").err())
                .startsWith("error[RS0201]: this is no query: it gives 2\n");
        assertThat(InProcess.run("query", "const x = 1;").status()).isEqualTo(2);
    }

    @Test
    void whatIsOnlyMistypedIsNotTakenForJavaScript() {
        assertThat(InProcess.run("query", "proc.where(pid == 1)").err())
                .startsWith("error[RS0103]: there is no stream proc\n");
    }
}
