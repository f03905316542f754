package dev.ringside.runtime.enrich;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which package a file of this machine belongs to. For any thread; whoever asks waits while a database is read. */
@FunctionalInterface
public interface Packages {
    /**
     * The name of the package that a file belongs to, without version and architecture; empty if it belongs to none, or there is no database of packages.
     *
     * @param path as the kernel has it
     */
    Optional<String> owner(String path);

    /**
     * All that the databases of a system know, dpkg's and rpm's, of which most systems have one.
     *
     * @param root where the system's folders are
     */
    static Packages of(Path root) {
        List<Packages> databases = List.of(new DpkgPackages(root), new RpmPackages(root));
        return path -> databases.stream()
                .flatMap(database -> database.owner(path).stream())
                .findFirst();
    }
}
