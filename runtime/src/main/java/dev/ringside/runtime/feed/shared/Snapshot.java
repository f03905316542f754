package dev.ringside.runtime.feed.shared;

import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import java.util.Iterator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is there now, on its way to a sink: a thread of its own gives one event after the other, and then the end. */
public final class Snapshot implements FeedSubscription {
    private final EventSink sink;
    private final Thread thread;
    private volatile boolean closed;

    private Snapshot(Supplier<Stream<Event>> events, EventSink sink) {
        this.sink = sink;
        this.thread = Thread.ofPlatform().name("ringside-snapshot").daemon().unstarted(() -> run(events));
    }

    /**
     * Begins.
     *
     * @param events made one by one, as they are given; called by the snapshot's thread
     */
    public static Snapshot start(Supplier<Stream<Event>> events, EventSink sink) {
        Snapshot made = new Snapshot(events, sink);
        made.thread.start();
        return made;
    }

    private void run(Supplier<Stream<Event>> events) {
        try (Stream<Event> all = events.get()) {
            Iterator<Event> each = all.iterator();
            while (!closed && each.hasNext()) {
                give(each.next());
            }
            if (!closed) {
                sink.pause();
                sink.end();
            }
        } catch (RuntimeException e) {
            fail(e);
        } catch (LinkageError e) {
            fail(new IllegalStateException("native code is out of reach", e));
        }
    }

    private void fail(RuntimeException reason) {
        if (!closed) {
            sink.fail(reason);
        }
    }

    private void give(Event event) {
        try {
            sink.accept(event, false);
        } catch (RuntimeException e) {
            // The sink has told its own listeners, and wants no more.
            closed = true;
        }
    }

    @Override
    public void replace(FeedRequest request, EventSink next) {
        throw new IllegalStateException("what is there now cannot be asked for anew: it has been given");
    }

    @Override
    public void close() {
        closed = true;
        if (Thread.currentThread() != thread) {
            try {
                thread.join(Taker.HANGING_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
