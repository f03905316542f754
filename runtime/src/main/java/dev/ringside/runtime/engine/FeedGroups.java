package dev.ringside.runtime.engine;

import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.plan.Grouping;
import dev.ringside.dsl.plan.Measure;
import dev.ringside.dsl.query.Column;
import dev.ringside.dsl.query.NamedAggregate;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.Field;
import dev.ringside.runtime.engine.aggregate.Aggregation;
import dev.ringside.runtime.feed.Feed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a feed puts events together for the groupBy that takes them. It may only if the rows are the same as without it: which needs every
 * event to be judged by the feed alone, and nothing of it but keys and numbers to matter.
 *
 * @param grouping what the feed is asked for; empty if it is asked for events
 * @param refusal why it is asked for events, a clause without a full stop; empty if it is not
 */
record FeedGroups(Optional<Grouping> grouping, Optional<String> refusal) {
    /** The groupBy that takes what the query's source gives, if there is one. */
    static Optional<Operator.GroupBy> first(List<Operator> operators) {
        return operators.stream()
                .filter(operator -> !(operator instanceof Operator.Select || operator instanceof Operator.For))
                .findFirst()
                .filter(Operator.GroupBy.class::isInstance)
                .map(Operator.GroupBy.class::cast);
    }

    /**
     * What a query asks its feed for.
     *
     * @param part of the plan, what is pushed to the feed
     * @param traced whether rows have to carry the events that led to them
     */
    static FeedGroups of(Query query, Operator.GroupBy groupBy, Plan.Part part, Feed feed, boolean traced) {
        if (part.state()) {
            return refused("what there is now is looked at there");
        }
        if (!(query.source() instanceof Source.Stream)
                || query.operators().stream().anyMatch(operator -> operator instanceof Operator.Join)) {
            return refused("events of more than one source are put in order there");
        }
        if (groupBy.window().isPresent()) {
            return refused("windows end when event time has passed them");
        }
        if (traced) {
            return refused("the events that led to a row are kept with it");
        }
        if (!part.split().exact()) {
            return refused("not all that is asked of events is decided by the feed");
        }
        List<Measure> measures = new ArrayList<>();
        for (NamedAggregate named : groupBy.aggregates()) {
            List<Measure> measured = Aggregation.measures(named.aggregate());
            if (measured == null) {
                return refused(named.aggregate() + " is computed from values one by one");
            }
            measures.addAll(measured);
        }
        Set<Field> keys = new HashSet<>();
        groupBy.keys().stream().map(Column::expr).map(FieldUses::of).forEach(keys::addAll);
        Grouping grouping = new Grouping(keys, measures);
        return feed.refusal(part.stream(), grouping)
                .map(FeedGroups::refused)
                .orElseGet(() -> new FeedGroups(Optional.of(grouping), Optional.empty()));
    }

    private static FeedGroups refused(String reason) {
        return new FeedGroups(Optional.empty(), Optional.of(reason));
    }
}
