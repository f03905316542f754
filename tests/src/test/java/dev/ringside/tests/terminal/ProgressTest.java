package dev.ringside.tests.terminal;

import static dev.ringside.tests.terminal.Key.CTRL_C;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Reading a recording that takes its time, at a terminal. */
@EnabledOnOs(OS.LINUX)
class ProgressTest {
    private static final Size SIZE = Size.of(100, 20);

    @TempDir
    Path directory;

    @Test
    void aLineTellsHowFarItIsAndLeavesRoomForWhatIsFound() throws Exception {
        Path pipe = pipe();
        try (Person person = Person.watching(
                        directory, SIZE, "query", "procs.where(pid < 10).select(pid)", "--from", pipe.toString());
                OutputStream recording = Files.newOutputStream(pipe)) {
            write(recording, 77, 78);
            person.sees(" read, 2 events, 0 matched");

            write(recording, 7);
            person.sees("7").sees(" read, 3 events, 1 matched");

            person.presses(CTRL_C).isOut(0);
            assertThat(person.screen().stream().map(String::strip).toList())
                    .contains("7")
                    .noneMatch(line -> line.contains("matched"));
        }
    }

    @Test
    void whatWasCountedUntilCtrlCIsShown() throws Exception {
        Path pipe = pipe();
        try (Person person = Person.watching(directory, SIZE, "query", "procs.count()", "--from", pipe.toString());
                OutputStream recording = Files.newOutputStream(pipe)) {
            write(recording, 1, 2, 3);
            person.sees(" read, 3 events, 0 matched").presses(CTRL_C).isOut(0);

            assertThat(person.screen().stream().map(String::strip).toList()).contains("3");
        }
    }

    @Test
    void nothingFoundUntilCtrlCIsNotAnAnswer() throws Exception {
        Path pipe = pipe();
        try (Person person =
                        Person.watching(directory, SIZE, "query", "procs.where(pid == 0)", "--from", pipe.toString());
                OutputStream recording = Files.newOutputStream(pipe)) {
            write(recording, 1);
            person.sees(" read, 1 event, 0 matched").presses(CTRL_C).isOut(130);
        }
    }

    private Path pipe() throws Exception {
        Path pipe = directory.resolve("recording");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    private static void write(OutputStream recording, int... pids) throws Exception {
        for (int pid : pids) {
            String line =
                    "{\"stream\":\"procs\",\"os\":\"linux\",\"time\":\"2026-01-31T12:00:00Z\",\"pid\":" + pid + "}\n";
            recording.write(line.getBytes(StandardCharsets.UTF_8));
        }
        recording.flush();
    }
}
