package dev.ringside.tests.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A copy of the launcher and of what it starts, which was never started before. */
final class Distribution {
    /** The first start prepares, on a machine that may be busy. */
    private static final long PATIENCE_MINUTES = 5;

    private static final Path BUILT = Path.of(System.getProperty("ringside.root", ".."));
    private static final Path APPLICATION = Path.of("shell", "target", "ringside");

    private final Path root;

    private Distribution(Path root) {
        this.root = root;
    }

    /** Whether the build has made one. */
    static boolean isBuilt() {
        return Files.isDirectory(BUILT.resolve(APPLICATION).resolve("jit"));
    }

    static Distribution copyTo(Path root) throws IOException {
        copy(BUILT.resolve("ringside"), root.resolve("ringside"));
        for (String folder : List.of("", "lib", "jit")) {
            try (Stream<Path> files = Files.list(BUILT.resolve(APPLICATION).resolve(folder))) {
                for (Path jar :
                        files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                    copy(jar, root.resolve(APPLICATION).resolve(folder).resolve(jar.getFileName()));
                }
            }
        }
        return new Distribution(root);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** What came of a start. */
    record Outcome(int status, String output, String errors) {}

    /** Starts it, and waits for its end. */
    Outcome run(String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(root, "output", "");
        Path errors = Files.createTempFile(root, "errors", "");
        Process process = start(ProcessBuilder.Redirect.to(output.toFile()), errors.toFile(), arguments);
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError("it does not end");
            }
            return new Outcome(process.exitValue(), Files.readString(output), Files.readString(errors));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Starts it with its output to be read. */
    Process start(String... arguments) throws IOException {
        return start(
                ProcessBuilder.Redirect.PIPE,
                Files.createTempFile(root, "errors", "").toFile(),
                arguments);
    }

    private Process start(ProcessBuilder.Redirect output, File errors, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addFirst(root.resolve("ringside").toString());
        return new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output)
                .redirectError(errors)
                .start();
    }

    /** A file that the launcher keeps. */
    Path kept(String name) {
        return root.resolve(APPLICATION).resolve(name);
    }

    /** Which classes a start loads and from where, as the JVM says, with a cache that the launcher has made. */
    List<String> loaded(String cache, String... arguments) throws IOException, InterruptedException {
        List<String> jars = new ArrayList<>();
        for (Path folder : List.of(kept(""), kept("lib"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(Path::toString)
                        .filter(file -> file.endsWith(".jar"))
                        .sorted()
                        .forEach(jars::add);
            }
        }
        Path log = Files.createTempFile(root, "loaded", "");
        String java = Files.readAllLines(kept(cache + ".prepared")).getFirst() + "/bin/java";
        List<String> command = new ArrayList<>(List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:AOTCache=" + kept(cache + ".aot"),
                "-Xlog:class+load:file=" + log,
                "-cp",
                String.join(File.pathSeparator, jars),
                "dev.ringside.shell.Main"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end");
        }
        return Files.readAllLines(log, StandardCharsets.UTF_8);
    }
}
