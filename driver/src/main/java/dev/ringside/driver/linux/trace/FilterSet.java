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
 * @param failed whether some predicate is about calls that failed, too; if not, they are not looked at
 * @param grouped which of the predicates' events are grouped, as far as that goes, instead of being recorded for who wants them; at most {@link #MOST_GROUPED}
 */
public record FilterSet(
        int generation, List<Predicate> predicates, Set<Datum> data, boolean failed, List<Grouped> grouped) {
    /** The most groupings of one filter. */
    public static final int MOST_GROUPED = GroupCode.MOST;

    public FilterSet {
        predicates = List.copyOf(predicates);
        data = Set.copyOf(data);
        grouped = List.copyOf(grouped);
    }

    /** A set that groups nothing. */
    public FilterSet(int generation, List<Predicate> predicates, Set<Datum> data, boolean failed) {
        this(generation, predicates, data, failed, List.of());
    }

    /** The same, of which some is grouped. */
    public FilterSet grouping(List<Grouped> some) {
        return new FilterSet(generation, predicates, data, failed, some);
    }

    /**
     * A predicate whose events are grouped.
     *
     * @param predicate which one
     * @param until from when on no event is wanted any more, ns since boot; empty if all are
     */
    public record Grouped(int predicate, GroupLayout layout, OptionalLong until) {}
}
