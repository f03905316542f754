package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;

/** {@code where}: lets pass what a predicate accepts, which may be exchanged at any time by any thread. */
public final class Filter extends Stage {
    private volatile EventPredicate predicate;

    public Filter(Predicate predicate, Flow next) {
        super(next);
        this.predicate = Predicates.adaptive(predicate);
    }

    /** Goes by another predicate from now on. */
    public void replace(Predicate replacement) {
        predicate = Predicates.adaptive(replacement);
    }

    @Override
    public void accept(long time, Event event) {
        if (predicate.test(event)) {
            next().accept(time, event);
        }
    }
}
