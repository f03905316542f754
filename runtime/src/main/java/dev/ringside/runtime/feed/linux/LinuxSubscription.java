package dev.ringside.runtime.feed.linux;

import dev.ringside.driver.linux.trace.Tracer;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A subscription to a stream of the Linux feed. */
final class LinuxSubscription implements FeedSubscription {
    private final Tracer tracer;
    private final RingReader reader;
    private final HookFilters filters;
    private final Consumer<LinuxSubscription> closed;
    private HookFilters.@Nullable Version version;

    LinuxSubscription(
            Tracer tracer,
            RingReader reader,
            HookFilters filters,
            HookFilters.Version version,
            Consumer<LinuxSubscription> closed) {
        this.tracer = tracer;
        this.reader = reader;
        this.filters = filters;
        this.version = version;
        this.closed = closed;
    }

    @Override
    public synchronized void replace(FeedRequest request, EventSink sink) {
        HookFilters.Version old = version;
        if (old == null) {
            throw new IllegalStateException("the subscription is closed");
        }
        HookFilters.Version next = new HookFilters.Version(request, sink);
        LinuxFeed.guarded(() -> filters.replace(tracer, old, next));
        version = next;
    }

    @Override
    public void close() {
        HookFilters.Version open;
        synchronized (this) {
            open = version;
            version = null;
        }
        if (open == null) {
            return;
        }
        closed.accept(this);
        filters.remove(tracer, open);
        try {
            // What had happened before still arrives.
            reader.drain();
            open.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
