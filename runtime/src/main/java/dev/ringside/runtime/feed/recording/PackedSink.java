package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.StreamType;
import java.util.Set;

/** Takes what is read of something packed: how far that is says nothing of the recording as it is stored. */
final class PackedSink implements RecordingSink {
    private final RecordingSink sink;

    PackedSink(RecordingSink sink) {
        this.sink = sink;
    }

    @Override
    public void progress(long read) {
        // Whoever reads the recording itself tells.
    }

    @Override
    public Set<StreamType> wanted() {
        return sink.wanted();
    }

    @Override
    public boolean isWanted(StreamType stream) {
        return sink.isWanted(stream);
    }

    @Override
    public Asked asked(StreamType stream) {
        return sink.asked(stream);
    }

    @Override
    public void filtered(StreamType stream, long count) {
        sink.filtered(stream, count);
    }

    @Override
    public void learn(Event process) {
        sink.learn(process);
    }

    @Override
    public boolean isOver() {
        return sink.isOver();
    }

    @Override
    public void deliver(Event event) {
        sink.deliver(event);
    }

    @Override
    public void replay(Event event) {
        sink.replay(event);
    }

    @Override
    public void pause() {
        sink.pause();
    }

    @Override
    public void complain(Diagnostic complaint) {
        sink.complain(complaint);
    }
}
