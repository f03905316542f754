package dev.ringside.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a command that records or exports is said before anything is watched or written. */
final class RecordTest {
    @TempDir
    private Path folder;

    @Test
    void aFileThatIsThereIsLeftAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("x.rec"), "mine");

        InProcess recorded = InProcess.run("record", file.toString());
        InProcess exported =
                InProcess.run("export", "--from", "no-such.jsonl", "--to", file.toString(), "-o", "csv", "procs");

        assertThat(recorded.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(recorded.err()).contains("is there already", "--append", "--overwrite");
        assertThat(exported.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(exported.err()).contains("is there already", "--overwrite");
        assertThat(file).hasContent("mine");
    }

    @ParameterizedTest
    @CsvSource({
        "record, FILE is missing",
        "record x.rec prcs, there is no stream",
        "record x.rec procs procs, procs is asked for twice",
        "record x.rec procs.now(), is what there is",
        "record x.rec procs.groupBy(name).count(), a recording holds events of streams",
        "record x.rec --append --overwrite, a recording is either gone on with or replaced",
        "record x.rec --keep 3, there is one file",
        "record x.rec --rotate-size 2M --keep-size 1M, is more than --keep-size",
        "record x.rec --rotate-size 2MB, is not a number of bytes",
        "export procs --from a.jsonl, it is not said which file to write",
        "export procs --from a.jsonl --to a, does not say which format to write",
        "export procs exits --from a.jsonl --to a.csv, is one table",
        "export --from a.jsonl --to a.parquet, is one table",
        "query procs --speed 2x, cannot be made to happen faster or slower",
        "query procs --from a.jsonl --speed 0x, is not a speed",
    })
    void whatIsWrongIsSaid(String line, String message) {
        InProcess run = InProcess.run(line.split(" ", -1));

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains(message);
        assertThat(Path.of("x.rec")).doesNotExist();
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        InProcess recorded = InProcess.run("record", folder.resolve("no/x.rec").toString());

        assertThat(recorded.status()).isEqualTo(ExitStatus.INTERNAL);
        assertThat(recorded.err()).contains("there is no directory");
    }
}
