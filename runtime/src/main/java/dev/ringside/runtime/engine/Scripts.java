package dev.ringside.runtime.engine;

import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.query.Step;
import java.util.stream.Stream;

/** Finds what of a query is said in JavaScript, and so has to run on its lane. Only predicates can be. */
final class Scripts {
    private Scripts() {}

    /** Whether something of a query is. */
    static boolean areIn(Query query) {
        return areIn(query.source()) || query.operators().stream().anyMatch(Scripts::areIn);
    }

    /** Whether something of a sequence's steps is. */
    static boolean areIn(Source source) {
        return source instanceof Source.Sequence sequence
                && Stream.concat(sequence.steps().stream().map(Step::query), sequence.until().stream())
                        .anyMatch(Scripts::areIn);
    }

    /** Whether something of an operator is; what is joined is part of a join. */
    static boolean areIn(Operator operator) {
        return switch (operator) {
            case Operator.Where where -> FieldUses.areForeign(where.predicate());
            case Operator.Join join ->
                areIn(join.other()) || join.on().map(FieldUses::areForeign).orElse(false);
            default -> false;
        };
    }
}
