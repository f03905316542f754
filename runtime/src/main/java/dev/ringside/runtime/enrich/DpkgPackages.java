package dev.ringside.runtime.enrich;

import dev.ringside.dsl.event.RawText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which package a file belongs to, by the database of dpkg (dpkg(1), {@code /var/lib/dpkg}). Read when it is first asked for, which takes as long as reading
 * some megabytes, and again when it has changed.
 *
 * <p>Paths are as the kernel has them. A package may list a file as {@code /bin/x} where {@code /bin} is a link to {@code /usr/bin} by now, and what another
 * package has diverted lies elsewhere than its own package says.
 */
final class DpkgPackages extends PackageDatabase {
    private static final String LIST = ".list";

    private final Path root;
    private final Path info;
    private final Path diversions;

    private PathIndex index = PathIndex.EMPTY;
    private Links links = Links.NONE;
    private Map<String, Diversion> diverted = Map.of();
    private List<String> lists = List.of();

    /** @param by the package that has put its own file there; {@code :} for the machine's administrator */
    private record Diversion(String to, String by) {}

    /** @param root where the system's folders are */
    DpkgPackages(Path root) {
        this(root, root.resolve("var/lib/dpkg/info"), root.resolve("var/lib/dpkg/diversions"));
    }

    private DpkgPackages(Path root, Path info, Path diversions) {
        super(List.of(info, diversions));
        this.root = root;
        this.info = info;
        this.diversions = diversions;
    }

    /** The index only says where to look. */
    @Override
    Optional<String> find(String path) {
        int list = index.find(path);
        if (list < 0) {
            return Optional.empty();
        }
        String name = lists.get(list);
        String owner = name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
        return paths(name).anyMatch(listed -> place(listed, owner).equals(path))
                ? Optional.of(owner)
                : Optional.empty();
    }

    @Override
    void load() {
        links = Links.read(root);
        diverted = readDiversions();
        try (Stream<Path> files = Files.list(info)) {
            lists = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(LIST))
                    .map(name -> name.substring(0, name.length() - LIST.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            lists = List.of();
        }
        PathIndex.Builder made = new PathIndex.Builder();
        for (int i = 0; i < lists.size(); i++) {
            String name = lists.get(i);
            String owner = name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
            int list = i;
            paths(name).forEach(path -> made.add(place(path, owner), list));
        }
        index = made.build();
    }

    /** What a package lists. */
    private Stream<String> paths(String list) {
        String content = text(info.resolve(list + LIST));
        return content == null ? Stream.empty() : content.lines();
    }

    /** Where a file that a package lists is. */
    private String place(String listed, String owner) {
        Diversion diversion = diverted.get(listed);
        return links.follow(diversion == null || diversion.by().equals(owner) ? listed : diversion.to());
    }

    /** Three lines each: what is diverted, where to, and by whom. */
    private Map<String, Diversion> readDiversions() {
        Map<String, Diversion> found = new HashMap<>();
        String content = text(diversions);
        List<String> lines = content == null ? List.of() : content.lines().toList();
        for (int i = 0; i + 2 < lines.size(); i += 3) {
            found.put(lines.get(i), new Diversion(lines.get(i + 1), lines.get(i + 2)));
        }
        return found;
    }

    private static @Nullable String text(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            return RawText.decode(content, 0, content.length);
        } catch (IOException e) {
            return null;
        }
    }

    /** The links among the folders in the root, which packages may list files by: {@code /bin} to {@code /usr/bin}. */
    private record Links(Map<String, String> targets) {
        static final Links NONE = new Links(Map.of());

        static Links read(Path root) {
            Map<String, String> targets = new HashMap<>();
            try (Stream<Path> folders = Files.list(root)) {
                folders.filter(Files::isSymbolicLink).forEach(link -> {
                    try {
                        Path target = root.toRealPath().relativize(link.toRealPath());
                        targets.put("/" + link.getFileName() + "/", "/" + target + "/");
                    } catch (IOException e) {
                        // It leads nowhere.
                        return;
                    }
                });
            } catch (IOException e) {
                return NONE;
            }
            return new Links(targets);
        }

        String follow(String path) {
            int end = path.indexOf('/', 1) + 1;
            String target = end > 0 ? targets.get(path.substring(0, end)) : null;
            return target == null ? path : target + path.substring(end);
        }
    }
}
