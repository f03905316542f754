package dev.ringside.runtime.feed.shared;

import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A subscription to a stream whose filter is shared. */
public final class SharedSubscription implements FeedSubscription {
    private final SharedFilter filter;
    private final SharedFilter.Place place;
    private final Draining reader;
    private final Consumer<SharedSubscription> closed;
    private @Nullable Taker taker;

    /** Who reads what the kernel wrote. */
    @FunctionalInterface
    public interface Draining {
        /**
         * Brings what has happened by now to whom it belongs, where it would be given to nobody once the filter is gone: if its records do not say by which
         * filter they passed.
         */
        default void flush() throws InterruptedException {}

        /** Waits until what has been written by now is given out, but not for a sink that hangs. Returns at once on the reading thread itself. */
        void drain() throws InterruptedException;
    }

    /**
     * A subscription whose taker has been added to the filter.
     *
     * @param closed told when it is being closed
     */
    public SharedSubscription(
            SharedFilter filter,
            SharedFilter.Place place,
            Draining reader,
            Taker taker,
            Consumer<SharedSubscription> closed) {
        this.filter = filter;
        this.place = place;
        this.reader = reader;
        this.taker = taker;
        this.closed = closed;
    }

    @Override
    public synchronized void replace(FeedRequest request, EventSink sink) {
        Taker old = taker;
        if (old == null) {
            throw new IllegalStateException("the subscription is closed");
        }
        Taker next = old.next(request, sink);
        filter.replace(place, old, next);
        taker = next;
    }

    @Override
    public void close() {
        Taker open;
        synchronized (this) {
            open = taker;
            taker = null;
        }
        if (open == null) {
            return;
        }
        closed.accept(this);
        try {
            reader.flush();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        filter.remove(place, open);
        try {
            // What had happened before still arrives.
            reader.drain();
            open.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
