package dev.ringside.tests.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Programs with names that nothing else on the machine has, so that a test can tell its own processes from all others. */
final class Programs {
    private Programs() {}

    /** A copy of {@code true} under a name of its own in that directory. */
    static Path unique(Path directory, String prefix) {
        try {
            Path copy = directory.resolve(
                    prefix + "-" + UUID.randomUUID().toString().substring(0, 8));
            Files.copy(Path.of("/bin/true"), copy);
            if (!copy.toFile().setExecutable(true)) {
                throw new IllegalStateException("cannot make " + copy + " executable");
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program so many times, one after the other, with numbers from 0 on as its only argument. */
    static void storm(Path program, int times) {
        run("for ((i = 0; i < " + times + "; i++)); do " + program + " $i; done");
    }

    /** What a command writes to its standard output. */
    static String output(String... command) {
        try {
            Process process = new ProcessBuilder(command).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("failed: " + String.join(" ", command));
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Runs a script of bash, and waits for its end. */
    static void run(String script) {
        try {
            int status =
                    new ProcessBuilder("bash", "-c", script).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IllegalStateException("status " + status + " of: " + script);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
