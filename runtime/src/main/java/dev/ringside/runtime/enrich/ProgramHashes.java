package dev.ringside.runtime.enrich;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of files that have no lasting path: the programs that run, each by the link that its process has to it. Remembered by what the file is, so that a
 * program is read once however many processes run it. For any thread; whoever asks waits while a file is read.
 */
public final class ProgramHashes {
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
     * @param identity the device and the number that the file has there
     */
    private record Version(Object identity, long size, FileTime modified) {}

    /**
     * The hashes of the file that a link leads to.
     *
     * @param isMeant whether the link is still the one that is meant; asked after it was followed
     * @return empty if it is not, or the file is too large, cannot be read, or was changed meanwhile
     */
    public Optional<Hashes> of(Path link, BooleanSupplier isMeant) {
        try {
            Version version = version(link);
            if (version == null || !isMeant.getAsBoolean()) {
                return Optional.empty();
            }
            Hashes remembered = get(version);
            if (remembered != null) {
                return Optional.of(remembered);
            }
            Optional<Hashes> found = Hashes.of(link, LARGEST);
            // The link was followed a second time.
            if (!version.equals(version(link)) || !isMeant.getAsBoolean()) {
                return Optional.empty();
            }
            found.ifPresent(hashes -> put(version, hashes));
            return found;
        } catch (IOException e) {
            // The process has ended, or may not be looked into.
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
    private static @Nullable Version version(Path link) throws IOException {
        BasicFileAttributes file = Files.readAttributes(link, BasicFileAttributes.class);
        Object identity = file.fileKey();
        return identity == null || !file.isRegularFile() || file.size() > LARGEST
                ? null
                : new Version(identity, file.size(), file.lastModifiedTime());
    }
}
