package dev.ringside.tests.bench;

import dev.ringside.tests.bench.KernelPrograms.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A running bpftrace, pinned away from the storm, whose events go to a file. */
final class Bpftrace implements AutoCloseable {
    static final String HOOK = "tracepoint:sched:sched_process_exec ";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern LOST = Pattern.compile("Lost (\\d+) events");

    private final Process process;
    private final Path output;

    /** Starts it and waits until its program is in the kernel and runs. */
    static Bpftrace attached(Path directory, Storm storm, String script) throws IOException, InterruptedException {
        Bpftrace bpftrace = start(directory, script);
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (bpftrace.usage().count() == 0) {
                bpftrace.check(deadline);
                storm.run(1);
            }
        } catch (RuntimeException | IOException e) {
            bpftrace.close();
            throw e;
        }
        return bpftrace;
    }

    static Bpftrace start(Path directory, String script) throws IOException {
        return new Bpftrace(Files.createTempFile(directory, "bpftrace", ".out"), script);
    }

    private Bpftrace(Path output, String script) throws IOException {
        this.output = output;
        process = new ProcessBuilder("taskset", "-c", "1", "bpftrace", "-e", script)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** The kernel's statistics on its programs. */
    Usage usage() {
        return KernelPrograms.of(process.pid()).values().stream().reduce(Usage.NONE, Usage::plus);
    }

    /** Processor time that it has used itself, in nanoseconds. */
    long processorNanos() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    /** How many lines it has written that contain a text. */
    long lines(String text) throws IOException {
        try (Stream<String> lines = Files.lines(output, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains(text)).count();
        }
    }

    /** How many events it says that it lost. */
    long lost() throws IOException {
        Matcher matcher = LOST.matcher(Files.readString(output, StandardCharsets.ISO_8859_1));
        long lost = 0;
        while (matcher.find()) {
            lost += Long.parseLong(matcher.group(1));
        }
        return lost;
    }

    /** Waits until it has written something. */
    void awaitOutput(String text) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (lines(text) == 0) {
            check(deadline);
            Thread.sleep(1);
        }
    }

    private void check(long deadline) throws IOException {
        if (!process.isAlive() || System.nanoTime() > deadline) {
            throw new IllegalStateException("bpftrace does not do what it should: " + Files.readString(output));
        }
    }

    /** As {@link #end}. */
    @Override
    public void close() {
        end();
    }

    /** Ends it as a person does, so that it writes what it has. */
    void end() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
