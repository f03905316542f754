package dev.ringside.dsl.eval;

import dev.ringside.dsl.event.Event;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is asked of an event as a whole or of the processes above it; for the interpreter and for compiled code. */
final class Processes {
    private Processes() {}

    static boolean some(@Nullable List<?> processes, EventPredicate term) {
        if (processes == null) {
            return false;
        }
        for (int i = 0; i < processes.size(); i++) {
            if (term.test((Event) processes.get(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean opaque(Predicate<?> test, Event event) {
        return accepts(test, event);
    }

    @SuppressWarnings("unchecked") // the predicate of an Opaque node takes events
    private static boolean accepts(Predicate<?> test, Event event) {
        return ((Predicate<Event>) test).test(event);
    }
}
