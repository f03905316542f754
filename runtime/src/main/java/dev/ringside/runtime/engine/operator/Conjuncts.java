package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.expr.Predicate;
import java.util.List;

/** The terms of which each must hold for a predicate to hold. */
public final class Conjuncts {
    private Conjuncts() {}

    /** The terms in their order; none of what is always true. */
    public static List<Predicate> of(Predicate predicate) {
        if (predicate instanceof Predicate.And and) {
            return and.terms().stream().flatMap(term -> of(term).stream()).toList();
        }
        return predicate.equals(Predicate.Constant.TRUE) ? List.of() : List.of(predicate);
    }
}
