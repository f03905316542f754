package dev.ringside.driver.windows.host;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The C compiler of this machine, and where the driver's sources lie. */
public final class Compiler {
    private static final List<String> NAMES = List.of("gcc", "clang", "cc");

    private Compiler() {}

    /** The first that is found; empty if there is none. */
    public static Optional<Path> find() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream()
                .flatMap(name -> Stream.of(path.split(File.pathSeparator, -1)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A folder of the sources of the module. */
    public static Path sources(String folder) {
        return Path.of(System.getProperty("ringside.root", ".."), "driver", "src")
                .resolve(folder);
    }

    /** The C files of folders. */
    public static List<Path> files(Path... folders) {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.list(folder)) {
                files.addAll(all.filter(file -> file.toString().endsWith(".c"))
                        .sorted()
                        .toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    /** Makes a program of them; fails with what the compiler says. */
    public static Path compile(Path program, List<Path> files) {
        Path log = program.resolveSibling(program.getFileName() + ".log");
        List<String> command = new ArrayList<>(List.of(
                find().orElseThrow().toString(), "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-pthread", "-o"));
        command.add(program.toString());
        files.forEach(file -> command.add(file.toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new AssertionError(Files.readString(log, StandardCharsets.UTF_8));
            }
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
