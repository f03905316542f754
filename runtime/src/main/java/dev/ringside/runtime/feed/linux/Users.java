package dev.ringside.runtime.feed.linux;

import dev.ringside.dsl.event.RawText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;

/** Names of users by id, from the password file; read again when it has changed. For any thread. */
final class Users {
    private static final Path FILE = Path.of("/etc/passwd");
    private static final long CHECK_NANOS = 2_000_000_000L;

    private Map<Long, String> names = Map.of();
    private FileTime modified = FileTime.fromMillis(-1);
    private long checked = System.nanoTime() - CHECK_NANOS;

    /** The user's name, or the id itself where it has none. */
    synchronized String name(long uid) {
        long now = System.nanoTime();
        if (now - checked >= CHECK_NANOS) {
            checked = now;
            refresh();
        }
        String name = names.get(uid);
        return name == null ? Long.toString(uid) : name;
    }

    private void refresh() {
        try {
            FileTime changed = Files.getLastModifiedTime(FILE);
            if (!changed.equals(modified)) {
                byte[] content = Files.readAllBytes(FILE);
                names = parse(RawText.decode(content, 0, content.length));
                modified = changed;
            }
        } catch (IOException e) {
            names = Map.of();
        }
    }

    /** Lines are {@code name:password:uid:…}; of two with the same id the first counts, as it does for the C library. */
    static Map<Long, String> parse(String content) {
        Map<Long, String> names = new HashMap<>();
        for (String line : content.split("\n", -1)) {
            String[] parts = line.split(":", -1);
            if (parts.length > 2 && parts[2].matches("\\d{1,10}")) {
                names.putIfAbsent(Long.parseLong(parts[2]), parts[0]);
            }
        }
        return names;
    }
}
