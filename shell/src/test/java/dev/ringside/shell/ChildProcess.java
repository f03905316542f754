package dev.ringside.shell;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ringside as a process of its own. */
final class ChildProcess implements AutoCloseable {
    /** Before it there is no such option. */
    private static final int FIRST_THAT_WARNS = 24;

    private final Process process;
    private final CompletableFuture<String> err;

    private ChildProcess(ProcessBuilder builder) throws IOException {
        process = builder.start();
        err = CompletableFuture.supplyAsync(() -> {
            try {
                return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * What came of it.
     *
     * @param status the exit status
     * @param out standard output
     * @param err standard error
     */
    record Outcome(int status, String out, String err) {}

    /** Runs it to its end. */
    static Outcome run(String... arguments) throws Exception {
        try (ChildProcess child = start(arguments)) {
            child.process.getOutputStream().close();
            return child.outcome();
        }
    }

    static ChildProcess start(String... arguments) throws IOException {
        return new ChildProcess(new ProcessBuilder(command(arguments)));
    }

    /** Starts it with standard error going where standard output goes. */
    static ChildProcess startMerged(String... arguments) throws IOException {
        return new ChildProcess(new ProcessBuilder(command(arguments)).redirectErrorStream(true));
    }

    /** Starts it with standard output going to a file. */
    static ChildProcess startInto(File out, String... arguments) throws IOException {
        return new ChildProcess(new ProcessBuilder(command(arguments)).redirectOutput(out));
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED"));
        if (Runtime.version().feature() >= FIRST_THAT_WARNS) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    Process process() {
        return process;
    }

    /** Sends a signal by its name, like {@code INT}. */
    void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits for the end and reads what there is left to read. */
    Outcome outcome() throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
        return new Outcome(process.exitValue(), out, err());
    }

    /** Everything on standard error, once it has ended. */
    String err() throws Exception {
        return err.get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
