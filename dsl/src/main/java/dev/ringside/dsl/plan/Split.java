package dev.ringside.dsl.plan;

import dev.ringside.dsl.expr.Predicate;
import java.util.List;

/**
 * A predicate divided between a feed and user mode.
 *
 * @param predicate the whole, simplified; what user mode evaluates when the feed could not be certain
 * @param pushed what the feed evaluates; implied by the whole. Made only of And, Or, Not directly over a leaf, and leaves the feed is able to do
 * @param residual what user mode still evaluates on an event that the feed was certain about: {@code pushed && residual} is the whole
 * @param terms the conjuncts of the whole and where each one runs, for explanations
 */
public record Split(Predicate predicate, Predicate pushed, Predicate residual, List<Term> terms) {
    public Split {
        terms = List.copyOf(terms);
    }

    /** Whether the feed evaluates all of it. */
    public boolean exact() {
        return residual.equals(Predicate.Constant.TRUE);
    }

    /** Where a term runs. */
    public enum Placement {
        /** In the feed, wholly. */
        FEED,
        /** In the feed something weaker, in user mode the rest. */
        BOTH,
        /** In the feed, which may let through some of what does not match, and in user mode again. */
        NARROWED,
        /** In user mode. */
        USER
    }

    /**
     * One conjunct.
     *
     * @param term the conjunct
     * @param placement where it runs
     * @param pushed what of it the feed evaluates; {@code true} if nothing
     * @param reason why not all of it, a clause without a full stop; empty if all
     */
    public record Term(Predicate term, Placement placement, Predicate pushed, String reason) {}
}
