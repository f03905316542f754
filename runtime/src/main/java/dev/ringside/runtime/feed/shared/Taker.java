package dev.ringside.runtime.feed.shared;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.plan.PartialGroup;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * What a subscription wants and who takes it; replaced as a whole. Its sink, and those of its predecessors, are called by one thread at a time: the
 * reading one, or the one beside it if the fields that are wanted may have to be waited for.
 */
public final class Taker {
    /** A sink that takes longer for one event hangs. */
    public static final long HANGING_MILLIS = 1000;

    private final FeedRequest request;
    private final EventSink sink;
    private final Function<FeedRequest, Optional<SideThread>> beside;
    private final Optional<SideThread> side;
    private final ReentrantLock calls;
    private volatile boolean dead;

    /** A taker that waits for nothing. */
    public Taker(FeedRequest request, EventSink sink) {
        this(request, sink, wanted -> Optional.empty());
    }

    /** @param beside asked once of everything that is wanted, also by its successors: whether it goes to a thread beside the reading one */
    public Taker(FeedRequest request, EventSink sink, Function<FeedRequest, Optional<SideThread>> beside) {
        this(request, sink, beside, beside.apply(request), new ReentrantLock());
    }

    private Taker(
            FeedRequest request,
            EventSink sink,
            Function<FeedRequest, Optional<SideThread>> beside,
            Optional<SideThread> side,
            ReentrantLock calls) {
        this.request = request;
        this.sink = sink;
        this.beside = beside;
        this.side = side;
        this.calls = calls;
    }

    /** The taker that comes after this one. Who once was served beside stays there, so that what it had waiting comes first. */
    public Taker next(FeedRequest wanted, EventSink taking) {
        Optional<SideThread> own = beside.apply(wanted);
        return new Taker(wanted, taking, beside, side.or(() -> own), calls);
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
        if (side.isPresent()) {
            side.get().drain(HANGING_MILLIS);
        }
        boolean idle = calls.tryLock(HANGING_MILLIS, TimeUnit.MILLISECONDS);
        dead = true;
        if (idle) {
            calls.unlock();
        }
    }

    /** Gives it an event. */
    public void accept(Event event, boolean certain) {
        if (side.isPresent()) {
            guarded(() -> sink.accept(event, certain));
            return;
        }
        // As perform does, but without an object for every event of a storm.
        calls.lock();
        try {
            if (!dead) {
                sink.accept(event, certain);
            }
        } catch (RuntimeException e) {
            dead = true;
        } finally {
            calls.unlock();
        }
    }

    /** Gives it what events have been put together, until nothing is left. */
    public void accept(Queue<PartialGroup> groups) {
        guarded(() -> {
            for (PartialGroup group = groups.poll(); group != null; group = groups.poll()) {
                sink.accept(group);
            }
        });
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
        side.ifPresentOrElse(thread -> thread.execute(() -> perform(call)), () -> perform(call));
    }

    private void perform(Runnable call) {
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
