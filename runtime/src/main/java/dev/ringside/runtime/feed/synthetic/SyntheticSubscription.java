package dev.ringside.runtime.feed.synthetic;

import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import java.util.function.Consumer;

/** A subscription to a synthetic feed. Its sink is called with the feed's delivery lock held. */
final class SyntheticSubscription implements FeedSubscription {
    private final StreamType stream;
    private final Object delivery;
    private final Consumer<SyntheticSubscription> closed;
    private EventSink sink;
    private EventPredicate pushed;
    private boolean over;

    SyntheticSubscription(
            FeedRequest request, EventSink sink, Object delivery, Consumer<SyntheticSubscription> closed) {
        this.stream = request.stream();
        this.delivery = delivery;
        this.closed = closed;
        this.sink = sink;
        this.pushed = Predicates.adaptive(request.pushed());
    }

    boolean isOf(StreamType other) {
        return stream.equals(other);
    }

    /** Gives the event to the sink, unless it is certain that it is not wanted; tells whether it did. */
    boolean offer(Event event, boolean certain) {
        if (over || (certain && !pushed.test(event))) {
            return false;
        }
        guarded(() -> sink.accept(event, certain));
        return true;
    }

    void tell(Consumer<EventSink> message) {
        if (!over) {
            guarded(() -> message.accept(sink));
        }
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            // The sink has told its own listeners; here it must not keep the others from their events.
            over = true;
        }
    }

    @Override
    public void replace(FeedRequest request, EventSink replacement) {
        EventPredicate next = Predicates.adaptive(request.pushed());
        synchronized (delivery) {
            pushed = next;
            sink = replacement;
        }
    }

    @Override
    public void close() {
        closed.accept(this);
        synchronized (delivery) {
            over = true;
        }
    }
}
