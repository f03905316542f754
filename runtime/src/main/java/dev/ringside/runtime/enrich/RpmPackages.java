package dev.ringside.runtime.enrich;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which package a file belongs to, by the database of rpm, whatever its format: the machine's own {@code rpm} is asked (rpm(8)), once for a file, since only its
 * library knows them all.
 */
final class RpmPackages extends PackageDatabase {
    /** Where it is on newer systems, and on all others. */
    private static final List<String> FOLDERS = List.of("usr/lib/sysimage/rpm", "var/lib/rpm");
    /** The database itself, in its three formats, and what the first of them writes to before. */
    private static final List<String> FILES = List.of("rpmdb.sqlite", "rpmdb.sqlite-wal", "Packages.db", "Packages");

    private static final List<Path> TOOLS = List.of(Path.of("/usr/bin/rpm"), Path.of("/bin/rpm"));
    private static final long PATIENCE_SECONDS = 10;
    private static final int LONGEST_NAME = 4096;

    private final List<Path> folders;
    private @Nullable Path folder;
    private @Nullable Path tool;

    /** @param root where the system's folders are */
    RpmPackages(Path root) {
        this(FOLDERS.stream().map(root::resolve).toList());
    }

    private RpmPackages(List<Path> folders) {
        super(folders.stream().flatMap(RpmPackages::files).toList());
        this.folders = folders;
    }

    private static Stream<Path> files(Path folder) {
        return FILES.stream().map(folder::resolve);
    }

    @Override
    void load() {
        folder = folders.stream()
                .filter(one -> files(one).anyMatch(Files::exists))
                .findFirst()
                .orElse(null);
        tool = TOOLS.stream().filter(Files::isExecutable).findFirst().orElse(null);
    }

    @Override
    Optional<String> find(String path) {
        Path database = folder;
        Path program = tool;
        if (database == null || program == null || !path.startsWith("/")) {
            return Optional.empty();
        }
        List<String> command = List.of(
                program.toString(),
                "--dbpath",
                database.toAbsolutePath().toString(),
                "--query",
                "--queryformat",
                "%{NAME}\\n",
                "--file",
                "--",
                path);
        try {
            return answer(command);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The first line, unless it is rpm's complaint. */
    private static Optional<String> answer(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // What this process was started with is not for rpm: its environment may name other configurations.
        builder.environment().clear();
        Process process = builder.start();
        try (InputStream said = process.getInputStream()) {
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                return Optional.empty();
            }
            byte[] name = said.readNBytes(LONGEST_NAME);
            return new String(name, StandardCharsets.UTF_8).lines().findFirst().filter(line -> !line.isEmpty());
        } finally {
            process.destroyForcibly();
        }
    }
}
