package dev.ringside.dsl.plan;

import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.testing.PredicateProperty;
import dev.ringside.dsl.testing.TestStreams;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PushDownPropertyTest {
    private static final Set<Operation> EVERYTHING = EnumSet.allOf(Operation.class);

    /** Feeds from able to all but unable, of both systems. */
    private static List<Abilities> feeds() {
        return List.of(
                feed(Os.LINUX, EVERYTHING, 4096, 256, 1000),
                feed(Os.WINDOWS, EVERYTHING, 4096, 256, 1000),
                feed(Os.LINUX, EVERYTHING, 8, 5, 3),
                feed(Os.WINDOWS, EVERYTHING, 8, 5, 3),
                feed(Os.LINUX, EnumSet.of(Operation.EQUAL, Operation.STARTS_WITH), 64, 0, 0),
                feed(Os.WINDOWS, EnumSet.of(Operation.CONTAINS, Operation.IGNORE_CASE, Operation.ORDER), 64, 64, 0),
                Abilities.none("none", Os.LINUX));
    }

    /** A feed that knows the first field of each type. */
    private static Abilities feed(Os os, Set<Operation> operations, int text, int pattern, int set) {
        Map<Field, Set<Operation>> able = new HashMap<>();
        for (Field field : TestStreams.everything().fields()) {
            if (field.name().endsWith("1") && field.type() != FieldType.PROCESSES) {
                able.put(field, operations);
            }
        }
        return new Abilities("test", os, able, text, pattern, set);
    }

    @Test
    void what_is_pushed_never_rejects_what_the_predicate_accepts_and_the_residual_makes_up_the_rest() {
        for (Abilities feed : feeds()) {
            PredicateProperty.over(TestStreams.everything())
                    .predicates(500)
                    .events(30)
                    .holds(predicate -> {
                        Split split = PushDown.split(Simplifier.simplify(predicate), feed);
                        EventPredicate whole = Predicates.interpret(predicate);
                        EventPredicate pushed = Predicates.interpret(split.pushed());
                        EventPredicate residual = Predicates.interpret(split.residual());
                        return event -> event.os() != feed.os()
                                || whole.test(event) == (pushed.test(event) && residual.test(event));
                    });
        }
    }
}
