package dev.ringside.runtime.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.runtime.agent.RotatedFile.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RotatedFileTest {
    @TempDir
    Path folder;

    private void write(Limits limits, int lines) throws IOException {
        try (RotatedFile file = new RotatedFile(folder.resolve("a.jsonl"), limits)) {
            for (int i = 0; i < lines; i++) {
                file.append(line("line " + i));
            }
        }
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void aFileThatIsFullIsPutAsideAndTheOldestGo() throws IOException {
        write(new Limits(14, 3, 1_000), 10);

        assertThat(names()).containsExactly("a.1.jsonl", "a.2.jsonl", "a.jsonl");
        assertThat(text("a.jsonl")).isEqualTo("line 8\nline 9\n");
        assertThat(text("a.1.jsonl")).isEqualTo("line 6\nline 7\n");
        assertThat(text("a.2.jsonl")).isEqualTo("line 4\nline 5\n");
    }

    @Test
    void allTogetherTakeNoMoreThanTheirRoom() throws IOException {
        write(new Limits(14, 10, 30), 10);

        assertThat(names()).containsExactly("a.1.jsonl", "a.jsonl");
    }

    @Test
    void whereFewerAreKeptThanBeforeTheOthersGo() throws IOException {
        write(new Limits(7, 6, 1_000), 6);
        write(new Limits(7, 2, 1_000), 1);

        assertThat(names()).containsExactly("a.1.jsonl", "a.jsonl");
    }

    @Test
    void oneFileAloneBeginsAgain() throws IOException {
        write(new Limits(14, 1, 14), 3);

        assertThat(names()).containsExactly("a.jsonl");
        assertThat(text("a.jsonl")).isEqualTo("line 2\n");
    }

    @Test
    void anotherRunGoesOnInTheSameFileAndEndsALineThatWasCutOff() throws IOException {
        Files.writeString(folder.resolve("a.jsonl"), "cut o");
        write(new Limits(100, 2, 200), 1);

        assertThat(text("a.jsonl")).isEqualTo("cut o\nline 0\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsNoReasonNotToTryAgain() throws IOException {
        Path place = Files.createSymbolicLink(folder.resolve("a.jsonl"), Path.of("/dev/full"));
        try (RotatedFile file = new RotatedFile(place, new Limits(100, 2, 200))) {
            assertThatThrownBy(() -> file.append(line("lost"))).hasMessageContaining("No space left");
            Files.delete(place);
            file.append(line("kept"));
        }

        assertThat(text("a.jsonl")).isEqualTo("kept\n");
    }
}
