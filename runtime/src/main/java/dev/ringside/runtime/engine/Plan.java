package dev.ringside.runtime.engine;

import dev.ringside.dsl.plan.Split;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.runtime.feed.FeedRequest;
import java.util.List;

/**
 * A query after compilation against a feed.
 *
 * @param query the query
 * @param feed the feed's name
 * @param split which part of the leading {@code where}s runs where
 * @param request what is asked of the feed
 * @param operators what is left of the chain, in order
 */
public record Plan(Query query, String feed, Split split, FeedRequest request, List<Operator> operators) {
    public Plan {
        operators = List.copyOf(operators);
    }
}
