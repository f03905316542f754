package dev.ringside.driver.windows.etw.filter;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A set of ids, or all ids but those of a set.
 *
 * @param in whether it is the set itself
 */
record Ids(boolean in, SortedSet<Integer> numbers) {
    static final Ids ALL = new Ids(false, Collections.emptySortedSet());
    static final Ids NONE = new Ids(true, Collections.emptySortedSet());

    Ids {
        numbers = Collections.unmodifiableSortedSet(new TreeSet<>(numbers));
    }

    static Ids of(Set<Integer> numbers) {
        return new Ids(true, new TreeSet<>(numbers));
    }

    Ids complement() {
        return new Ids(!in, numbers);
    }

    boolean has(int id) {
        return numbers.contains(id) == in;
    }

    Ids and(Ids other) {
        if (in) {
            return new Ids(true, only(numbers, other));
        }
        return other.in ? other.and(this) : new Ids(false, both(numbers, other.numbers));
    }

    Ids or(Ids other) {
        return complement().and(other.complement()).complement();
    }

    private static SortedSet<Integer> only(SortedSet<Integer> numbers, Ids which) {
        SortedSet<Integer> out = new TreeSet<>(numbers);
        out.removeIf(number -> !which.has(number));
        return out;
    }

    private static SortedSet<Integer> both(SortedSet<Integer> one, SortedSet<Integer> other) {
        SortedSet<Integer> out = new TreeSet<>(one);
        out.addAll(other);
        return out;
    }
}
