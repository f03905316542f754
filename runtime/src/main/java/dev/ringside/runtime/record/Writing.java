package dev.ringside.runtime.record;

import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.own.Notes;
import dev.ringside.runtime.feed.shared.TimeOfDay;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What the writer's thread does: takes pieces out of the queue, compresses and writes them, until the queue is closed. */
final class Writing implements Runnable {
    private final PieceQueue queue;
    private final RecordingFiles files;
    private final Frame frame;
    private final RecorderListener listener;
    private final Compression compression = new Compression();
    private final FeedLosses lost = new FeedLosses();
    private final Missing missing = new Missing();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private boolean closing;
    private long begun;

    private volatile long events;
    private volatile Recorder.Size size = new Recorder.Size(0, 0);

    Writing(PieceQueue queue, Target target, Frame frame, RecorderListener listener) {
        this.queue = queue;
        this.frame = frame;
        this.listener = listener;
        this.files = new RecordingFiles(target, frame::head, this::tail);
    }

    void watch(Subscription subscription) {
        lost.watch(subscription);
    }

    /** As {@link RecordingFiles#check}. */
    void check() {
        files.check();
    }

    /** As {@link RecordingFiles#open}. */
    void open() {
        begun = TimeOfDay.now();
        files.open();
        measure();
    }

    /** As {@link Recorder#catchUp}. */
    void catchUp() {
        frame.startedSince(begun).ifPresent(queue::add);
    }

    /** As {@link RecordingFiles#discard}. */
    void discard() {
        files.discard();
    }

    private void measure() {
        size = new Recorder.Size(files.written(), files.count());
    }

    @Override
    public void run() {
        try {
            Optional<Piece> piece = queue.take();
            while (piece.isPresent()) {
                write(piece.get());
                queue.recycle(piece.get());
                piece = queue.take();
            }
            close();
            over.complete(null);
        } catch (InterruptedException e) {
            over.completeExceptionally(new IllegalStateException("the recorder was interrupted", e));
        } catch (RuntimeException e) {
            over.completeExceptionally(e);
        } finally {
            queue.close();
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, any reads
    private void write(Piece piece) {
        Map<String, Long> fresh = lost.take();
        fresh.forEach((stream, count) -> note(piece, stream, count, "there was no room for them"));
        noteMissing(piece);
        try {
            files.append(compression.compress(piece));
            measure();
            recovered();
            events += piece.count();
        } catch (IOException e) {
            lost.putBack(fresh);
            if (missing.isNothing()) {
                listener.failed(RecordingFiles.reason(e));
            }
            measure();
            missing.add(piece.events());
        }
    }

    private void noteMissing(Piece piece) {
        missing.streams().forEach((stream, count) -> note(piece, stream, count, "they could not be written"));
    }

    private static void note(Piece piece, String stream, long count, String reason) {
        piece.note(Notes.LOSS, Map.of("stream", stream, "count", count, "reason", reason));
    }

    private void recovered() {
        if (!missing.isNothing()) {
            listener.recovered(missing.take());
        }
    }

    /** What a file ends with: of what was missing the piece tells that goes into the next file, if there is one. */
    private ByteBuffer tail() {
        Piece piece = new Piece();
        lost.takeNow().forEach((stream, count) -> note(piece, stream, count, "there was no room for them"));
        if (closing) {
            noteMissing(piece);
        }
        return frame.tail(piece, events, lost.accounts());
    }

    CompletableFuture<Void> over() {
        return over;
    }

    long events() {
        return events;
    }

    long unwritten() {
        return missing.total();
    }

    Recorder.Size size() {
        return size;
    }

    /** Completes the file, after the last piece. */
    private void close() {
        closing = true;
        files.close();
        recovered();
        measure();
        compression.close();
        frame.close();
    }
}
