package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Beat;
import dev.ringside.runtime.feed.EventSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One reading of the recordings, for all subscriptions that have joined it, and the thread that does it. */
final class Pass implements RecordingSink {
    private final List<Recording> recordings;
    private final Function<byte[], RecordingFormat> formats;
    private final Consumer<StreamType> delivered;
    private final Consumer<Diagnostic> complaints;
    private final List<Replay> subscriptions = new CopyOnWriteArrayList<>();
    /** Of all subscriptions; replaced as a whole, since the reading thread asks for each event. */
    private volatile Set<StreamType> wanted = Set.of();

    private final Map<StreamType, Asked> asked = new ConcurrentHashMap<>();

    private boolean begun;
    private boolean over;
    private volatile long now = Long.MIN_VALUE;
    private final Beat beat = new Beat();

    /**
     * A reading.
     *
     * @param formats gives the format of what begins so
     * @param delivered told the stream of each event that a subscription was given
     */
    Pass(
            List<Recording> recordings,
            Function<byte[], RecordingFormat> formats,
            Consumer<StreamType> delivered,
            Consumer<Diagnostic> complaints) {
        this.recordings = recordings;
        this.formats = formats;
        this.delivered = delivered;
        this.complaints = complaints;
    }

    /** Takes part from now on; false if all has been read. */
    synchronized boolean join(Replay subscription) {
        if (over) {
            return false;
        }
        subscriptions.add(subscription);
        findWanted();
        return true;
    }

    private void findWanted() {
        wanted = subscriptions.stream().map(Replay::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** Starts to read, unless that has been done. */
    synchronized void begin() {
        if (!begun) {
            begun = true;
            Thread.ofPlatform().name("ringside-reader").daemon().start(this::run);
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
                if (!isOver()) {
                    read(recording);
                }
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

    private void read(Recording recording) {
        try (InputStream in = recording.open()) {
            new PartReader(formats, this).read(recording, in);
        } catch (IOException e) {
            throw recording.unreadable(e);
        }
    }

    /** Those who come once nobody listens any more begin anew. */
    @Override
    public synchronized boolean isOver() {
        if (subscriptions.removeIf(subscription -> !subscription.isOpen())) {
            findWanted();
        }
        over |= subscriptions.isEmpty();
        return over;
    }

    @Override
    public boolean isWanted(StreamType stream) {
        for (Replay subscription : subscriptions) {
            if (subscription.wants(stream)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Asked asked(StreamType stream) {
        return asked.computeIfAbsent(stream, first -> new Asked(Predicate.Constant.TRUE, Set.of()));
    }

    @Override
    public void filtered(StreamType stream, long count) {}

    @Override
    public void learn(Event process) {}

    @Override
    public void progress(long read) {}

    @Override
    public Set<StreamType> wanted() {
        return wanted;
    }

    @Override
    public void pause() {
        subscriptions.forEach(subscription -> subscription.tell(EventSink::pause));
    }

    @Override
    public void complain(Diagnostic complaint) {
        complaints.accept(complaint);
    }

    @Override
    public void deliver(Event event) {
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
