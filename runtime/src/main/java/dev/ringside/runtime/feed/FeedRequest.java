package dev.ringside.runtime.feed;

import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.Set;

/**
 * What a subscription asks of a feed.
 *
 * @param stream the stream
 * @param pushed the predicate to evaluate, made of what the feed said it is able to
 * @param fields the fields that will be read; a feed may leave out the others. If all fixed fields of an open stream are among them, all of its data will
 *     be read
 * @param tested those of them that it depends on whether an event is wanted at all: more is worth doing for them than for what is only shown
 */
public record FeedRequest(StreamType stream, Predicate pushed, Set<Field> fields, Set<Field> tested) {
    public FeedRequest {
        fields = Set.copyOf(fields);
        tested = Set.copyOf(tested);
    }

    /** A request of which nothing depends on more than what is pushed. */
    public FeedRequest(StreamType stream, Predicate pushed, Set<Field> fields) {
        this(stream, pushed, fields, Set.of());
    }
}
