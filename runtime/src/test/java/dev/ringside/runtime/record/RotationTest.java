package dev.ringside.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.runtime.record.Target.Existing;
import dev.ringside.runtime.record.Target.Rotation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class RotationTest {
    /** Less than any piece has, so that each goes into a file of its own. */
    private static final OptionalLong EACH = OptionalLong.of(1);

    @TempDir
    private Path folder;

    private final List<Diagnostic> complaints = new ArrayList<>();

    private Target target(OptionalLong bytes, OptionalInt files, OptionalLong total) {
        return new Target(
                folder.resolve("x.rec"), Existing.REFUSE, new Rotation(bytes, OptionalLong.empty(), files, total));
    }

    private Path[] files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("x-\\d{8}T\\d{6}\\.\\d{3}Z\\.rec"))
                    .sorted()
                    .toArray(Path[]::new);
        }
    }

    @Test
    void everyFileStandsAlone() throws Exception {
        try (Recorded recorded = Recorded.to(target(EACH, OptionalInt.empty(), OptionalLong.empty()))) {
            recorded.startAndAwait(1);
            recorded.startAndAwait(2);
            recorded.startAndAwait(3);
            assertThat(recorded.recorder.size().files()).isEqualTo(3);
        }

        Path[] files = files();
        assertThat(files).hasSize(3);
        assertThat(Recorded.pids(complaints, files)).containsExactly(1L, 2L, 3L);
        assertThat(Recorded.pids(complaints, files[1])).containsExactly(2L);
        assertThat(complaints).isEmpty();
    }

    @Test
    void onlySoManyAreKept() throws Exception {
        try (Recorded recorded = Recorded.to(target(EACH, OptionalInt.of(2), OptionalLong.empty()))) {
            for (int pid = 1; pid <= 4; pid++) {
                recorded.startAndAwait(pid);
            }
        }

        assertThat(Recorded.pids(complaints, files())).containsExactly(3L, 4L);
    }

    @Test
    void onlySoMuchIsKeptAndNothingOfAnybodyElse() throws Exception {
        Path others = Files.writeString(
                folder.resolve("x-20200101T000000.000Z.rec"), "not Ringside's, and not to be removed");
        Path alike = Files.writeString(folder.resolve("xy-20200101T000000.000Z.rec"), "of another recording");
        long most = 3000;
        try (Recorded recorded = Recorded.to(target(EACH, OptionalInt.empty(), OptionalLong.of(most)))) {
            for (int pid = 1; pid <= 6; pid++) {
                recorded.startAndAwait(pid);
                assertThat(sizeOf(files(), others)).isLessThanOrEqualTo(most);
            }
        }

        List<Path> own = new ArrayList<>(List.of(files()));
        assertThat(own.remove(others)).isTrue();
        assertThat(Recorded.pids(complaints, own.toArray(Path[]::new)))
                .hasSizeBetween(2, 5)
                .endsWith(5L, 6L);
        assertThat(alike).exists();
    }

    @Test
    void whatWasThereBeforeCountsToo() throws Exception {
        for (int pid = 1; pid <= 3; pid++) {
            try (Recorded recorded = Recorded.to(target(EACH, OptionalInt.of(2), OptionalLong.empty()))) {
                recorded.startAndAwait(pid);
            }
        }

        assertThat(Recorded.pids(complaints, files())).containsExactly(2L, 3L);
    }

    private static long sizeOf(Path[] files, Path except) throws IOException {
        long size = 0;
        for (Path file : files) {
            size += file.equals(except) ? 0 : Files.size(file);
        }
        return size;
    }
}
