package dev.ringside.runtime.enrich;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Packages out of one database, whose answers are kept as long as it has not changed. */
abstract class PackageDatabase implements Packages {
    private static final long CHECK_NANOS = 2_000_000_000L;
    private static final int MOST_ANSWERS = 1024;

    private final List<Path> files;
    /** When the database's files were changed that are known. */
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

    /** @param files by whose times one sees that the database has changed; they need not all be there */
    PackageDatabase(List<Path> files) {
        this.files = files;
    }

    /** Reads what the database has now. One thread at a time. */
    abstract void load();

    /** Looks it up. One thread at a time, after {@link #load}. */
    abstract Optional<String> find(String path);

    @Override
    public final synchronized Optional<String> owner(String path) {
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

    private void refresh() {
        List<FileTime> changed = new ArrayList<>();
        for (Path file : files) {
            try {
                changed.add(Files.getLastModifiedTime(file));
            } catch (IOException e) {
                changed.add(FileTime.fromMillis(0));
            }
        }
        if (!changed.equals(known)) {
            known = changed;
            answers.clear();
            load();
        }
    }
}
