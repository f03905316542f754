package dev.ringside.shell.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Notices changes of files in folders, on a thread of its own. */
final class FileWatch implements AutoCloseable {
    /** Who saves a file often does so in several steps. */
    private static final long CALM_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final WatchService service;
    private final Predicate<Path> concerned;
    private final Consumer<Set<Path>> told;

    private FileWatch(WatchService service, Predicate<Path> concerned, Consumer<Set<Path>> told) {
        this.service = service;
        this.concerned = concerned;
        this.told = told;
    }

    /**
     * Begins to watch.
     *
     * @param concerned the names of the files that matter
     * @param told the files that were changed, once they are left alone for the moment
     * @throws UncheckedIOException if a folder cannot be watched
     */
    static FileWatch start(Collection<Path> folders, Predicate<Path> concerned, Consumer<Set<Path>> told) {
        try {
            WatchService service = FileSystems.getDefault().newWatchService();
            for (Path folder : folders) {
                // Some editors write in place, others beside it and rename.
                folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            }
            FileWatch watch = new FileWatch(service, concerned, told);
            Thread.ofPlatform().daemon().name("ringside-files").start(watch::run);
            return watch;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        try {
            while (true) {
                told.accept(next());
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            // Nobody wants to know any more.
        }
    }

    private Set<Path> next() throws InterruptedException {
        Set<Path> changed = new HashSet<>();
        while (changed.isEmpty()) {
            changed.addAll(changes(service.take()));
        }
        long calm = System.nanoTime() + CALM_NANOS;
        for (long left = CALM_NANOS; left > 0; left = calm - System.nanoTime()) {
            @Nullable WatchKey key = service.poll(left, TimeUnit.NANOSECONDS);
            Set<Path> more = key == null ? Set.of() : changes(key);
            if (!more.isEmpty()) {
                changed.addAll(more);
                calm = System.nanoTime() + CALM_NANOS;
            }
        }
        return changed;
    }

    private Set<Path> changes(WatchKey key) {
        Set<Path> changes = new HashSet<>();
        Path folder = (Path) key.watchable();
        for (WatchEvent<?> event : key.pollEvents()) {
            // Without a name there were more changes than are kept; the next one has a name again.
            if (event.context() instanceof Path name && concerned.test(name)) {
                changes.add(folder.resolve(name));
            }
        }
        key.reset();
        return changes;
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
