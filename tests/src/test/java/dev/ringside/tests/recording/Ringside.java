package dev.ringside.tests.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of Ringside's in a process of its own. */
final class Ringside implements AutoCloseable {
    /** A machine that is busy with other tests takes its time to start a JVM. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private final Process process;
    private final Path output;
    private final Path errors;

    private Ringside(Path folder, String... arguments) throws IOException {
        output = Files.createTempFile(folder, "output", "");
        errors = Files.createTempFile(folder, "errors", "");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                CLASS_PATH,
                "dev.ringside.shell.Main"));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
    }

    /** Starts a command in that folder. */
    static Ringside start(Path folder, String... arguments) throws IOException {
        return new Ringside(folder, arguments);
    }

    /** Runs a command to its end, which has to be a good one. */
    static String run(Path folder, String... arguments) throws Exception {
        try (Ringside command = start(folder, arguments)) {
            assertThat(command.end()).as(command.errors()).isZero();
            return command.output();
        }
    }

    String output() {
        return read(output);
    }

    String errors() {
        return read(errors);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until standard error says something. */
    void awaitError(String text) {
        await().atMost(PATIENCE).until(() -> errors().contains(text));
    }

    /** Waits until standard output says something. */
    void awaitOutput(String text) {
        await().atMost(PATIENCE).until(() -> output().contains(text));
    }

    /** Waits for so many milliseconds, in which it should not end: when it is killed is what a test varies. */
    void letLive(int millis) throws InterruptedException {
        assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).as(errors()).isFalse();
    }

    /** Ends it as Ctrl-C does, and gives its status. */
    int interrupt() throws Exception {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        return end();
    }

    /** Ends it without letting it know. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private int end() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
