package dev.ringside.driver.linux.trace;

import dev.ringside.dsl.expr.Predicate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What one generation of a hook's filter decides, groups and records.
 *
 * @param generation the number that its records carry
 * @param predicates what is decided, as a split pushes it; bit i of a record's takers is for the i-th
 * @param data what records hold
 * @param grouped which of the predicates' events are grouped, as far as that goes, instead of being recorded for who wants them; at most {@link #MOST_GROUPED}
 */
public record FilterSet(int generation, List<Predicate> predicates, Set<Datum> data, List<Grouped> grouped) {
    /** The most groupings of one filter. */
    public static final int MOST_GROUPED = GroupCode.MOST;

    public FilterSet {
        predicates = List.copyOf(predicates);
        data = Set.copyOf(data);
        grouped = List.copyOf(grouped);
    }

    /** A set that groups nothing. */
    public FilterSet(int generation, List<Predicate> predicates, Set<Datum> data) {
        this(generation, predicates, data, List.of());
    }

    /**
     * A predicate whose events are grouped.
     *
     * @param predicate which one
     * @param until from when on no event is wanted any more, ns since boot; empty if all are
     */
    public record Grouped(int predicate, GroupLayout layout, OptionalLong until) {}
}
