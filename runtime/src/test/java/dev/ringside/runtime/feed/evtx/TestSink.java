package dev.ringside.runtime.feed.evtx;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.recording.RecordingSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Wants all events of logs, and keeps them. */
final class TestSink implements RecordingSink {
    static final StreamType EVENTS = Schema.standard().stream("events");

    private final Set<StreamType> wanted = Set.of(EVENTS);
    private final List<Event> events = new ArrayList<>();
    private final List<Diagnostic> complaints = new ArrayList<>();
    private final BiConsumer<TestSink, Event> listener;
    private Asked asked = new Asked(Predicate.Constant.TRUE, Set.of());
    private long filtered;
    private boolean over;

    TestSink() {
        this((sink, event) -> {});
    }

    /** @param listener told of each event */
    TestSink(BiConsumer<TestSink, Event> listener) {
        this.listener = listener;
    }

    /** Asks for something else from now on. */
    void ask(Predicate pushed) {
        asked = new Asked(pushed, Set.of());
    }

    void end() {
        over = true;
    }

    List<Event> events() {
        return events;
    }

    /** What the events say in the first of their data. */
    List<String> data() {
        return events.stream()
                .map(event -> event.data().isEmpty() ? "" : event.data().get(0))
                .map(datum -> datum instanceof Datum found ? found.text() : "")
                .toList();
    }

    List<String> complaints() {
        return complaints.stream().map(Diagnostic::toString).toList();
    }

    long filtered() {
        return filtered;
    }

    @Override
    public Set<StreamType> wanted() {
        return wanted;
    }

    @Override
    public boolean isWanted(StreamType stream) {
        return wanted.contains(stream);
    }

    @Override
    public Asked asked(StreamType stream) {
        return asked;
    }

    @Override
    public void filtered(StreamType stream, long count) {
        filtered += count;
    }

    @Override
    public void learn(Event process) {
        throw new AssertionError("a log knows of no processes before");
    }

    @Override
    public void progress(long read) {}

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void replay(Event event) {
        deliver(event);
    }

    @Override
    public void deliver(Event event) {
        events.add(event);
        listener.accept(this, event);
    }

    @Override
    public void pause() {}

    @Override
    public void complain(Diagnostic complaint) {
        complaints.add(complaint);
    }
}
