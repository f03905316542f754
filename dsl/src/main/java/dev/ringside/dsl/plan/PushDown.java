package dev.ringside.dsl.plan;

import dev.ringside.dsl.expr.Predicate;
import java.util.List;

/** Divides a predicate between a feed and user mode. */
public final class PushDown {
    private PushDown() {}

    /** Divides a simplified predicate for a feed of these abilities. */
    public static Split split(Predicate predicate, Abilities abilities) {
        return new Split(
                predicate,
                Predicate.Constant.TRUE,
                predicate,
                List.of(new Split.Term(predicate, Split.Placement.USER, Predicate.Constant.TRUE, abilities.feed())));
    }
}
