package dev.ringside.runtime.agent.systemd;

import dev.ringside.dsl.diagnostic.Code;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.runtime.agent.install.ServiceProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the files of a program lie where a service may run them: everybody may read them, and nobody but root may change them. Else the service does not
 * start, or runs with rights of its own what somebody without them has written.
 */
final class Placement {
    private static final String ROOT = "root";
    private static final List<Path> HOMES = List.of(Path.of("/home"), Path.of("/root"), Path.of("/run/user"));

    private Placement() {}

    /** What is wrong with where the program is, one diagnostic for each kind; nothing if it is right. */
    static List<Diagnostic> problems(ServiceProgram program) {
        List<Path> files = new ArrayList<>(program.classPath());
        files.add(program.java());
        List<Diagnostic> problems = new ArrayList<>();
        first(files, Placement::isHidden)
                .ifPresent(file -> problems.add(problem("the service's user cannot read " + file)));
        first(files, Placement::isOpen).ifPresent(file -> problems.add(problem("others than root may change " + file)));
        return problems;
    }

    private interface Test {
        boolean holds(Path file) throws IOException;
    }

    private static Optional<Path> first(List<Path> files, Test test) {
        return files.stream()
                .filter(file -> {
                    try {
                        return test.holds(file);
                    } catch (IOException e) {
                        // What is not there keeps nobody from anything.
                        return false;
                    }
                })
                .findFirst();
    }

    private static boolean isHidden(Path file) throws IOException {
        Path real = file.toRealPath();
        if (HOMES.stream().anyMatch(real::startsWith)) {
            return true;
        }
        if (!permissions(real).contains(PosixFilePermission.OTHERS_READ)) {
            return true;
        }
        for (Path above = real.getParent(); above != null; above = above.getParent()) {
            if (!permissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOpen(Path file) throws IOException {
        for (Path part = file.toRealPath(); part != null; part = part.getParent()) {
            PosixFileAttributes attributes =
                    Files.readAttributes(part, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Set<PosixFilePermission> permissions = attributes.permissions();
            if (!attributes.owner().getName().equals(ROOT)
                    || permissions.contains(PosixFilePermission.OTHERS_WRITE)
                    || permissions.contains(PosixFilePermission.GROUP_WRITE)) {
                return true;
            }
        }
        return false;
    }

    private static Set<PosixFilePermission> permissions(Path file) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class).permissions();
    }

    private static Diagnostic problem(String what) {
        return Diagnostic.of(
                Code.FEED, what, "put Ringside and its JVM where root alone may write, such as /opt/ringside");
    }
}
