package dev.ringside.runtime.engine;

import dev.ringside.dsl.plan.Grouping;
import dev.ringside.dsl.plan.Split;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.FeedRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A query after compilation against feeds.
 *
 * @param query the query
 * @param parts what is read, in the order in which the query names it: one part for a stream, one for each stream of a sequence, and behind them
 *     those of what is joined
 * @param operators what is left of the chain behind the leading {@code where}s of a stream, in order
 * @param grouped the groupBy that takes the events of the stream, and where it is done; empty if there is none
 */
public record Plan(Query query, List<Part> parts, List<Operator> operators, Optional<Grouped> grouped) {
    public Plan {
        parts = List.copyOf(parts);
        operators = List.copyOf(operators);
    }

    /**
     * A stream that is read from a feed.
     *
     * @param feed the feed's name
     * @param state whether it is what there is now, and not what happens
     * @param split which part of what is asked for first runs where: of the leading {@code where}s, or of what any of a sequence's steps may be
     * @param request what is asked of the feed
     * @param remark what there is to say of how well the feed does here what is pushed to it, a clause without a full stop; finding out may take some time
     */
    public record Part(
            String feed, boolean state, Split split, FeedRequest request, Supplier<Optional<String>> remark) {
        public StreamType stream() {
            return request.stream();
        }

        /** The same, asking for groups. */
        Part groupedBy(Grouping grouping) {
            return new Part(feed, state, split, request.groupedBy(grouping), remark);
        }
    }

    /**
     * Where events are put together.
     *
     * @param operator one of the plan's
     * @param refusal why that is not done by the feed, a clause without a full stop; empty if it is, as far as the feed has room for groups
     */
    public record Grouped(Operator.GroupBy operator, Optional<String> refusal) {}

    /** The split of the first part: all there is, unless the query is a sequence or has a join. */
    public Split split() {
        return parts.get(0).split();
    }
}
