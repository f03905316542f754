package dev.ringside.dsl.plan;

import dev.ringside.dsl.expr.Predicate;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a predicate to a form of conjunctions and alternatives with negation only directly above leaves.
 *
 * <p>A feed needs it: there a leaf that could not be decided passes, and it must pass whichever way round it stands.
 */
final class NegationNormalForm {
    /** A choice repeats its test, and choices in tests multiply: from so many on they are left as they are, for user mode. */
    private static final int MOST_CHOICES = 64;

    private int choices;

    private NegationNormalForm() {}

    static Predicate of(Predicate predicate) {
        return new NegationNormalForm().normalize(predicate, false);
    }

    private Predicate normalize(Predicate predicate, boolean negated) {
        return switch (predicate) {
            case Predicate.And and -> negated ? Logic.or(all(and.terms(), true)) : Logic.and(all(and.terms(), false));
            case Predicate.Or or -> negated ? Logic.and(all(or.terms(), true)) : Logic.or(all(or.terms(), false));
            case Predicate.Not not -> normalize(not.term(), !negated);
            case Predicate.Choice choice -> choice(choice, negated);
            default -> negated ? Logic.not(predicate) : predicate;
        };
    }

    private List<Predicate> all(List<Predicate> terms, boolean negated) {
        List<Predicate> normalized = new ArrayList<>();
        terms.forEach(term -> normalized.add(normalize(term, negated)));
        return normalized;
    }

    private Predicate choice(Predicate.Choice choice, boolean negated) {
        if (++choices > MOST_CHOICES) {
            return negated ? Logic.not(choice) : choice;
        }
        return Logic.or(List.of(
                Logic.and(List.of(normalize(choice.test(), false), normalize(choice.then(), negated))),
                Logic.and(List.of(normalize(choice.test(), true), normalize(choice.otherwise(), negated)))));
    }
}
