package dev.ringside.tests.examples;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A folder with a {@code ringside} that runs the classes under test in a JVM of its own. */
public final class Installation {
    private static final long PATIENCE_SECONDS = 120;

    private final Path directory;

    public Installation(Path directory) throws IOException {
        this.directory = directory;
        Path launcher = directory.resolve("ringside");
        // A library of GraalJS uses what newer JVMs warn of.
        String silence = Runtime.version().feature() >= 24 ? "--sun-misc-unsafe-memory-access=allow" : "";
        String java = ProcessHandle.current().info().command().orElse("java");
        Files.writeString(launcher, """
                #!/bin/sh
                exec '%s' -XX:TieredStopAtLevel=1 -Xshare:auto --enable-native-access=ALL-UNNAMED %s -cp '%s' dev.ringside.shell.Main "$@"
                """.formatted(java, silence, System.getProperty("java.class.path")));
        if (!launcher.toFile().setExecutable(true)) {
            throw new IllegalStateException("cannot make " + launcher + " executable");
        }
    }

    /** What a command wrote and how it ended. */
    public record Outcome(int status, String output, String errors) {}

    /** Runs {@code sh} to its end, with {@code ringside} on its path and nothing to read. */
    public Outcome shell(Path workingDirectory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, "sh");
        return run(workingDirectory, command);
    }

    /** Runs a command line of {@code bash} to its end, likewise. */
    Outcome bash(Path workingDirectory, String line) throws IOException, InterruptedException {
        return run(workingDirectory, List.of("bash", "-c", line));
    }

    private Outcome run(Path workingDirectory, List<String> command) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("PATH", directory + File.pathSeparator + environment.getOrDefault("PATH", "/usr/bin:/bin"));
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + " hangs");
        }
        return new Outcome(process.exitValue(), content(output), content(errors));
    }

    private static String content(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
