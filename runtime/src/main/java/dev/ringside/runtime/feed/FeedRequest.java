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
 */
public record FeedRequest(StreamType stream, Predicate pushed, Set<Field> fields) {
    public FeedRequest {
        fields = Set.copyOf(fields);
    }
}
