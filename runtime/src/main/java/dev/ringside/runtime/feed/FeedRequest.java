package dev.ringside.runtime.feed;

import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.Grouping;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a subscription asks of a feed.
 *
 * @param stream the stream
 * @param pushed the predicate to evaluate, made of what the feed said it is able to
 * @param fields the fields that will be read; a feed may leave out the others. If all fixed fields of an open stream are among them, all of its data will
 *     be read
 * @param tested those of them that it depends on whether an event is wanted at all: more is worth doing for them than for what is only shown
 * @param grouping what is to be made of events that the feed said it is able to group; empty if each is wanted by itself
 * @param until events from then on, in nanoseconds since the epoch, may be left out; those that are put together must be
 */
public record FeedRequest(
        StreamType stream,
        Predicate pushed,
        Set<Field> fields,
        Set<Field> tested,
        Optional<Grouping> grouping,
        OptionalLong until) {
    public FeedRequest {
        fields = Set.copyOf(fields);
        tested = Set.copyOf(tested);
    }

    /** A request for every event by itself. */
    public FeedRequest(StreamType stream, Predicate pushed, Set<Field> fields, Set<Field> tested) {
        this(stream, pushed, fields, tested, Optional.empty(), OptionalLong.empty());
    }

    /** A request of which nothing depends on more than what is pushed. */
    public FeedRequest(StreamType stream, Predicate pushed, Set<Field> fields) {
        this(stream, pushed, fields, Set.of());
    }

    /** The same, of events put together in groups: as many of them as the feed is able to, and the others one by one. */
    public FeedRequest groupedBy(Grouping wanted) {
        return new FeedRequest(stream, pushed, fields, tested, Optional.of(wanted), until);
    }

    /** The same, of events before that time. */
    public FeedRequest until(OptionalLong time) {
        return new FeedRequest(stream, pushed, fields, tested, grouping, time);
    }
}
