package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is asked of the events of a sequence's step.
 *
 * @param own terms about the event alone, which a feed can be asked for
 * @param told terms about events of earlier steps as well
 */
public record StepPredicate(List<Predicate> own, List<Predicate> told) {
    public StepPredicate {
        own = List.copyOf(own);
        told = List.copyOf(told);
    }

    /** The terms of a step's {@code where}s. */
    public static StepPredicate of(Query step) {
        int fields = step.stream().width();
        List<Predicate> own = new ArrayList<>();
        List<Predicate> told = new ArrayList<>();
        for (Operator operator : step.operators()) {
            if (operator instanceof Operator.Where where) {
                for (Predicate term : Conjuncts.of(where.predicate())) {
                    boolean alone = FieldUses.of(term).stream().allMatch(field -> field.slot() < fields);
                    (alone ? own : told).add(term);
                }
            }
        }
        return new StepPredicate(own, told);
    }

    /**
     * The places of the earlier steps that are asked about.
     *
     * @param offsets where the own fields and those of each earlier step begin
     */
    Set<Integer> references(int[] offsets) {
        Set<Integer> places = new TreeSet<>();
        for (Predicate term : told) {
            for (Field field : FieldUses.of(term)) {
                int found = Arrays.binarySearch(offsets, field.slot());
                int part = found >= 0 ? found : -found - 2;
                if (part > 0) {
                    places.add(part - 1);
                }
            }
        }
        return places;
    }
}
