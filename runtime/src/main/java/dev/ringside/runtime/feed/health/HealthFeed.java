package dev.ringside.runtime.feed.health;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import dev.ringside.runtime.feed.shared.TimeOfDay;
import dev.ringside.runtime.feed.synthetic.SyntheticFeed;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The state of Ringside in this process: what it {@linkplain #tell is told}, what the other feeds of the machine lose, and, of those that have a
 * {@code health} of their own, as a driver has, that. Nothing is asked of them before the first subscription.
 */
public final class HealthFeed implements Feed {
    private static final String NAME = "health";
    private static final long BEAT_NANOS = 250_000_000L;
    /** Adding up what every processor has counted is not done with every beat. */
    private static final int BEATS_BETWEEN_LOOKS = 2;

    private final StreamType stream;
    private final Os os;
    private final List<Feed> drivers;
    private final Losses losses;
    private final HealthEvents events;
    private final SyntheticFeed given;
    private @Nullable Thread clock;
    private volatile boolean closed;

    /**
     * A feed of the health of these other ones, which stay the caller's.
     *
     * @param os the system that they watch
     */
    public HealthFeed(Schema schema, Os os, List<Feed> others) {
        this.stream = schema.stream(NAME);
        this.os = os;
        this.drivers = others.stream().filter(feed -> feed.serves(stream)).toList();
        // What has a health tells its losses there.
        this.losses =
                new Losses(others.stream().filter(feed -> !feed.serves(stream)).toList());
        this.events = new HealthEvents(stream, os);
        this.given = new SyntheticFeed(schema, os);
    }

    /** Lets everybody who subscribed know what happened. For any thread. */
    public void tell(Occurrence occurrence) {
        give(events.of(occurrence));
    }

    private void give(Event event) {
        given.emit(event);
        given.pause();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<StreamType> streams() {
        return Set.of(stream);
    }

    @Override
    public Abilities abilities(StreamType asked) {
        return Abilities.none(NAME, os);
    }

    @Override
    public FeedSubscription subscribe(FeedRequest request, EventSink sink) {
        FeedSubscription subscription = given.subscribe(request, sink);
        wake();
        return subscription;
    }

    private synchronized void wake() {
        if (clock == null && !closed) {
            clock = Thread.ofPlatform().name("ringside-health").daemon().start(this::tellTime);
            FeedRequest everything = new FeedRequest(stream, Predicate.Constant.TRUE, Set.copyOf(stream.fields()));
            drivers.forEach(driver -> listen(driver, everything));
        }
    }

    /** A driver that is not to be had says nothing of itself, which is worth knowing, and no reason to be silent on the rest. */
    private void listen(Feed driver, FeedRequest request) {
        try {
            driver.subscribe(request, new Passing(driver));
        } catch (RingsideException e) {
            failed(driver, e);
        }
    }

    private void failed(Feed driver, RuntimeException reason) {
        String how = reason instanceof RingsideException explained
                ? explained.diagnostics().getFirst().message()
                : String.valueOf(reason);
        tell(new Occurrence.Failure(driver.name(), how));
    }

    private void tellTime() {
        for (int beat = 0; !closed; beat++) {
            if (beat % BEATS_BETWEEN_LOOKS == 0) {
                losses.look().forEach(this::tell);
            }
            given.tick(TimeOfDay.now());
            LockSupport.parkNanos(BEAT_NANOS);
        }
    }

    @Override
    public OptionalLong now() {
        return OptionalLong.of(TimeOfDay.now());
    }

    @Override
    public Accounts accounts(StreamType asked) {
        return given.accounts(asked);
    }

    @Override
    public void close() {
        closed = true;
        Thread running;
        synchronized (this) {
            running = clock;
        }
        if (running != null) {
            LockSupport.unpark(running);
        }
        given.close();
    }

    /** Gives on what a driver says of itself; its time is this feed's own. */
    private final class Passing implements EventSink {
        private final Feed driver;

        Passing(Feed driver) {
            this.driver = driver;
        }

        @Override
        public void accept(Event event, boolean certain) {
            given.emit(event);
        }

        @Override
        public void pause() {
            given.pause();
        }

        @Override
        public void fail(RuntimeException reason) {
            failed(driver, reason);
        }
    }
}
