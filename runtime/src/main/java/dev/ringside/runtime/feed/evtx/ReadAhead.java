package dev.ringside.runtime.feed.evtx;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Has chunks read by other threads, some of them ahead of who asks for them, and gives them in the order of the file. How many are ahead is bounded, and with it
 * the memory. For one thread.
 */
final class ReadAhead implements Closeable {
    /** What one thread may have ready, so that it need not wait for who takes it. */
    private static final int AHEAD = 3;

    private final EvtxFile file;
    private final Function<Chunk, ReadChunk> read;
    private final int threads;
    private final Deque<Future<ReadChunk>> window = new ArrayDeque<>();
    private @Nullable ExecutorService pool;
    private boolean begun;

    /** @param read what to do with each chunk, in one of so many threads; if there is none, in that of who asks for it */
    ReadAhead(EvtxFile file, Function<Chunk, ReadChunk> read, int threads) {
        this.file = file;
        this.read = read;
        this.threads = threads;
    }

    /** The next chunk; null if there is none. */
    @Nullable
    ReadChunk next() throws IOException {
        if (!begun || threads == 0) {
            begun = true;
            return first();
        }
        fill();
        return window.isEmpty() ? null : result(window.remove());
    }

    /** Most logs have one chunk, for which no thread need be made. */
    private @Nullable ReadChunk first() throws IOException {
        Chunk first = file.next();
        Chunk second = first == null || threads == 0 ? null : file.next();
        if (second == null) {
            return first == null ? null : read.apply(first);
        }
        ExecutorService made = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("ringside-evtx-", 0).daemon().factory());
        pool = made;
        window.add(made.submit(() -> read.apply(first)));
        window.add(made.submit(() -> read.apply(second)));
        fill();
        return result(window.remove());
    }

    private void fill() throws IOException {
        ExecutorService readers = pool;
        while (readers != null && window.size() < AHEAD * threads) {
            Chunk chunk = file.next();
            if (chunk == null) {
                return;
            }
            window.add(readers.submit(() -> read.apply(chunk)));
        }
    }

    private static ReadChunk result(Future<ReadChunk> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a chunk could not be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while it was read");
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}
