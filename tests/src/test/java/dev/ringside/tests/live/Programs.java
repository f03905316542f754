package dev.ringside.tests.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Programs with names that nothing else on the machine has, so that a test can tell its own processes from all others. */
final class Programs {
    private static final Path COMPILER = Path.of("/usr/bin/gcc");
    private static final String HEADERS = """
            errno.h
            fcntl.h
            linux/io_uring.h
            signal.h
            stddef.h
            stdint.h
            stdio.h
            stdlib.h
            string.h
            sys/mman.h
            sys/mount.h
            sys/socket.h
            sys/stat.h
            sys/syscall.h
            sys/time.h
            sys/un.h
            sys/wait.h
            unistd.h
            utime.h
            """;

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

    /**
     * Compiles a C program with a name of its own in that directory; the test is skipped where there is no compiler.
     *
     * @param main what its main function does; most of what calls the system is included
     */
    static Path compiled(Path directory, String prefix, String main) {
        String headers = HEADERS.lines()
                .map(header -> "#include <" + header + ">\n")
                .collect(Collectors.joining("", "#define _GNU_SOURCE\n", ""));
        return built(
                directory, prefix, headers + "int main(int argc, char **argv) {\n" + main + "return 0;\n}\n", "-w");
    }

    /** The same of a whole program, with more options for the compiler. */
    static Path built(Path directory, String prefix, String source, String... options) {
        assumeTrue(Files.isExecutable(COMPILER), "needs " + COMPILER);
        try {
            Path program = directory
                    .toRealPath()
                    .resolve(prefix + "-" + UUID.randomUUID().toString().substring(0, 8));
            Path file = Files.writeString(Path.of(program + ".c"), source);
            List<String> command =
                    new ArrayList<>(List.of(COMPILER.toString(), "-o", program.toString(), file.toString()));
            command.addAll(List.of(options));
            output(command.toArray(String[]::new));
            Files.delete(file);
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program so many times, one after the other, with numbers from 0 on as its only argument. */
    static void storm(Path program, int times) {
        run("for ((i = 0; i < " + times + "; i++)); do " + program + " $i; done");
    }

    /** Runs a program, waits for its end, and gives the lines that it has written. */
    static List<String> output(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<String> lines = process.inputReader().lines().toList();
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException("status " + status + " of " + List.of(command) + ": " + lines);
            }
            return lines;
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
