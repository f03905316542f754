package dev.ringside.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceFilesTest {
    private static final String EVENT = """
            {"stream":"procs","time":"2026-01-05T08:00:0%d.000Z","os":"linux","pid":%d,"name":"sh"}
            """;

    @TempDir
    Path directory;

    private String monday;
    private String tuesday;

    @BeforeEach
    void write() throws IOException {
        monday = file("monday.jsonl", EVENT.formatted(1, 1));
        tuesday = file("tuesday.jsonl", EVENT.formatted(2, 2));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    @Test
    void aPatternThatTheShellHasTakenApartIsOneAgain() {
        for (List<String> arguments : List.of(
                List.of("query", "procs.select(pid)", "--from", monday, tuesday),
                List.of("query", "--from", monday, tuesday, "procs.select(pid)"),
                List.of("query", "procs.select(pid)", "--from=" + monday, tuesday),
                List.of("query", "procs.select(pid)", "--from", directory + "/*.jsonl"))) {
            InProcess run = InProcess.run(
                    Stream.concat(arguments.stream(), Stream.of("-o", "jsonl")).toArray(String[]::new));
            assertThat(run).as(arguments.toString()).isEqualTo(new InProcess(0, "{\"pid\":1}\n{\"pid\":2}\n", ""));
        }
    }

    @Test
    void whatIsNoFileIsNone() throws IOException {
        String script = file("hunt.js", "");
        String missing = directory.resolve("missing.jsonl").toString();
        for (List<String> arguments : List.of(
                List.of("query", "--from", monday, "procs"),
                List.of("query", "procs", "--from", "live", monday),
                List.of("query", "procs", "--from", "-", monday),
                List.of("query", "procs", "--from", monday, missing),
                List.of("query", "procs", "--from", monday, directory.toString()),
                List.of("run", "--from", monday, script),
                List.of("query", "procs", "--from", monday, "--count", "1", tuesday),
                List.of("query", "procs", "--from", monday, "--", tuesday),
                List.of("query", "--from"),
                List.of("query", tuesday))) {
            assertThat(SourceFiles.named(arguments)).isEqualTo(arguments);
        }
    }

    @Test
    void oneThatIsNotThereIsToldSo() {
        InProcess run = InProcess.run("query", "procs", "--from", monday, "nope.jsonl");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("error[RS0201]: 'nope.jsonl' is one argument too many\n")
                .endsWith("help: there is no file of that name to read\n");
    }
}
