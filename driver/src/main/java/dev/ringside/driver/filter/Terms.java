package dev.ringside.driver.filter;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.Match;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.expr.Predicate.TextCompare;
import dev.ringside.dsl.expr.Predicate.TextComparison;
import dev.ringside.dsl.schema.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The terms of a conjunction or disjunction in the order in which they are asked. Those that look for something in the same text are one: a text is
 * searched for a hundred things at once as fast as for one of them, and a kernel verifies one search a hundred times as fast.
 */
sealed interface Terms {
    /** A term that stands for itself. */
    record One(Predicate term) implements Terms {}

    /** One of these occurs in the text; of a conjunction: none of them does. */
    record Occurs(Field field, Match match, List<String> parts) implements Terms {}

    /** The terms of an {@code &&}. */
    static List<Terms> ofAnd(Predicate.And and) {
        return grouped(and.terms(), term -> term instanceof Predicate.Not not ? search(not.term()) : Optional.empty());
    }

    /** The terms of an {@code ||}. */
    static List<Terms> ofOr(Predicate.Or or) {
        return grouped(or.terms(), Terms::search);
    }

    private static List<Terms> grouped(List<Predicate> terms, Function<Predicate, Optional<Occurs>> search) {
        Map<Object, Terms> result = new LinkedHashMap<>();
        for (Predicate term : Cost.ordered(terms)) {
            search.apply(term)
                    .ifPresentOrElse(
                            found -> result.merge(new Where(found.field(), found.match()), found, Terms::together),
                            () -> result.put(new One(term), new One(term)));
        }
        return List.copyOf(result.values());
    }

    /** What searches have in common that can be made at once. */
    record Where(Field field, Match match) {}

    private static Terms together(Terms one, Terms other) {
        if (one instanceof Occurs first && other instanceof Occurs second) {
            List<String> parts = new ArrayList<>(first.parts());
            parts.addAll(second.parts());
            return new Occurs(first.field(), first.match(), parts);
        }
        throw new IllegalStateException("only searches are put together");
    }

    private static Optional<Occurs> search(Predicate term) {
        return term instanceof TextCompare compare
                        && compare.comparison() == TextComparison.CONTAINS
                        && compare.text() instanceof Expr.FieldRef ref
                        && compare.operand() instanceof Expr.TextLiteral text
                ? Optional.of(new Occurs(ref.field(), compare.match(), List.of(text.value())))
                : Optional.empty();
    }
}
