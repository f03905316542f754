package dev.ringside.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.tests.fuzz.Fuzzing.Target;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each target for a few seconds from its seeds; {@code tests/fuzz/run} goes on from there. */
@EnabledOnOs(
        value = {OS.LINUX, OS.MAC},
        disabledReason = "Jazzer has native parts for Linux and macOS")
@Tag("slow")
class FuzzTest {
    private static final int SECONDS = 6;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void nothingThatIsFoundInAFewSecondsBreaksATarget(Target target) throws Exception {
        File log = directory.resolve("log").toFile();
        Path grown = Files.createDirectory(directory.resolve("grown"));

        int status = Fuzzing.prepare(target, List.of("-max_total_time=" + SECONDS, "-seed=1", "-verbosity=0"), grown)
                .redirectOutput(log)
                .start()
                .waitFor();

        assertThat(status)
                .as(() -> "tests/fuzz/README.md says how to go on from this:\n" + content(log))
                .isZero();
    }

    private static String content(File log) {
        try {
            return Files.readString(log.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
