package dev.ringside.tests.wine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Windows of its own, in a folder. Its kernel, with the drivers that it has loaded, lives until it is closed. */
final class Wine implements AutoCloseable {
    private static final List<Path> PROGRAMS =
            List.of(Path.of("/usr/lib/wine/wine64"), Path.of("/usr/bin/wine64"), Path.of("/usr/bin/wine"));
    private static final List<Path> SERVERS =
            List.of(Path.of("/usr/lib/wine/wineserver64"), Path.of("/usr/bin/wineserver"));
    private static final long PATIENCE_SECONDS = 120;
    private static final long SUITE_SECONDS = 600;
    /** Wine does not know all that a JVM asks for, which the JVM tells on standard output. */
    private static final String NOISE = "Attempt to get process group affinity failed";

    private final Path folder;
    private final Path prefix;
    private final Process awake;
    private int runs;

    /** What a program that has ended left. */
    record Outcome(int status, String output) {}

    private Wine(Path folder) throws IOException {
        this.folder = folder;
        this.prefix = Files.createDirectories(folder.resolve("prefix"));
        Files.writeString(folder.resolve("security"), """
                security.provider.1=SunMSCAPI
                security.provider.2=SUN
                security.provider.3=SunRsaSign
                security.provider.4=SunEC
                security.provider.5=SunJSSE
                security.provider.6=SunJCE
                """);
        Files.writeString(
                folder.resolve("jvm"),
                "-Djava.security.properties=" + quoted(onDriveZ("security")) + "\n"
                        + "-XX:TieredStopAtLevel=1\n-XX:+UseSerialGC\n-cp " + quoted(WindowsJvm.classPath()) + "\n");
        assertThat(run("wineboot", "-i").status()).as("Windows is installed").isZero();
        // Until the services of the first start are gone no driver can be loaded.
        server("-w");
        // Windows ends with its last program, and takes its drivers along.
        this.awake = builder(PROGRAMS, "cmd")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static boolean isInstalled() {
        return PROGRAMS.stream().anyMatch(Files::isExecutable)
                && SERVERS.stream().anyMatch(Files::isExecutable);
    }

    /** Makes a new one in an empty folder. */
    static Wine in(Path folder) throws IOException {
        return new Wine(folder);
    }

    /** Puts a file on drive C. */
    void install(String name, byte[] content) throws IOException {
        Files.write(file(name), content);
    }

    /** Where a file of drive C is. */
    Path file(String name) {
        return prefix.resolve("drive_c").resolve(name);
    }

    /** Runs one of Windows' programs to its end. */
    Outcome run(String... command) throws IOException {
        return start(command).end();
    }

    /** Runs a main class on the JVM for Windows to its end. */
    Outcome java(Class<?> main, String... arguments) throws IOException {
        return startJava(main.getName(), arguments).end();
    }

    /**
     * Runs the tests in a folder of classes to their end.
     *
     * @param home where they run
     */
    Outcome suite(Path home, Path classes) throws IOException {
        Files.writeString(
                folder.resolve("suite"),
                "-Djava.security.properties=" + quoted(onDriveZ("security")) + "\n-Dringside.corpus="
                        + quoted(WindowsJvm.onDriveZ(System.getProperty("ringside.corpus", ""))) + "\n-cp "
                        + quoted(WindowsJvm.onDriveZ(classes.toString()) + ";" + WindowsJvm.classPath()) + "\n");
        ProcessBuilder builder = builder(
                PROGRAMS,
                WindowsJvm.onDriveZ(WindowsJvm.home().resolve("bin/java.exe").toString()),
                "@" + onDriveZ("suite"),
                Suite.class.getName(),
                WindowsJvm.onDriveZ(classes.toString()));
        return start(builder.directory(home.toFile())).end(SUITE_SECONDS);
    }

    Running startJava(String main, String... arguments) throws IOException {
        return startJava(Map.of(), main, arguments);
    }

    /** Starts a main class on the JVM for Windows with more in its environment than all have. */
    Running startJava(Map<String, String> environment, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                WindowsJvm.onDriveZ(WindowsJvm.home().resolve("bin/java.exe").toString()),
                "@" + onDriveZ("jvm"),
                main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = builder(PROGRAMS, command.toArray(String[]::new));
        builder.environment().putAll(environment);
        return start(builder);
    }

    /** Starts one of Windows' programs. */
    Running start(String... command) throws IOException {
        return start(builder(PROGRAMS, command));
    }

    private Running start(ProcessBuilder builder) throws IOException {
        Path output = folder.resolve("output" + ++runs);
        return new Running(
                builder.redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    /** A program that may be running still. */
    record Running(Process process, Path output) {
        String text() {
            try (Stream<String> lines = Files.lines(output, StandardCharsets.UTF_8)) {
                return lines.filter(line -> !line.contains(NOISE)).collect(Collectors.joining("\n"));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        Outcome end() {
            return end(PATIENCE_SECONDS);
        }

        /** As {@link #end()}, for what takes its time. */
        Outcome end(long patienceSeconds) {
            try {
                if (!process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
                    process.destroy();
                    throw new AssertionError("it did not end: " + text());
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new Outcome(process.exitValue(), text());
        }
    }

    private void server(String option) throws IOException {
        start(builder(SERVERS, option)).end();
    }

    private ProcessBuilder builder(List<Path> places, String... command) {
        List<String> all = new ArrayList<>();
        all.add(places.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toString());
        all.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().putAll(Map.of("WINEPREFIX", prefix.toString(), "WINEDEBUG", "-all", "DISPLAY", ""));
        return builder;
    }

    private String onDriveZ(String file) {
        return WindowsJvm.onDriveZ(folder.resolve(file).toString());
    }

    /** As an argument file wants it. */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\") + "\"";
    }

    @Override
    public void close() throws IOException {
        server("-k");
        awake.destroy();
        // Drives and users' folders lead out of here, and nobody who deletes the folder is to follow them.
        try (Stream<Path> files = Files.walk(prefix)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }
}
