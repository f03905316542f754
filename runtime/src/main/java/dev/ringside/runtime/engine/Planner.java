package dev.ringside.runtime.engine;

import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.plan.PushDown;
import dev.ringside.dsl.plan.Simplifier;
import dev.ringside.dsl.plan.Split;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compiles queries against feeds. */
final class Planner {
    private Planner() {}

    /**
     * The plan of a query.
     *
     * @param feeds of its readings, in their order
     * @param traced whether somebody looks at all of the events that rows are made of
     */
    static Plan plan(Query query, List<Reading> readings, List<Feed> feeds, boolean traced) {
        List<Plan.Part> parts = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            parts.add(part(readings.get(i), feeds.get(i)));
        }
        Leading leading = Leading.of(query);
        List<Operator> operators = new ArrayList<>(leading.operators());
        if (query.source() instanceof Source.Sequence && !leading.predicate().equals(Predicate.Constant.TRUE)) {
            operators.add(0, new Operator.Where(leading.predicate()));
        }
        Optional<Plan.Grouped> grouped = FeedGroups.first(leading.operators()).map(groupBy -> {
            FeedGroups asked = FeedGroups.of(query, groupBy, parts.get(0), feeds.get(0), traced);
            asked.grouping().ifPresent(grouping -> parts.set(0, parts.get(0).groupedBy(grouping)));
            return new Plan.Grouped(groupBy, asked.refusal());
        });
        return new Plan(query, parts, operators, grouped);
    }

    private static Plan.Part part(Reading reading, Feed feed) {
        Predicate wanted = Simplifier.simplify(reading.wanted());
        StreamType stream = reading.source().type();
        boolean state = reading.source() instanceof Source.State;
        String name = state ? feed.name() : feed.name(stream);
        Split split = state
                ? PushDown.split(wanted, feed.stateAbilities(stream))
                : PushDown.split(wanted, feed.abilities(stream), term -> feed.placement(stream, term));
        FeedRequest request =
                new FeedRequest(stream, split.pushed(), reading.fields(), Set.copyOf(FieldUses.of(wanted)));
        return new Plan.Part(name, state, split, request, () -> state ? Optional.empty() : feed.remark(request));
    }
}
