package dev.ringside.dsl.plan;

import dev.ringside.dsl.expr.Predicate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** And, or and not, without the nodes that say nothing. The terms stay in order. */
final class Logic {
    private Logic() {}

    /** All of these: flat, without repetitions, and without terms that another one implies word by word. */
    static Predicate and(Collection<Predicate> terms) {
        Set<Predicate> flat = new LinkedHashSet<>();
        for (Predicate term : terms) {
            if (term instanceof Predicate.And and) {
                flat.addAll(and.terms());
            } else {
                flat.add(term);
            }
        }
        flat.remove(Predicate.Constant.TRUE);
        if (flat.contains(Predicate.Constant.FALSE) || hasOpposites(flat)) {
            return Predicate.Constant.FALSE;
        }
        // a && (a || b) is a.
        Set<Predicate> all = new HashSet<>(flat);
        flat.removeIf(
                term -> term instanceof Predicate.Or or && or.terms().stream().anyMatch(all::contains));
        return Predicate.and(new ArrayList<>(flat));
    }

    /** One of these: flat, without repetitions, and without terms that imply another one word by word. */
    static Predicate or(Collection<Predicate> terms) {
        Set<Predicate> flat = new LinkedHashSet<>();
        for (Predicate term : terms) {
            if (term instanceof Predicate.Or or) {
                flat.addAll(or.terms());
            } else {
                flat.add(term);
            }
        }
        flat.remove(Predicate.Constant.FALSE);
        if (flat.contains(Predicate.Constant.TRUE) || hasOpposites(flat)) {
            return Predicate.Constant.TRUE;
        }
        // a || (a && b) is a.
        Set<Predicate> all = new HashSet<>(flat);
        flat.removeIf(term ->
                term instanceof Predicate.And and && and.terms().stream().anyMatch(all::contains));
        return Predicate.or(new ArrayList<>(flat));
    }

    static Predicate not(Predicate term) {
        return switch (term) {
            case Predicate.Constant constant -> new Predicate.Constant(!constant.value());
            case Predicate.Not not -> not.term();
            default -> new Predicate.Not(term);
        };
    }

    /** {@code test ? then : otherwise}, without the choice where one branch is plain. */
    static Predicate choice(Predicate test, Predicate then, Predicate otherwise) {
        if (test instanceof Predicate.Constant constant) {
            return constant.value() ? then : otherwise;
        }
        if (then.equals(otherwise)) {
            return then;
        }
        if (then instanceof Predicate.Constant constant) {
            return constant.value() ? or(List.of(test, otherwise)) : and(List.of(not(test), otherwise));
        }
        if (otherwise instanceof Predicate.Constant constant) {
            return constant.value() ? or(List.of(not(test), then)) : and(List.of(test, then));
        }
        return new Predicate.Choice(test, then, otherwise);
    }

    private static boolean hasOpposites(Set<Predicate> terms) {
        return terms.stream().anyMatch(term -> term instanceof Predicate.Not not && terms.contains(not.term()));
    }
}
