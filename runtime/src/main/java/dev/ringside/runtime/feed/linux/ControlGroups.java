package dev.ringside.runtime.feed.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Paths of control groups by id. The id of a group in the unified hierarchy is the inode of its directory, so the tree is walked when an
 * unknown one comes up, but not more than once a second. For any thread.
 */
final class ControlGroups {
    private static final List<Path> ROOTS = List.of(Path.of("/sys/fs/cgroup/unified"), Path.of("/sys/fs/cgroup"));
    private static final String MARK = "cgroup.controllers";
    private static final long WALK_NANOS = 1_000_000_000L;
    private static final int DEEPEST = 32;
    private static final Pattern CONTAINER = Pattern.compile("(?:^|[/:-])([0-9a-f]{64})(?:\\.scope)?(?:/|$)");

    private final Map<Long, String> paths = new HashMap<>();
    private long walked = System.nanoTime() - WALK_NANOS;

    /** The group's path, {@code /} for the root; empty if there is no such group any more. */
    synchronized Optional<String> path(long id) {
        String path = paths.get(id);
        long now = System.nanoTime();
        if (path == null && now - walked >= WALK_NANOS) {
            walked = now;
            walk();
            path = paths.get(id);
        }
        return Optional.ofNullable(path);
    }

    /** The id that container engines put into the path of a group. */
    static Optional<String> container(String path) {
        Matcher matcher = CONTAINER.matcher(path);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private void walk() {
        for (Path root : ROOTS) {
            if (Files.exists(root.resolve(MARK))) {
                try (Stream<Path> tree = Files.walk(root, DEEPEST)) {
                    tree.filter(Files::isDirectory).forEach(directory -> add(root, directory));
                } catch (IOException | UncheckedIOException e) {
                    // A group went away while we walked; the next unknown one starts another walk.
                    return;
                }
                return;
            }
        }
    }

    private void add(Path root, Path directory) {
        try {
            long inode = ((Number) Files.getAttribute(directory, "unix:ino")).longValue();
            paths.put(inode, "/" + root.relativize(directory));
        } catch (IOException e) {
            paths.values().remove("/" + root.relativize(directory));
        }
    }
}
