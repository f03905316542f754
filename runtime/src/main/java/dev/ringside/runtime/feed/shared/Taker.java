package dev.ringside.runtime.feed.shared;

import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** What a subscription wants and who takes it; replaced as a whole. Its sink is called by one thread at a time. */
public final class Taker {
    /** A sink that takes longer for one event hangs. */
    public static final long HANGING_MILLIS = 1000;

    private final FeedRequest request;
    private final EventSink sink;
    private final ReentrantLock calls = new ReentrantLock();
    private volatile boolean dead;

    public Taker(FeedRequest request, EventSink sink) {
        this.request = request;
        this.sink = sink;
    }

    /** What it wants. */
    public FeedRequest request() {
        return request;
    }

    /**
     * No call of the sink begins after this, and one that is under way on another thread has ended, unless it hangs: then it is not waited for
     * longer than a moment.
     */
    public void kill() throws InterruptedException {
        boolean idle = calls.tryLock(HANGING_MILLIS, TimeUnit.MILLISECONDS);
        dead = true;
        if (idle) {
            calls.unlock();
        }
    }

    /** Gives it an event. */
    public void accept(Event event, boolean certain) {
        guarded(() -> sink.accept(event, certain));
    }

    /** Tells the sink that nothing follows at once. */
    public void pause() {
        guarded(sink::pause);
    }

    /** Tells the sink what time it is, in nanoseconds since the epoch. */
    public void tick(long now) {
        guarded(() -> sink.tick(now));
    }

    /** Tells the sink that nothing follows, and why. */
    public void fail(RuntimeException reason) {
        guarded(() -> {
            dead = true;
            sink.fail(reason);
        });
    }

    private void guarded(Runnable call) {
        calls.lock();
        try {
            if (!dead) {
                call.run();
            }
        } catch (RuntimeException e) {
            // The sink has told its own listeners; here it only must not end the reading for everybody.
            dead = true;
        } finally {
            calls.unlock();
        }
    }
}
