package dev.ringside.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.record.Target.Existing;
import dev.ringside.runtime.record.Target.Rotation;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class RecorderTest {
    @TempDir
    private Path folder;

    private final List<Diagnostic> complaints = new ArrayList<>();

    private Path file() {
        return folder.resolve("x.rec");
    }

    private Target target(Existing existing) {
        return new Target(file(), existing, Rotation.NONE);
    }

    @Test
    void whatIsRecordedIsReadBackInItsOrder() throws Exception {
        try (Recorded recorded = Recorded.to(file())) {
            recorded.start(1, 2, 3);
        }

        assertThat(Recorded.pids(complaints, file())).containsExactly(1L, 2L, 3L);
        assertThat(complaints).isEmpty();
    }

    @Test
    void itIsReadableWhileItIsWritten() throws Exception {
        try (Recorded recorded = Recorded.to(file())) {
            recorded.startAndAwait(1, 2);
            assertThat(Recorded.pids(complaints, file())).containsExactly(1L, 2L);

            recorded.startAndAwait(3);
            assertThat(Recorded.pids(complaints, file())).containsExactly(1L, 2L, 3L);
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void decompressedItIsJsonLinesThatAreReadAsWell() throws Exception {
        try (Recorded recorded = Recorded.to(file())) {
            recorded.startAndAwait(1);
            recorded.startAndAwait(2);
        }
        Path lines = folder.resolve("x.jsonl");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file()))) {
            Files.copy(in, lines);
        }

        List<String> all = Files.readAllLines(lines);
        assertThat(all.getFirst())
                .startsWith("{\"recording\":\"begin\",\"version\":1,")
                .contains("\"by\":\"ringside 1.2.3\"", "\"queries\":[\"procs\",\"exits\"]");
        assertThat(all.getLast()).startsWith("{\"recording\":\"end\",").contains("\"events\":2");
        assertThat(Recorded.pids(complaints, lines)).containsExactly(1L, 2L);
        assertThat(complaints).isEmpty();
    }

    @Test
    void conditionsAndSelectionsHoldForWhatIsWritten() throws Exception {
        try (Recorded recorded = Recorded.of(file(), "procs.where(pid > 1).select(pid)")) {
            recorded.start(1, 2);
        }

        List<Event> events = Recorded.events("procs", complaints, file());
        assertThat(events).hasSize(1);
        Event only = events.getFirst();
        assertThat(only.has(Recorded.PROCS.field("time").slot())).isTrue();
        assertThat(only.has(Recorded.PROCS.field("cmdline").slot())).isFalse();
    }

    @Test
    void aFileThatIsThereIsLeftAloneUnlessItIsSaidWhatToDoWithIt() throws Exception {
        try (Recorded recorded = Recorded.to(file())) {
            recorded.start(1);
        }
        assertThatThrownBy(() -> Recorded.to(file())).hasMessageContaining("is there already");

        try (Recorded recorded = Recorded.to(target(Existing.APPEND))) {
            recorded.start(2);
        }
        assertThat(Recorded.pids(complaints, file())).containsExactly(1L, 2L);

        try (Recorded recorded = Recorded.to(target(Existing.OVERWRITE))) {
            recorded.start(3);
        }
        assertThat(Recorded.pids(complaints, file())).containsExactly(3L);
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatIsNoRecordingIsNotGoneOnWith() throws Exception {
        Files.writeString(file(), "something of somebody's, and longer than the header of a piece");

        assertThatThrownBy(() -> Recorded.to(target(Existing.APPEND))).hasMessageContaining("is no recording");
        assertThat(file()).hasContent("something of somebody's, and longer than the header of a piece");
    }

    @Test
    void aPieceThatWasNotFinishedIsTakenOffBeforeItGoesOn() throws Exception {
        try (Recorded recorded = Recorded.to(file())) {
            recorded.startAndAwait(1);
            recorded.startAndAwait(2);
        }
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length - 5));

        try (Recorded recorded = Recorded.to(target(Existing.APPEND))) {
            recorded.start(3);
        }

        assertThat(Recorded.pids(complaints, file())).containsExactly(1L, 2L, 3L);
        assertThat(complaints).isEmpty();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).endsWith("}\n");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files have owners there, and no mode")
    void onlyTheOwnerMayReadIt() throws Exception {
        Files.writeString(file(), "anybody may read this");
        try (Recorded recorded = Recorded.to(target(Existing.OVERWRITE))) {
            recorded.start(1);
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void whatAreNoEventsIsNotRecorded() {
        assertThatThrownBy(() -> Recorded.of(file(), "procs.groupBy(name).count()"))
                .hasMessageContaining("a recording holds events of streams");
        assertThatThrownBy(() -> Recorded.of(file(), "procs.now()")).hasMessageContaining("is what there is");
        assertThatThrownBy(() -> Recorded.of(file(), "procs.where(pid == 1)", "procs"))
                .hasMessageContaining("procs is asked for twice");
        assertThat(file()).doesNotExist();
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Recorded.to(folder.resolve("no/x.rec"))).hasMessageContaining("there is no directory");
    }
}
