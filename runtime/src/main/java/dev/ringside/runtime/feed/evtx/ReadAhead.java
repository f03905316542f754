package dev.ringside.runtime.feed.evtx;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Has chunks read by other threads, some of them ahead of who asks for them, and gives them in the order of the file. Who would have to wait reads one itself
 * meanwhile. How many are ahead is bounded, and with it the memory. For one thread.
 */
final class ReadAhead implements Closeable {
    /** What one thread may have ready, so that it need not wait for who takes it. */
    private static final int AHEAD = 3;

    private final EvtxFile file;
    private final Function<Chunk, ReadChunk> read;
    private final int threads;
    private final Deque<FutureTask<ReadChunk>> window = new ArrayDeque<>();
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
            return begin();
        }
        fill();
        return window.isEmpty() ? null : read(window.remove());
    }

    /** Waits for one, and reads what else there is meanwhile: a task that another thread has begun is not run again. */
    private ReadChunk read(FutureTask<ReadChunk> wanted) throws IOException {
        wanted.run();
        for (FutureTask<ReadChunk> later : window) {
            if (wanted.isDone()) {
                break;
            }
            later.run();
        }
        return result(wanted);
    }

    /** Most logs have one chunk, for which no thread need be made. */
    private @Nullable ReadChunk begin() throws IOException {
        Chunk first = file.next();
        if (first == null) {
            return null;
        }
        Chunk second = threads == 0 ? null : file.next();
        if (second == null) {
            return read.apply(first);
        }
        ExecutorService made = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("ringside-evtx-", 0).daemon().factory());
        pool = made;
        add(made, first);
        add(made, second);
        fill();
        return read(window.remove());
    }

    private void add(Executor readers, Chunk chunk) {
        FutureTask<ReadChunk> task = new FutureTask<>(() -> read.apply(chunk));
        window.add(task);
        readers.execute(task);
    }

    private void fill() throws IOException {
        ExecutorService readers = pool;
        while (readers != null && window.size() < AHEAD * threads) {
            Chunk chunk = file.next();
            if (chunk == null) {
                return;
            }
            add(readers, chunk);
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
