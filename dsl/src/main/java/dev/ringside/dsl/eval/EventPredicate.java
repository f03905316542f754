package dev.ringside.dsl.eval;

import dev.ringside.dsl.event.Event;

/** A predicate that can be asked. Safe to use from any thread. */
@FunctionalInterface
public interface EventPredicate {
    boolean test(Event event);
}
