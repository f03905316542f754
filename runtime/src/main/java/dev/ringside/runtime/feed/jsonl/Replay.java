package dev.ringside.runtime.feed.jsonl;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import dev.ringside.runtime.json.EventReader;
import dev.ringside.runtime.json.UnreadableEventException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** One subscription to recordings, and the thread that reads them. */
final class Replay implements FeedSubscription {
    private static final int LONGEST_LINE = 16 << 20;

    private final StreamType stream;
    private final List<Recording> recordings;
    private final EventReader reader;
    private final LongAdder delivered;
    private final Consumer<Diagnostic> complaints;
    private final Consumer<Replay> ended;
    /** Held while a sink is called, so that none is called once {@link #close} or {@link #replace} has returned. */
    private final Object delivery = new Object();

    private EventSink sink;
    private volatile boolean closed;

    Replay(
            StreamType stream,
            List<Recording> recordings,
            Schema schema,
            LongAdder delivered,
            Consumer<Diagnostic> complaints,
            EventSink sink,
            Consumer<Replay> ended) {
        this.stream = stream;
        this.recordings = recordings;
        this.reader = new EventReader(schema);
        this.delivered = delivered;
        this.complaints = complaints;
        this.sink = sink;
        this.ended = ended;
    }

    void start() {
        Thread.ofPlatform().name("ringside-jsonl").daemon().start(this::run);
    }

    @Override
    public void replace(FeedRequest request, EventSink replacement) {
        synchronized (delivery) {
            sink = replacement;
        }
    }

    @Override
    public void close() {
        closed = true;
        // Whoever is calling the sink is let finish; the thread itself may be waiting for input that never comes.
        synchronized (delivery) {
            ended.accept(this);
        }
    }

    private void run() {
        try {
            for (Recording recording : recordings) {
                read(recording);
            }
            tell(EventSink::end);
        } catch (RuntimeException e) {
            tell(to -> to.fail(e));
        } finally {
            ended.accept(this);
        }
    }

    private void read(Recording recording) {
        Damage damage = new Damage(recording);
        try (Lines lines = new Lines(recording.open(), LONGEST_LINE, () -> tell(EventSink::pause))) {
            while (!closed && lines.advance()) {
                if (lines.length() > 0) {
                    read(lines, damage);
                }
            }
        } catch (IOException e) {
            throw recording.unreadable(e);
        } finally {
            damage.report(complaints);
        }
        damage.failIfNothingWasReadable();
    }

    private void read(Lines lines, Damage damage) {
        if (lines.tooLong()) {
            damage.unreadable(lines.number(), "it is longer than " + (LONGEST_LINE >> 20) + " MiB");
            return;
        }
        try {
            Optional<Event> event = reader.read(lines.bytes(), lines.start(), lines.length(), stream);
            damage.readable();
            event.ifPresent(this::deliver);
        } catch (UnreadableEventException e) {
            damage.unreadable(lines.number(), String.valueOf(e.getMessage()));
        }
    }

    private void deliver(Event event) {
        synchronized (delivery) {
            if (!closed) {
                delivered.increment();
                sink.accept(event, true);
            }
        }
    }

    private void tell(Consumer<EventSink> message) {
        synchronized (delivery) {
            if (!closed) {
                message.accept(sink);
            }
        }
    }
}
