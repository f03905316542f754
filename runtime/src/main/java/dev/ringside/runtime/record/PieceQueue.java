package dev.ringside.runtime.record;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Events on their way from those who bring them to the one who writes them. A piece goes on when it is full, or a second after its first event. Events may be
 * brought by any thread.
 */
final class PieceQueue {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** So many full pieces may wait: some seconds of a disk that stalls. */
    private static final int MOST = 32;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Piece> full = new ArrayDeque<>();
    private final Deque<Piece> spare = new ArrayDeque<>();
    private Piece filling = new Piece();
    private boolean closed;

    /**
     * Adds an event. Waits while too much waits to be written, unless it is the writer itself who has something to tell. What comes once the queue is closed is
     * left out.
     *
     * @param patient whether to wait
     */
    void add(Event event, List<Field> fields, boolean patient) {
        lock.lock();
        try {
            while (patient && full.size() >= MOST && !closed) {
                changed.awaitUninterruptibly();
            }
            if (closed) {
                return;
            }
            boolean first = filling.isEmpty();
            filling.add(event, fields);
            if (filling.isFull()) {
                goOn();
            }
            if (first || filling.isEmpty()) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Adds a piece that was made elsewhere. */
    void add(Piece piece) {
        lock.lock();
        try {
            full.add(piece);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void goOn() {
        full.add(filling);
        Piece next = spare.poll();
        filling = next == null ? new Piece() : next;
    }

    /** The next piece, once there is one; nothing if the queue is closed and all has been taken. */
    Optional<Piece> take() throws InterruptedException {
        lock.lock();
        try {
            while (full.isEmpty()) {
                if (!filling.isEmpty() && (closed || isOld())) {
                    goOn();
                } else if (closed) {
                    return Optional.empty();
                } else if (filling.isEmpty()) {
                    changed.await();
                } else {
                    changed.awaitNanos(filling.begun() + LONGEST_NANOS - System.nanoTime());
                }
            }
            Piece next = full.remove();
            changed.signalAll();
            return Optional.of(next);
        } finally {
            lock.unlock();
        }
    }

    private boolean isOld() {
        return System.nanoTime() - filling.begun() >= LONGEST_NANOS;
    }

    /** Gives back a piece that has been written. */
    void recycle(Piece piece) {
        piece.clear();
        lock.lock();
        try {
            spare.add(piece);
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more; what it has is still given out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
