package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import java.util.function.Consumer;

/** One subscription to recordings. */
final class Replay implements FeedSubscription {
    private final StreamType stream;
    private final Consumer<Replay> changed;
    private final Consumer<Replay> closing;
    /** Held while a sink is called, so that none is called once {@link #close} or {@link #replace} has returned. */
    private final Object delivery = new Object();

    private EventSink sink;
    private volatile FeedRequest request;
    /**
     * Whether nothing is pushed down. Else nothing is certain: readers do what they can, those of some formats nothing, and what is let through for one
     * subscription is given to all of the stream.
     */
    private boolean certain;

    private volatile boolean closed;

    /**
     * A subscription.
     *
     * @param changed told when something else is asked for
     * @param closing told when it ends, perhaps more than once
     */
    Replay(FeedRequest request, EventSink sink, Consumer<Replay> changed, Consumer<Replay> closing) {
        this.stream = request.stream();
        this.request = request;
        this.sink = sink;
        this.certain = isCertain(request);
        this.changed = changed;
        this.closing = closing;
    }

    private static boolean isCertain(FeedRequest request) {
        return request.pushed().equals(Predicate.Constant.TRUE);
    }

    /** Readers are told before this returns: what they left out by what was asked for before, and was not yet passed, they look at again. */
    @Override
    public void replace(FeedRequest wanted, EventSink replacement) {
        synchronized (delivery) {
            sink = replacement;
            request = wanted;
            certain = isCertain(wanted);
        }
        changed.accept(this);
    }

    @Override
    public void close() {
        closed = true;
        // Whoever is calling the sink is let finish; the reading thread itself may be waiting for input that never
        // comes.
        synchronized (delivery) {
            closing.accept(this);
        }
    }

    boolean isOpen() {
        return !closed;
    }

    FeedRequest request() {
        return request;
    }

    StreamType stream() {
        return stream;
    }

    boolean wants(StreamType other) {
        return !closed && stream.equals(other);
    }

    void deliver(Event event) {
        tell(to -> to.accept(event, certain));
    }

    /** Tells the sink something. One that throws is told that this was the end, and gets nothing more: the others go on. */
    void tell(Consumer<EventSink> message) {
        synchronized (delivery) {
            if (closed) {
                return;
            }
            try {
                message.accept(sink);
            } catch (RuntimeException e) {
                closed = true;
                closing.accept(this);
                sink.fail(e);
            }
        }
    }

    /** Tells the sink that nothing follows. */
    void end(Consumer<EventSink> message) {
        tell(message);
        closing.accept(this);
    }

    /** Waits for the sink, without keeping anybody from changing or closing the subscription. */
    void settle() {
        EventSink current;
        synchronized (delivery) {
            current = sink;
        }
        current.settle();
    }
}
