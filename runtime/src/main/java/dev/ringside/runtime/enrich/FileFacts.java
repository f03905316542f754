package dev.ringside.runtime.enrich;

import dev.ringside.driver.windows.files.Authenticode;
import dev.ringside.driver.windows.files.FileIdentity;
import dev.ringside.driver.windows.files.Signature;
import dev.ringside.driver.windows.files.VersionResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What images are: their hashes, their signatures, and what they say of themselves. For any thread; whoever asks waits while a file is read, and of
 * several who ask for the same file one reads it. What was found is kept as long as the file stays what it was.
 *
 * <p>Files on other machines are left alone: to open one would show this process's user to a machine that the event's maker chose.
 */
public final class FileFacts {
    private static final int MOST_FILES = 4096;
    /** A larger file has no hashes: reading it would hold up other events for longer than they are worth. */
    private static final long LARGEST = 512L << 20;

    /** In the order of use. Guarded by this. */
    private final Map<String, Facts> files = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Facts> eldest) {
            return size() > MOST_FILES;
        }
    };

    /** What tells whether a file is still the same. */
    private record Stamp(
            long size,
            FileTime modified,
            FileTime created,
            @Nullable Object identity) {}

    /** What is known of a version of a file. */
    private static final class Facts {
        private final Stamp stamp;
        private final Once<Optional<Hashes>> hashes;
        private final Once<VersionResource> version;
        private final Once<Optional<Signature>> signature;

        Facts(String path, Stamp stamp) {
            this.stamp = stamp;
            this.hashes = new Once<>(() -> stamp.size() > LARGEST ? Optional.empty() : read(path));
            this.version = new Once<>(() -> VersionResource.of(path));
            this.signature = new Once<>(() -> Authenticode.of(path));
        }

        private static Optional<Hashes> read(String path) {
            try {
                return Hashes.of(Path.of(path), LARGEST);
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    /** Something that is looked up when it is first asked for; the lock is held meanwhile. */
    private static final class Once<T> {
        private final Supplier<T> lookup;
        private @Nullable T found;

        Once(Supplier<T> lookup) {
            this.lookup = lookup;
        }

        synchronized T get() {
            T known = found;
            if (known == null) {
                known = lookup.get();
                found = known;
            }
            return known;
        }
    }

    /** The hashes; empty if the file is gone, is too large, or cannot be read. */
    public Optional<Hashes> hashes(String path) {
        return of(path, facts -> facts.hashes.get()).flatMap(hashes -> hashes);
    }

    /** What the image says of itself; nothing on other systems than Windows. */
    public VersionResource version(String path) {
        return of(path, facts -> facts.version.get()).orElse(VersionResource.NONE);
    }

    /** The signature; empty if the file is gone or cannot be read, and on other systems than Windows. */
    public Optional<Signature> signature(String path) {
        return of(path, facts -> facts.signature.get()).flatMap(signature -> signature);
    }

    private <T> Optional<T> of(String path, Function<Facts, T> fact) {
        if (path.startsWith("\\\\") || path.startsWith("//")) {
            return Optional.empty();
        }
        return stamp(path).map(stamp -> fact.apply(facts(path, stamp)));
    }

    private synchronized Facts facts(String path, Stamp stamp) {
        Facts known = files.get(path);
        if (known == null || !known.stamp.equals(stamp)) {
            known = new Facts(path, stamp);
            files.put(path, known);
        }
        return known;
    }

    /** Empty if there is no such file: a device or a pipe is none. */
    private static Optional<Stamp> stamp(String path) {
        try {
            BasicFileAttributes file = Files.readAttributes(Path.of(path), BasicFileAttributes.class);
            if (!file.isRegularFile()) {
                return Optional.empty();
            }
            Object key = file.fileKey();
            Object identity = key != null ? key : FileIdentity.of(path).orElse(null);
            return Optional.of(new Stamp(file.size(), file.lastModifiedTime(), file.creationTime(), identity));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
