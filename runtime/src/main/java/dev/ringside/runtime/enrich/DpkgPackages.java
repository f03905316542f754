package dev.ringside.runtime.enrich;

import dev.ringside.dsl.event.RawText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which package a file belongs to, by the database of dpkg (dpkg(1), {@code /var/lib/dpkg}). Read when it is first asked for, which takes as long as reading
 * some megabytes, and again when it has changed. For any thread.
 *
 * <p>Paths are as the kernel has them. A package may list a file as {@code /bin/x} where {@code /bin} is a link to {@code /usr/bin} by now, and what another
 * package has diverted lies elsewhere than its own package says.
 */
public final class DpkgPackages {
    private static final long CHECK_NANOS = 2_000_000_000L;
    private static final int MOST_ANSWERS = 1024;
    private static final String LIST = ".list";

    private final Path root;
    private final Path info;
    private final Path diversions;

    private PathIndex index = PathIndex.EMPTY;
    private Links links = Links.NONE;
    private Map<String, Diversion> diverted = Map.of();
    private List<String> lists = List.of();
    /** When the folder of lists and the diversions were changed that are known. */
    private List<FileTime> known = List.of();

    private long checked = System.nanoTime() - CHECK_NANOS;

    /** Answers by path, in the order of use. */
    private final Map<String, Optional<String>> answers = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
            return size() > MOST_ANSWERS;
        }
    };

    /** @param by the package that has put its own file there; {@code :} for the machine's administrator */
    private record Diversion(String to, String by) {}

    /** @param root where the system's folders are */
    public DpkgPackages(Path root) {
        this.root = root;
        this.info = root.resolve("var/lib/dpkg/info");
        this.diversions = root.resolve("var/lib/dpkg/diversions");
    }

    /** The package that a file belongs to, without its architecture; empty if it belongs to none, or there is no such database. */
    public synchronized Optional<String> owner(String path) {
        long now = System.nanoTime();
        if (now - checked >= CHECK_NANOS) {
            checked = now;
            refresh();
        }
        Optional<String> answer = answers.get(path);
        if (answer == null) {
            answer = find(path);
            answers.put(path, answer);
        }
        return answer;
    }

    /** The index only says where to look. */
    private Optional<String> find(String path) {
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

    private void refresh() {
        List<FileTime> changed = new ArrayList<>();
        for (Path file : List.of(info, diversions)) {
            try {
                changed.add(Files.getLastModifiedTime(file));
            } catch (IOException e) {
                // There need be no diversions, nor a database.
                changed.add(FileTime.fromMillis(0));
            }
        }
        if (changed.equals(known)) {
            return;
        }
        known = changed;
        answers.clear();
        links = Links.read(root);
        diverted = readDiversions();
        load();
    }

    private void load() {
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
