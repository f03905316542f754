package dev.ringside.dsl.syntax;

import dev.ringside.dsl.event.Event;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What can run an arrow function that is the only argument of a call, or operands of the outermost {@code &&}s of its body, as JavaScript. Whatever
 * of it is in the language is read as that all the same; these are for the rest.
 *
 * <p>The functions may be called from any thread and must not throw.
 *
 * @param whole the arrow function; empty if none of it can be run, so that all of it must be in the language
 * @param terms the operands, each by where it starts in the text; empty if there is only one, or they cannot be had one by one
 * @param members what an event has in JavaScript besides its fields. Other names behind it are misspelt fields
 */
public record Foreigners(
        Optional<Predicate<Event>> whole, SortedMap<Integer, Predicate<Event>> terms, Set<String> members) {
    /** Where nothing is run as JavaScript. */
    public static final Foreigners NONE = new Foreigners(Optional.empty(), Collections.emptySortedMap(), Set.of());

    public Foreigners {
        terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
        members = Set.copyOf(members);
    }

    boolean areThere() {
        return whole.isPresent();
    }
}
