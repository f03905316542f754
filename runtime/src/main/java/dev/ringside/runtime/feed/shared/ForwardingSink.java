package dev.ringside.runtime.feed.shared;

import dev.ringside.runtime.feed.EventSink;

/** A sink that passes on all but events as it is told. */
public abstract class ForwardingSink implements EventSink {
    private final EventSink sink;

    /** @param sink to which it passes on */
    protected ForwardingSink(EventSink sink) {
        this.sink = sink;
    }

    @Override
    public void pause() {
        sink.pause();
    }

    @Override
    public void tick(long now) {
        sink.tick(now);
    }

    @Override
    public void settle() {
        sink.settle();
    }

    @Override
    public void end() {
        sink.end();
    }

    @Override
    public void fail(RuntimeException reason) {
        sink.fail(reason);
    }
}
