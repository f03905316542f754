package dev.ringside.dsl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.expr.Predicate;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The property tests prove as much as their predicates and events are varied. */
class RandomPredicatesTest {

    @Test
    void events_satisfy_predicates_about_as_often_as_they_do_not() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger satisfied = new AtomicInteger();

        PredicateProperty.over(TestStreams.everything())
                .predicates(1_000)
                .events(20)
                .holds(predicate -> {
                    EventPredicate test = Predicates.interpret(predicate);
                    return event -> {
                        asked.incrementAndGet();
                        satisfied.addAndGet(test.test(event) ? 1 : 0);
                        return true;
                    };
                });

        assertThat(satisfied.get()).isBetween(asked.get() / 4, asked.get() * 3 / 4);
    }

    @Test
    void most_leaves_are_true_of_some_events_and_false_of_others() {
        int both = 0;
        for (long seed = 0; seed < 500; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            Predicate leaf = RandomPredicates.all(
                            random, TestStreams.everything().fields())
                    .next(0);
            EventPredicate test = Predicates.interpret(leaf);
            RandomEvents events = new RandomEvents(random, TestStreams.everything(), leaf);
            Set<Boolean> seen = new HashSet<>();
            for (int i = 0; i < 60; i++) {
                seen.add(test.test(events.next()));
            }
            both += seen.size() == 2 ? 1 : 0;
        }

        assertThat(both).isGreaterThan(350);
    }

    @Test
    void every_kind_of_node_is_made() {
        RandomPredicates source = RandomPredicates.all(
                new SplittableRandom(1), TestStreams.everything().fields());
        Set<Class<?>> made = new HashSet<>();

        for (int i = 0; i < 2_000; i++) {
            made.add(source.next(1).getClass());
        }

        assertThat(made).containsExactlyInAnyOrder(Predicate.class.getPermittedSubclasses());
    }

    @Test
    void a_false_claim_is_refuted_with_a_small_predicate_and_its_seed() {
        assertThatThrownBy(() -> PredicateProperty.over(TestStreams.everything())
                        .predicates(10_000)
                        .holds(predicate -> event -> !mentionsLike(predicate)))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("(?s)seed \\d+, predicate \\w+\\.like\\(.*\\) from .*");
    }

    private static boolean mentionsLike(Predicate predicate) {
        return predicate.toString().contains(".like(");
    }
}
