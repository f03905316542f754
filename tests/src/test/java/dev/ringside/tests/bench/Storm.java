package dev.ringside.tests.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A storm of processes on processor 0, in rounds. */
final class Storm implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final int WARM_UP = 1000;

    private final Process process;
    private final Path program;

    /** @param directory where the program that is started again and again is put */
    Storm(Path directory) throws IOException {
        program = directory.resolve("rs-bench-child");
        Files.copy(Path.of("/bin/true"), program);
        if (!program.toFile().setExecutable(true)) {
            throw new IllegalStateException("cannot make " + program + " executable");
        }
        process = new ProcessBuilder(
                        "taskset",
                        "-c",
                        "0",
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StormProgram.class.getName(),
                        program.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        run(WARM_UP);
    }

    /** The file name of the program. */
    String name() {
        return String.valueOf(program.getFileName());
    }

    /**
     * What a round took.
     *
     * @param wallNanos time on the clock for each start
     * @param processorNanos time of the processor, in user and kernel mode, for each start
     */
    record Round(double wallNanos, double processorNanos) {}

    /** Starts the program so many times. */
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
