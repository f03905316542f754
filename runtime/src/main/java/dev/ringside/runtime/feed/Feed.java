package dev.ringside.runtime.feed;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.Abilities;
import dev.ringside.dsl.plan.Grouping;
import dev.ringside.dsl.plan.Split;
import dev.ringside.dsl.schema.StreamType;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A source of events. Methods may be called from any thread. Closing a feed ends its subscriptions. */
public interface Feed extends AutoCloseable {
    /** The name in explanations: {@code linux}, {@code jsonl}. */
    String name();

    /** The name, in explanations, of what serves that stream: another one than its own if it stands for several. */
    default String name(StreamType stream) {
        return name();
    }

    /** The streams it serves, but for those that come to be only when somebody asks for them by a name of their own. */
    Set<StreamType> streams();

    /** Whether it serves that stream. */
    default boolean serves(StreamType stream) {
        return streams().contains(stream);
    }

    /** What it can evaluate by itself on events of that stream. */
    Abilities abilities(StreamType stream);

    /**
     * Where a term is decided that it is able to evaluate: by itself, by itself as far as that goes and again in user mode, or in user mode alone because it
     * would filter nothing.
     */
    default Split.Placement placement(StreamType stream, Predicate term) {
        return Split.Placement.FEED;
    }

    /**
     * Why it cannot put events of that stream together as that says; empty if it can, at least as long as there is room for the groups. A feed that can knows
     * what time it {@linkplain #now is}.
     *
     * @return a clause without a full stop
     */
    default Optional<String> refusal(StreamType stream, Grouping grouping) {
        return Optional.of("the " + name(stream) + " feed gives every event");
    }

    /**
     * Asks for events. A live feed delivers them at once, a recording once it has been told to {@linkplain #begin begin}.
     *
     * @throws dev.ringside.dsl.diagnostic.RingsideException if the source cannot be had: missing privileges, an unreadable file
     */
    FeedSubscription subscribe(FeedRequest request, EventSink sink);

    /** The streams of which it also knows the state: what is there now, as against what happens. */
    default Set<StreamType> states() {
        return Set.of();
    }

    /** What {@link #snapshot} can evaluate itself, of a stream that is among the {@link #states}; asking needs no privileges. */
    default Abilities stateAbilities(StreamType stream) {
        return Abilities.none(name(), Os.LINUX);
    }

    /**
     * Gives what is there now, of a stream that is among its {@link #states}: one event for each thing, in any order, with the time at which it began where
     * that is known, and then the sink's end. The feed may leave out what does not match what is pushed; whoever asks filters. The events are given by a
     * thread of the feed; closing the subscription ends it early. A snapshot cannot be replaced.
     *
     * @throws dev.ringside.dsl.diagnostic.RingsideException if the source cannot be had
     */
    default FeedSubscription snapshot(FeedRequest request, EventSink sink) {
        throw new IllegalArgumentException(name() + " does not know what is there of " + request.stream());
    }

    /**
     * Starts reading for the subscriptions that wait for it. A live feed delivers anyway; a recording is read once for all of them together, each
     * event being given to all in the order of the file, and a subscription made meanwhile gets what follows. If reading has come to its end,
     * those made afterwards wait for the next call, which reads from the beginning.
     */
    default void begin() {}

    /** Lets the subscriptions made from now on wait to be read for from the beginning, even if something is being read now. */
    default void rewind() {}

    /**
     * What time it is where the events come from, in nanoseconds since the epoch: the clock of a live feed; the time of the last event that a
     * recording gave, or nothing before the first one.
     */
    default OptionalLong now() {
        return OptionalLong.empty();
    }

    /** How far recordings have been read, while that is being done; a live feed reads none. */
    default Optional<Progress> progress() {
        return Optional.empty();
    }

    /** Where the events of that stream went since the first subscription to it. */
    Accounts accounts(StreamType stream);

    /**
     * The programs that evaluate what is pushed down to it now, as text, or what it would run for that request if none does; empty if
     * it runs no programs.
     */
    default String disassemble(FeedRequest request) {
        return "";
    }

    /**
     * What there is to say of how well it would do on this machine what that request pushes; empty if nothing. May take some time, as it may have to try.
     *
     * @return a clause without a full stop
     */
    default Optional<String> remark(FeedRequest request) {
        return Optional.empty();
    }

    @Override
    void close();
}
