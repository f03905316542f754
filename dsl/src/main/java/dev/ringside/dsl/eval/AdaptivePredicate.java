package dev.ringside.dsl.eval;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Interprets a predicate until it has been asked often, then compiles it, on the thread that asked. */
final class AdaptivePredicate implements EventPredicate {
    /** About as many events as interpreting costs what compiling does. */
    private static final int OFTEN = 2_000;

    private final Predicate predicate;
    private final EventPredicate interpreted;
    private final AtomicInteger left = new AtomicInteger(OFTEN);
    private volatile @Nullable EventPredicate compiled;

    AdaptivePredicate(Predicate predicate) {
        this.predicate = predicate;
        this.interpreted = Interpreter.of(predicate);
    }

    @Override
    public boolean test(Event event) {
        EventPredicate fast = compiled;
        if (fast != null) {
            return fast.test(event);
        }
        // Only one thread counts down to zero; the others go on interpreting meanwhile.
        if (left.decrementAndGet() == 0) {
            compiled = Predicates.compile(predicate);
        }
        return interpreted.test(event);
    }
}
