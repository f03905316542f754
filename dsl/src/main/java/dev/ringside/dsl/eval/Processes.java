package dev.ringside.dsl.eval;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.schema.Schema;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is asked of an event as a whole or of the processes above it; for the interpreter and for compiled code. */
final class Processes {
    private static final int NAME = Schema.process().field("name").slot();

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

    /** The names from the top down; null if there are no processes to know of. */
    static @Nullable String tree(@Nullable List<?> processes) {
        if (processes == null) {
            return null;
        }
        StringBuilder tree = new StringBuilder();
        for (int i = processes.size() - 1; i >= 0; i--) {
            String name = ((Event) processes.get(i)).text(NAME);
            tree.append(name == null ? Expr.Tree.NAMELESS : name).append(i == 0 ? "" : Expr.Tree.BETWEEN);
        }
        return tree.toString();
    }

    static boolean opaque(Predicate<?> test, Event event) {
        return accepts(test, event);
    }

    @SuppressWarnings("unchecked") // the predicate of an Opaque node takes events
    private static boolean accepts(Predicate<?> test, Event event) {
        return ((Predicate<Event>) test).test(event);
    }
}
