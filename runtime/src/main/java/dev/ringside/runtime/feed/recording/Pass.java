package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Beat;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** One reading of the recordings, for all subscriptions that have joined it, and the thread that does it. */
final class Pass implements RecordingSink, Pacing.Clock {
    private final RecordingReader reader;
    private final Tally tally;
    private final Consumer<Diagnostic> complaints;
    private final List<Replay> subscriptions = new CopyOnWriteArrayList<>();
    private final Odometer odometer = new Odometer();
    /** How many events had been counted when it began. */
    private long before;
    /** Of all subscriptions; replaced as a whole, since the reading thread asks for each event. */
    private volatile Demand demand = Demand.NOTHING;

    private final Completion completion;
    /** Whether what is being read cannot be read twice, so that it has to be learned from while it is read. */
    private volatile boolean learning;

    private boolean begun;
    private volatile boolean over;
    private volatile long now = Long.MIN_VALUE;
    private final Beat beat = new Beat();
    private final Optional<Pacing> pacing;

    /**
     * A reading.
     *
     * @param tally counts where events go
     */
    Pass(RecordingReader reader, Speed speed, Tally tally, Consumer<Diagnostic> complaints) {
        this.pacing = speed.isFastest() ? Optional.empty() : Optional.of(new Pacing(speed, this));
        this.reader = reader;
        this.tally = tally;
        this.complaints = complaints;
        this.completion = new Completion(reader, this::isOver);
    }

    /**
     * Lets somebody take part from now on; nothing if all has been read, or nobody listened any more.
     *
     * @param closing told when the subscription ends, perhaps more than once
     */
    synchronized Optional<Replay> join(FeedRequest request, EventSink sink, Consumer<Replay> closing) {
        if (over) {
            return Optional.empty();
        }
        Replay subscription = new Replay(request, sink, this::changed, closing.andThen(this::leave));
        subscriptions.add(subscription);
        changed(subscription);
        return Optional.of(subscription);
    }

    /** Lets the reading thread know of what is asked for of a stream now. */
    private synchronized void changed(Replay subscription) {
        StreamType stream = subscription.stream();
        demand = demand.with(
                stream,
                subscriptions.stream()
                        .filter(one -> one.wants(stream))
                        .map(Replay::request)
                        .toList());
    }

    /** Those who come once nobody listens any more begin anew. */
    private synchronized void leave(Replay subscription) {
        if (subscriptions.remove(subscription)) {
            changed(subscription);
            over |= begun && subscriptions.isEmpty();
        }
    }

    /** Starts to read, unless that has been done. */
    synchronized void begin() {
        if (!begun) {
            begun = true;
            before = tally.events();
            over |= subscriptions.isEmpty();
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

    /** How far it is; nothing before it has begun, and when it is over. */
    synchronized Optional<Progress> howFar() {
        Odometer learned = completion.odometer();
        return begun && !over
                ? Optional.of(new Progress(odometer.read(), odometer.total(), tally.events() - before)
                        .plus(new Progress(learned.read(), learned.total(), 0)))
                : Optional.empty();
    }

    private void run() {
        try {
            odometer.expect(reader.recordings());
            for (Recording recording : reader.recordings()) {
                if (!isOver()) {
                    learning = !recording.isFile();
                    reader.read(recording, this, odometer);
                }
            }
            end(EventSink::end);
        } catch (RuntimeException e) {
            end(to -> to.fail(e));
        }
    }

    private void end(Consumer<EventSink> message) {
        List<Replay> left;
        synchronized (this) {
            over = true;
            left = List.copyOf(subscriptions);
        }
        left.forEach(subscription -> subscription.end(message));
        left.forEach(Replay::settle);
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public boolean isWanted(StreamType stream) {
        return wanted().contains(stream);
    }

    @Override
    public Set<StreamType> wanted() {
        return asks().streams();
    }

    @Override
    public Asked asked(StreamType stream) {
        return asks().asked(stream);
    }

    private Demand asks() {
        Demand now = demand;
        return learning ? now.learning() : now;
    }

    @Override
    public void filtered(StreamType stream, long count) {
        tally.filtered(stream, count);
    }

    @Override
    public void learn(Event process) {
        if (learning) {
            completion.learn(process);
        }
    }

    @Override
    public void progress(long read) {
        odometer.at(read);
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
        give(event, true);
    }

    @Override
    public void replay(Event event) {
        give(event, false);
    }

    /** @param lacking whether it may lack what other events tell */
    private void give(Event event, boolean lacking) {
        StreamType stream = event.stream();
        if (learning && Demand.LEARNING.streams().contains(stream)) {
            completion.learn(event);
        }
        int slot = stream.fields().get(0).slot();
        if (event.has(slot)) {
            long time = event.number(slot);
            pacing.ifPresent(one -> one.await(time));
            tick(time);
        }
        List<Replay> takers = new ArrayList<>(subscriptions.size());
        for (Replay subscription : subscriptions) {
            if (subscription.wants(stream)) {
                takers.add(subscription);
            }
        }
        if (takers.isEmpty()) {
            return;
        }
        Event complete = lacking ? completion.complete(event, demand.asked(stream)) : event;
        takers.forEach(taker -> taker.deliver(complete));
        tally.delivered(stream);
        takers.forEach(Replay::settle);
    }

    /** Lets everybody know what time it is, if that is later than what they know by a beat: what was due by then is done before the event. */
    @Override
    public void tick(long time) {
        if (time > now) {
            now = time;
            if (beat.isDue(time)) {
                subscriptions.forEach(subscription -> subscription.tell(to -> to.tick(time)));
                subscriptions.forEach(Replay::settle);
            }
        }
    }
}
