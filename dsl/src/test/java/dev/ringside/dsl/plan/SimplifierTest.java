package dev.ringside.dsl.plan;

import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.testing.PredicateProperty;
import dev.ringside.dsl.testing.TestStreams;
import org.junit.jupiter.api.Test;

class SimplifierTest {

    @Test
    void a_simplified_predicate_means_the_same_on_every_event() {
        PredicateProperty.over(TestStreams.everything())
                .predicates(2_000)
                .events(40)
                .holds(predicate -> {
                    EventPredicate one = Predicates.interpret(predicate);
                    EventPredicate other = Predicates.interpret(Simplifier.simplify(predicate));
                    return event -> one.test(event) == other.test(event);
                });
    }

    @Test
    void simplifying_again_changes_nothing() {
        PredicateProperty.over(TestStreams.everything())
                .predicates(2_000)
                .events(1)
                .holds(predicate -> {
                    Predicate simple = Simplifier.simplify(predicate);
                    boolean same = Simplifier.simplify(simple).equals(simple);
                    return event -> same;
                });
    }
}
