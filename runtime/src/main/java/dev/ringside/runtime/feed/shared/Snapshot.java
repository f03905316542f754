package dev.ringside.runtime.feed.shared;

import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import java.util.List;
import java.util.function.Supplier;

/** Gives what is there now, once, by a thread of its own. */
public final class Snapshot implements FeedSubscription {
    private final EventSink sink;
    private final Supplier<List<Event>> taken;
    /** Held while the sink is called. */
    private final Object delivery = new Object();

    private boolean closed;

    private Snapshot(EventSink sink, Supplier<List<Event>> taken) {
        this.sink = sink;
        this.taken = taken;
    }

    /**
     * Begins to take one.
     *
     * @param taken looks what is there; what it throws is the sink's failure
     */
    public static FeedSubscription start(EventSink sink, Supplier<List<Event>> taken) {
        Snapshot snapshot = new Snapshot(sink, taken);
        Thread.ofPlatform().daemon().name("ringside-snapshot").start(snapshot::run);
        return snapshot;
    }

    private void run() {
        List<Event> events;
        try {
            events = taken.get();
        } catch (RuntimeException e) {
            tell(() -> sink.fail(e));
            return;
        }
        boolean open = true;
        for (int i = 0; open && i < events.size(); i++) {
            Event event = events.get(i);
            open = tell(() -> sink.accept(event, true));
        }
        tell(sink::end);
    }

    private boolean tell(Runnable message) {
        synchronized (delivery) {
            if (!closed) {
                message.run();
            }
            return !closed;
        }
    }

    @Override
    public void replace(FeedRequest request, EventSink replacement) {
        throw new UnsupportedOperationException("a snapshot is taken once");
    }

    @Override
    public void close() {
        synchronized (delivery) {
            closed = true;
        }
    }
}
