package dev.ringside.tests.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.tests.agent.CommandRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows as files of other programs. */
@Timeout(120)
class ExportTest {
    private static final Path RECORDING =
            Path.of(System.getProperty("ringside.root", ".."), "examples", "recording.jsonl");

    @TempDir
    private Path folder;

    private CommandRun export(Path from, Path to, String... more) {
        List<String> arguments = new ArrayList<>(List.of("export", "--from", from.toString(), "--to", to.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Test
    void jsonLinesHaveAllStreamsInTheirOrder() throws Exception {
        Path to = folder.resolve("x.jsonl");

        CommandRun run = export(RECORDING, to);

        assertThat(run.status()).as(run.output()).isZero();
        // What the recording tells of ancestors is added to each event.
        assertThat(beginnings(to)).isEqualTo(beginnings(RECORDING));
        assertThat(run.output()).contains("x.jsonl: " + Files.readAllLines(to).size() + " rows");
        assertThat(files()).containsExactly(to);
    }

    private static List<String> beginnings(Path lines) throws Exception {
        return Files.readAllLines(lines).stream()
                .map(line -> line.substring(0, line.indexOf(",\"ppid\"")))
                .toList();
    }

    @Test
    void aTableHasTheRowsOfOneQuery() throws Exception {
        Path to = folder.resolve("x.csv");

        CommandRun run = export(RECORDING, to, "procs.where(uid == 0).select(pid, name).take(2)");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(Files.readAllLines(to)).hasSize(3).startsWith("pid,name");
    }

    @Test
    void parquetHasColumnsOfTheirTypes() throws Exception {
        Path from = folder.resolve("a.jsonl");
        Files.writeString(from, """
                {"time":"2026-11-26T03:09:54.895063028Z","stream":"procs","os":"linux","pid":7,"cmdline":"it's \\udcff","args":["it's","x"],"truncated":true}
                {"time":"2026-11-26T03:09:55Z","stream":"procs","os":"linux","pid":8,"ancestors":[{"pid":1,"name":"init"}]}
                """);
        Path to = folder.resolve("it's.parquet");

        CommandRun run = export(from, to, "procs");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(rows(
                        "select pid, cmdline, args[2], truncated, epoch_ns(time) % 1000000000, ancestors->>'$[0].name' from '"
                                + to.toString().replace("'", "''") + "'"))
                .containsExactly("7 it's \ufffd x true 895063028 null", "8 null null null 0 init");
        assertThat(files()).containsExactlyInAnyOrder(from, to);
    }

    @Test
    void parquetOfNothingIsATableToo() throws Exception {
        Path to = folder.resolve("x.parquet");

        assertThat(export(RECORDING, to, "events").status()).isZero();
        assertThat(rows("select count(*), count(provider) from '" + to + "'")).containsExactly("0 0");
    }

    @Test
    void theJarMayBeNamed() throws Exception {
        Path jar = Path.of(DuckDBDriver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path to = folder.resolve("x.parquet");

        CommandRun named = export(RECORDING, to, "procs.groupBy(name).count()", "--duckdb", jar.toString());
        CommandRun wrong = export(
                RECORDING,
                to,
                "procs",
                "--overwrite",
                "--duckdb",
                folder.resolve("no.jar").toString());

        assertThat(named.status()).as(named.output()).isZero();
        assertThat(rows("select sum(count) > 0 from '" + to + "'")).containsExactly("true");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.output()).contains("there is no file", "from a repository of Maven: org.duckdb:duckdb_jdbc:");
    }

    @Test
    void whatFailsLeavesNothing() throws Exception {
        CommandRun run = export(folder.resolve("no.jsonl"), folder.resolve("x.jsonl"));

        assertThat(run.status()).isEqualTo(3);
        assertThat(files()).isEmpty();
    }

    private static List<String> rows(String query) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getObject(i)));
                }
                rows.add(String.join(" ", row));
            }
        }
        return rows;
    }
}
