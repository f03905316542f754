package dev.ringside.driver.linux.trace;

import dev.ringside.dsl.expr.Predicate;
import java.util.List;
import java.util.Set;

/**
 * What one generation of a hook's filter decides and records.
 *
 * @param generation the number that its records carry
 * @param predicates what is decided, as a split pushes it; bit i of a record's takers is for the i-th
 * @param data what records hold
 * @param failed whether some predicate is about calls that failed, too; if not, they are not looked at
 */
public record FilterSet(int generation, List<Predicate> predicates, Set<Datum> data, boolean failed) {
    public FilterSet {
        predicates = List.copyOf(predicates);
        data = Set.copyOf(data);
    }
}
