package dev.ringside.tests.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A storm on one processor, in rounds: of processes that start, or of a file that is opened. */
final class Storm implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final int WARM_UP = 1000;
    private static final int OPENS_TO_WARM_UP = 200_000;

    private final Process process;
    private final Path file;

    /**
     * A storm of processes, on processor 0.
     *
     * @param directory where the program that is started again and again is put
     */
    Storm(Path directory) throws IOException {
        this("start", child(directory), 0, WARM_UP);
    }

    private Storm(String what, Path file, int processor, int warmUp) throws IOException {
        this.file = file;
        process = new ProcessBuilder(
                        "taskset",
                        "-c",
                        Integer.toString(processor),
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StormProgram.class.getName(),
                        what,
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        run(warmUp);
    }

    /** A storm that opens and closes a file, on that processor. */
    static Storm ofOpens(Path file, int processor) throws IOException {
        return new Storm("open", file, processor, OPENS_TO_WARM_UP);
    }

    private static Path child(Path directory) throws IOException {
        Path program = directory.resolve("rs-bench-child");
        Files.copy(Path.of("/bin/true"), program);
        if (!program.toFile().setExecutable(true)) {
            throw new IllegalStateException("cannot make " + program + " executable");
        }
        return program;
    }

    /** The file name of the program, or of what is opened. */
    String name() {
        return String.valueOf(file.getFileName());
    }

    long pid() {
        return process.pid();
    }

    /**
     * What a round took.
     *
     * @param wallNanos time on the clock for each time
     * @param processorNanos time of the processor, in user and kernel mode, for each time
     */
    record Round(double wallNanos, double processorNanos) {}

    /** Starts the program, or opens the file, so many times. */
    Round run(int times) {
        try {
            return begin(times).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("the storm failed", e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the storm hangs", e);
        }
    }

    /** The same, in the background. One round at a time. */
    CompletableFuture<Round> begin(int times) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                BufferedReader answers = process.inputReader();
                process.outputWriter().append(times + "\n").flush();
                String answer = answers.readLine();
                if (answer == null) {
                    throw new IllegalStateException("the storm has ended");
                }
                String[] nanos = answer.split(" ", 2);
                return new Round(Double.parseDouble(nanos[0]) / times, Double.parseDouble(nanos[1]) / times);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
