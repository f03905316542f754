package dev.ringside.runtime.engine;

import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * A query's chain, divided: what its source is asked for, and what is done with it.
 *
 * @param predicate all {@code where}s that come first, as one
 * @param operators the others, in order
 * @param places of the others in the chain
 */
record Leading(Predicate predicate, List<Operator> operators, List<Integer> places) {
    static Leading of(Query query) {
        List<Predicate> wheres = new ArrayList<>();
        List<Operator> rest = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        // A where behind a take or skip does not commute with it, and a select or for changes nothing that a where
        // reads.
        boolean leading = true;
        for (int i = 0; i < query.operators().size(); i++) {
            Operator operator = query.operators().get(i);
            if (leading && operator instanceof Operator.Where where) {
                wheres.add(where.predicate());
            } else {
                leading &= operator instanceof Operator.Select || operator instanceof Operator.For;
                rest.add(operator);
                places.add(i);
            }
        }
        return new Leading(Predicate.and(wheres), rest, places);
    }

    /** The query with another predicate. */
    static Query with(Query query, Predicate predicate) {
        List<Operator> operators = new ArrayList<>(List.of(new Operator.Where(predicate)));
        operators.addAll(of(query).operators());
        return new Query(query.source(), operators);
    }
}
