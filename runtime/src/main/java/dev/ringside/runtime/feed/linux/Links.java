package dev.ringside.runtime.feed.linux;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Follows the links in paths that were typed, a moment after they were used: mostly they still lead where they led then. What they lead to is read by a thread of
 * its own, as a file system that somebody has made for that purpose may never answer; after one that was too slow none is asked for a while, and paths stay as
 * typed. For any thread.
 */
final class Links {
    private static final int MOST_KEPT = 1024;
    private static final long KEPT_NANOS = Duration.ofMillis(100).toNanos();
    private static final long PATIENCE_MILLIS = 250;
    private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Map<Typed, Known> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Typed, Known> eldest) {
            return size() > MOST_KEPT;
        }
    };
    /** Takes no more when it hangs. */
    private final ThreadPoolExecutor reader = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            task -> Thread.ofPlatform().name("ringside-links").daemon().unstarted(task));

    private @Nullable Long slowAt;

    Links() {
        reader.allowCoreThreadTimeOut(true);
    }

    private record Typed(String path, boolean isFollowed) {}

    private record Known(String path, long at) {}

    /** The path without links, dots and doubled slashes; where its directory is not there any more, only without dots and slashes. */
    synchronized String follow(String path, boolean isFollowed) {
        long now = System.nanoTime();
        Typed typed = new Typed(path, isFollowed);
        Known before = known.get(typed);
        if (before != null && now - before.at() < KEPT_NANOS) {
            return before.path();
        }
        String found = read(typed, now).orElseGet(() -> TypedPath.normal(path));
        known.remove(typed);
        known.put(typed, new Known(found, now));
        return found;
    }

    private Optional<String> read(Typed typed, long now) {
        Long slow = slowAt;
        if (slow != null && now - slow < PAUSE_NANOS) {
            return Optional.empty();
        }
        try {
            Future<Optional<String>> result = reader.submit(() -> real(typed));
            return result.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | RejectedExecutionException e) {
            slowAt = now;
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> real(Typed typed) {
        Optional<String> whole = typed.isFollowed() ? real(typed.path()) : Optional.empty();
        return whole.isPresent() ? whole : realDirectory(typed.path());
    }

    /** Follows the links in all but the last name. */
    private static Optional<String> realDirectory(String typed) {
        String path = typed.replaceFirst("/+$", "");
        int slash = path.lastIndexOf('/');
        String last = path.substring(slash + 1);
        if (slash < 0 || last.equals(".") || last.equals("..")) {
            return real(typed);
        }
        return real(path.substring(0, slash + 1))
                .map(directory -> directory.endsWith("/") ? directory + last : directory + "/" + last);
    }

    private static Optional<String> real(String path) {
        try {
            return Optional.of(Path.of(path).toRealPath().toString());
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
