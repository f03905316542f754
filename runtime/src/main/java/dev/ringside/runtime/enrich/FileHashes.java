package dev.ringside.runtime.enrich;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of files that have no lasting path, on systems whose files have numbers: the programs that run, each by the link that its process has to it.
 * Remembered by what the file is, so that a program is read once however many processes run it. For any thread; whoever asks waits while a file is read.
 */
public final class FileHashes {
    private static final int MOST_FILES = 4096;
    /** A larger file has no hashes: reading it would hold up other events for longer than they are worth. */
    private static final long LARGEST = 512L << 20;

    /** In the order of use. Guarded by this. */
    private final Map<Version, Hashes> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Version, Hashes> eldest) {
            return size() > MOST_FILES;
        }
    };

    /**
     * What tells a file from all others, and from what it was before.
     *
     * @param device as {@code stat} tells it
     * @param changed when anything about it was changed last, which nobody can set
     */
    public record Version(long device, long inode, long size, FileTime changed) {}

    /**
     * The hashes of a file.
     *
     * @param path or a link that leads to it
     * @param isMeant whether the file that is there is the one that is meant; asked before and after it is read
     * @return empty if it is not, or the file is too large, cannot be read, or was changed meanwhile
     */
    public Optional<Hashes> of(Path path, Predicate<Version> isMeant) {
        try {
            Version version = version(path);
            if (version == null || !isMeant.test(version)) {
                return Optional.empty();
            }
            Hashes remembered = get(version);
            if (remembered != null) {
                return Optional.of(remembered);
            }
            Optional<Hashes> found = Hashes.of(path, LARGEST);
            // The path was followed a second time.
            if (!version.equals(version(path)) || !isMeant.test(version)) {
                return Optional.empty();
            }
            found.ifPresent(hashes -> put(version, hashes));
            return found;
        } catch (IOException e) {
            // It is gone, or may not be read.
            return Optional.empty();
        }
    }

    private synchronized @Nullable Hashes get(Version version) {
        return known.get(version);
    }

    private synchronized void put(Version version, Hashes hashes) {
        known.put(version, hashes);
    }

    /** Null if it has no hashes at all. */
    private static @Nullable Version version(Path path) throws IOException {
        Map<String, Object> file = Files.readAttributes(path, "unix:dev,ino,size,ctime,isRegularFile");
        return file.get("isRegularFile") instanceof Boolean regular
                        && regular
                        && file.get("dev") instanceof Long device
                        && file.get("ino") instanceof Long inode
                        && file.get("size") instanceof Long size
                        && size <= LARGEST
                        && file.get("ctime") instanceof FileTime changed
                ? new Version(device, inode, size, changed)
                : null;
    }
}
