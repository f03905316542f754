package dev.ringside.dsl.syntax;

import java.util.Optional;

/** The variables that can be seen where a query is written: those of a script, or none. */
@FunctionalInterface
public interface Scope {
    /** Where there are no variables, as in a query by itself. */
    Scope NONE = name -> Optional.empty();

    /** What the variable holds now; empty if there is none of that name. Asked for once wherever the name stands. */
    Optional<Captured> find(String name);
}
