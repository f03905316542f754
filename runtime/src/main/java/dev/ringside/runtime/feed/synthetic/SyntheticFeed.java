package dev.ringside.runtime.feed.synthetic;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.plan.Operation;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.Beat;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.FeedSubscription;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A feed whose events are given to it: it hands each one to the subscriptions that want it, on the thread that gave it. It evaluates what is
 * pushed down and keeps accounts like a kernel, and serves every stream.
 *
 * <p>Time is what it is told: that of the latest event, or of {@link #tick}; subscriptions are told of it before an event that comes a while after the
 * last one, as they are by a recording, whether or not they want the event. Any thread may give events; they are handed on one at a time.
 */
public final class SyntheticFeed implements Feed {
    /** As much as a kernel's filter can hold, so that queries are divided as they are on a machine. */
    private static final int LONGEST_TEXT = 4096;

    private static final int LONGEST_PATTERN = 64;
    private static final int LARGEST_SET = 4096;

    private final Os os;
    private final Map<StreamType, Abilities> abilities = new ConcurrentHashMap<>();
    private final Map<StreamType, Tally> tallies = new ConcurrentHashMap<>();
    private final List<SyntheticSubscription> subscriptions = new CopyOnWriteArrayList<>();
    /** Held while sinks are called. */
    private final Object delivery = new Object();

    private final Beat beat = new Beat();
    private volatile long now = Long.MIN_VALUE;

    /** @param os the system that its events come from; one of another system is given to all, who then decide by themselves */
    public SyntheticFeed(Schema schema, Os os) {
        this.os = os;
        schema.streams().forEach(stream -> abilities.put(stream, everything(stream, os)));
    }

    private static Abilities everything(StreamType stream, Os os) {
        Map<Field, Set<Operation>> operations = new HashMap<>();
        stream.fields().forEach(field -> operations.put(field, EnumSet.allOf(Operation.class)));
        return new Abilities("synthetic", os, operations, LONGEST_TEXT, LONGEST_PATTERN, LARGEST_SET);
    }

    @Override
    public String name() {
        return "synthetic";
    }

    @Override
    public Set<StreamType> streams() {
        return abilities.keySet().stream()
                .filter(stream -> stream.provider().isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean serves(StreamType stream) {
        return stream.provider().isPresent() || abilities.containsKey(stream);
    }

    @Override
    public Abilities abilities(StreamType stream) {
        Abilities known = stream.provider().isPresent()
                ? abilities.computeIfAbsent(stream, provider -> everything(provider, os))
                : abilities.get(stream);
        if (known == null) {
            throw new IllegalArgumentException("the synthetic feed has no stream " + stream);
        }
        return known;
    }

    @Override
    public FeedSubscription subscribe(FeedRequest request, EventSink sink) {
        abilities(request.stream());
        SyntheticSubscription subscription = new SyntheticSubscription(request, sink, delivery, subscriptions::remove);
        subscriptions.add(subscription);
        return subscription;
    }

    @Override
    public OptionalLong now() {
        return now == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(now);
    }

    /** Lets an event happen. */
    public void emit(Event event) {
        synchronized (delivery) {
            long time = timeOf(event);
            advance(time);
            if (!isAsked(event.stream())) {
                return;
            }
            if (beat.isDue(time)) {
                tell(sink -> sink.tick(time));
            }
            boolean wanted = false;
            for (SyntheticSubscription subscription : subscriptions) {
                wanted |= subscription.isOf(event.stream()) && subscription.offer(event, event.os() == os);
            }
            tallies.computeIfAbsent(event.stream(), stream -> new Tally()).count(wanted);
        }
    }

    private boolean isAsked(StreamType stream) {
        for (SyntheticSubscription subscription : subscriptions) {
            if (subscription.isOf(stream)) {
                return true;
            }
        }
        return false;
    }

    private static long timeOf(Event event) {
        int slot = event.stream().field("time").slot();
        return event.has(slot) ? event.number(slot) : Long.MIN_VALUE;
    }

    private void advance(long time) {
        now = Math.max(now, time);
    }

    /** Tells everybody that nothing follows at once. */
    public void pause() {
        tell(EventSink::pause);
    }

    /** Lets time pass, to that many nanoseconds since the epoch, without an event. */
    public void tick(long time) {
        synchronized (delivery) {
            advance(time);
            tell(sink -> sink.tick(time));
        }
    }

    /** Tells everybody who listens now that no more events follow. */
    public void end() {
        tell(EventSink::end);
    }

    /** Tells everybody who listens now that it cannot go on. */
    public void fail(RuntimeException reason) {
        tell(sink -> sink.fail(reason));
    }

    private void tell(Consumer<EventSink> message) {
        synchronized (delivery) {
            subscriptions.forEach(subscription -> subscription.tell(message));
        }
    }

    @Override
    public Accounts accounts(StreamType stream) {
        synchronized (delivery) {
            Tally tally = tallies.get(stream);
            return tally == null ? Accounts.NONE : tally.accounts();
        }
    }

    @Override
    public void close() {
        subscriptions.forEach(SyntheticSubscription::close);
    }

    /** Where the events of a stream went. */
    private static final class Tally {
        private long delivered;
        private long filtered;

        void count(boolean wanted) {
            if (wanted) {
                delivered++;
            } else {
                filtered++;
            }
        }

        Accounts accounts() {
            return new Accounts(delivered + filtered, filtered, delivered, 0);
        }
    }
}
