package dev.ringside.runtime.feed.jsonl;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Beat;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.json.EventReader;
import dev.ringside.runtime.json.UnreadableEventException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** One reading of the recordings, for all subscriptions that have joined it, and the thread that does it. */
final class Pass {
    private static final int LONGEST_LINE = 16 << 20;

    private final List<Recording> recordings;
    private final EventReader reader;
    private final Consumer<StreamType> delivered;
    private final Consumer<Diagnostic> complaints;
    private final List<Replay> subscriptions = new CopyOnWriteArrayList<>();
    private boolean begun;
    private boolean over;
    private volatile long now = Long.MIN_VALUE;
    private final Beat beat = new Beat();

    /** @param delivered told the stream of each event that a subscription was given */
    Pass(List<Recording> recordings, Schema schema, Consumer<StreamType> delivered, Consumer<Diagnostic> complaints) {
        this.recordings = recordings;
        this.reader = new EventReader(schema);
        this.delivered = delivered;
        this.complaints = complaints;
    }

    /** Takes part from now on; false if all has been read. */
    synchronized boolean join(Replay subscription) {
        return !over && subscriptions.add(subscription);
    }

    /** Starts to read, unless that has been done. */
    synchronized void begin() {
        if (!begun) {
            begun = true;
            Thread.ofPlatform().name("ringside-jsonl").daemon().start(this::run);
        }
    }

    synchronized boolean hasBegun() {
        return begun;
    }

    /** The time of the latest event so far. */
    OptionalLong now() {
        long latest = now;
        return latest == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(latest);
    }

    private void run() {
        try {
            for (Recording recording : recordings) {
                read(recording);
            }
            end(EventSink::end);
        } catch (RuntimeException e) {
            end(to -> to.fail(e));
        }
    }

    private void end(Consumer<EventSink> message) {
        synchronized (this) {
            over = true;
        }
        subscriptions.forEach(subscription -> subscription.end(message));
        subscriptions.forEach(Replay::settle);
    }

    /** Whether nobody listens any more. Those who come later begin anew. */
    private synchronized boolean isAbandoned() {
        subscriptions.removeIf(subscription -> !subscription.isOpen());
        over |= subscriptions.isEmpty();
        return over;
    }

    private void read(Recording recording) {
        Damage damage = new Damage(recording);
        try (Lines lines = new Lines(recording.open(), LONGEST_LINE, this::pause)) {
            while (!isAbandoned() && lines.advance()) {
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

    private void pause() {
        subscriptions.forEach(subscription -> subscription.tell(EventSink::pause));
    }

    private void read(Lines lines, Damage damage) {
        if (lines.tooLong()) {
            damage.unreadable(lines.number(), "it is longer than " + (LONGEST_LINE >> 20) + " MiB");
            return;
        }
        try {
            Optional<Event> event = reader.read(lines.bytes(), lines.start(), lines.length(), this::isWanted);
            damage.readable();
            event.ifPresent(this::deliver);
        } catch (UnreadableEventException e) {
            damage.unreadable(lines.number(), String.valueOf(e.getMessage()));
        }
    }

    private boolean isWanted(StreamType stream) {
        for (Replay subscription : subscriptions) {
            if (subscription.wants(stream)) {
                return true;
            }
        }
        return false;
    }

    private void deliver(Event event) {
        tell(event);
        List<Replay> takers = new ArrayList<>(subscriptions.size());
        for (Replay subscription : subscriptions) {
            if (subscription.wants(event.stream())) {
                takers.add(subscription);
                subscription.deliver(event);
            }
        }
        delivered.accept(event.stream());
        takers.forEach(Replay::settle);
    }

    /** Lets everybody know the time of an event, if it is later than what they know by a beat: what was due by then is done before the event. */
    private void tell(Event event) {
        int slot = event.stream().fields().get(0).slot();
        if (event.has(slot) && event.number(slot) > now) {
            long time = event.number(slot);
            now = time;
            if (beat.isDue(time)) {
                subscriptions.forEach(subscription -> subscription.tell(to -> to.tick(time)));
                subscriptions.forEach(Replay::settle);
            }
        }
    }
}
