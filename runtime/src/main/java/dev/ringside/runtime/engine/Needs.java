package dev.ringside.runtime.engine;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.query.Column;
import dev.ringside.dsl.query.NamedAggregate;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.SortKey;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.query.Step;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What operators look at in the events they get. */
final class Needs {
    private Needs() {}

    /** The fields of a query's source that its operators or whoever shows its rows look at, found from the end of the chain to its beginning. */
    static Set<Field> of(Query query) {
        List<StreamType> types = query.types();
        Set<Field> needed = new HashSet<>(shown(query, query.operators().size(), query.type()));
        for (int i = query.operators().size() - 1; i >= 0; i--) {
            Operator operator = query.operators().get(i);
            StreamType input = types.get(i);
            if (makesRows(operator)) {
                needed.clear();
            }
            exprs(operator, input).map(FieldUses::of).forEach(needed::addAll);
            predicate(operator).map(FieldUses::of).ifPresent(needed::addAll);
            if (operator instanceof Operator.Join) {
                // Its rows carry the event with all there is, and what it asks about is not only of this side.
                needed.clear();
                needed.addAll(input.fields());
            } else if (operator instanceof Operator.Distinct distinct
                    && distinct.keys().isEmpty()) {
                needed.addAll(shown(query, i, input));
            }
        }
        // What drives everything.
        needed.add(query.stream().fields().get(0));
        return needed;
    }

    private static Collection<Field> shown(Query query, int place, StreamType type) {
        List<Field> selected = query.selected(place);
        return selected.isEmpty() ? type.fields() : selected;
    }

    /** Whether what it gives has other fields than what it gets. */
    private static boolean makesRows(Operator operator) {
        return switch (operator) {
            case Operator.Map map -> true;
            case Operator.GroupBy groupBy -> true;
            case Operator.Rate rate -> true;
            case Operator.Join join -> true;
            default -> false;
        };
    }

    /** The values that an operator computes. */
    private static Stream<Expr> exprs(Operator operator, StreamType input) {
        return switch (operator) {
            case Operator.Map map -> map.columns().stream().map(Column::expr);
            case Operator.Distinct distinct -> distinct.keys().stream();
            case Operator.Suppress suppress -> suppress.keys().stream();
            case Operator.Sort sort -> sort.keys().stream().map(SortKey::expr);
            case Operator.Top top -> top.order(input).stream();
            case Operator.GroupBy groupBy ->
                Stream.concat(
                        groupBy.keys().stream().map(Column::expr),
                        groupBy.aggregates().stream()
                                .map(NamedAggregate::aggregate)
                                .flatMap(aggregate -> aggregate.measured().stream()));
            default -> Stream.of();
        };
    }

    private static Optional<Predicate> predicate(Operator operator) {
        return switch (operator) {
            case Operator.Where where -> Optional.of(where.predicate());
            case Operator.Join join -> join.on();
            default -> Optional.empty();
        };
    }

    /** Whether something of a query is said in JavaScript, and so has to run on its lane. */
    static boolean javaScript(Query query) {
        if (javaScript(query.source())) {
            return true;
        }
        List<StreamType> types = query.types();
        for (int i = 0; i < query.operators().size(); i++) {
            if (javaScript(query.operators().get(i), types.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #javaScript(Query)}. */
    static boolean javaScript(Source source) {
        return source instanceof Source.Sequence sequence
                && Stream.concat(sequence.steps().stream().map(Step::query), sequence.until().stream())
                        .anyMatch(Needs::javaScript);
    }

    /** As {@link #javaScript(Query)}; what is joined is part of a join. */
    static boolean javaScript(Operator operator, StreamType input) {
        return exprs(operator, input).anyMatch(FieldUses::areForeign)
                || predicate(operator).map(FieldUses::areForeign).orElse(false)
                || (operator instanceof Operator.Join join && javaScript(join.other()));
    }
}
