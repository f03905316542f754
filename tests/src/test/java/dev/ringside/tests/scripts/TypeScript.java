package dev.ringside.tests.scripts;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** TypeScript's compiler, which npm fetches into {@code target/} once. Tests are skipped where there is no Node.js or no registry. */
final class TypeScript {
    private static final String VERSION = "5.9.3";
    private static final long PATIENCE_SECONDS = 300;

    private final Path directory;

    private TypeScript(Path directory) {
        this.directory = directory;
    }

    /** What a program said, on either stream, and how it ended. */
    record Outcome(int status, String output) {}

    static TypeScript installed() throws IOException, InterruptedException {
        Path directory = Path.of("target", "typescript-" + VERSION).toAbsolutePath();
        Files.createDirectories(directory);
        assumeTrue(runs(directory, "node", "--version"), "Node.js is not installed");
        TypeScript compiler = new TypeScript(directory);
        if (!Files.exists(compiler.program())) {
            assumeTrue(runs(directory, "npm", "--version"), "npm is not installed");
            Outcome outcome = run(
                    directory,
                    List.of("npm", "install", "--prefix", ".", "--no-save", "--no-audit", "typescript@" + VERSION));
            assumeTrue(
                    outcome.status() == 0 && Files.exists(compiler.program()),
                    () -> "npm cannot fetch TypeScript: " + outcome.output());
        }
        return compiler;
    }

    /** Checks what a configuration names. */
    Outcome check(Path configuration) throws IOException, InterruptedException {
        return run(
                directory,
                List.of("node", program().toString(), "--pretty", "false", "--noEmit", "-p", configuration.toString()));
    }

    private Path program() {
        return directory.resolve(Path.of("node_modules", "typescript", "bin", "tsc"));
    }

    private static boolean runs(Path directory, String... command) throws InterruptedException {
        try {
            return run(directory, List.of(command)).status() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Outcome run(Path directory, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        try {
            Process process = new ProcessBuilder(new ArrayList<>(command))
                    .directory(directory.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " hangs");
            }
            return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }
}
