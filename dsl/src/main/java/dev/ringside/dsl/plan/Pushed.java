package dev.ringside.dsl.plan;

import dev.ringside.dsl.expr.Predicate;

/**
 * What of a predicate a feed can evaluate.
 *
 * @param predicate implied by the whole, and made of what the feed is able to do; {@code true} if that is nothing
 * @param exact whether it is the whole
 * @param reason why it is not; empty if it is
 */
record Pushed(Predicate predicate, boolean exact, String reason) {

    static Pushed exactly(Predicate predicate) {
        return new Pushed(predicate, true, "");
    }

    static Pushed nothing(String reason) {
        return new Pushed(Predicate.Constant.TRUE, false, reason);
    }

    /** The same as something weaker, since it stands for more than it says. */
    Pushed weaker(String why) {
        return new Pushed(predicate, false, why);
    }

    boolean isNothing() {
        return !exact && predicate.equals(Predicate.Constant.TRUE);
    }
}
