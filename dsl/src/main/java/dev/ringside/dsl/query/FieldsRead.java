package dev.ringside.dsl.query;

import dev.ringside.dsl.expr.Expr;
import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds which fields of what flows into operators are needed, going back from those that are needed of what flows out. */
final class FieldsRead {
    private FieldsRead() {}

    /** Those of the source that a query needs to give its rows. */
    static Set<Field> of(Query query) {
        List<StreamType> types = query.types();
        Set<Field> needed =
                new HashSet<>(query.selected().isEmpty() ? query.type().fields() : query.selected());
        for (int i = query.operators().size() - 1; i >= 0; i--) {
            needed = before(query.operators().get(i), types.get(i), types.get(i + 1), needed);
        }
        // Events are put in order by their time, whoever asks for it.
        addTime(types.get(0), needed);
        return needed;
    }

    private static Set<Field> before(Operator operator, StreamType input, StreamType output, Set<Field> after) {
        return switch (operator) {
            case Operator.Where where -> with(after, FieldUses.of(where.predicate()));
            case Operator.Select select -> after;
            case Operator.Take take -> after;
            case Operator.Skip skip -> after;
            case Operator.For time -> after;
            case Operator.LimitRate limit -> after;
            case Operator.OneIn sample -> after;
            case Operator.Fraction sample -> after;
            case Operator.Distinct distinct ->
                distinct.keys().isEmpty() ? new HashSet<>(input.fields()) : with(after, uses(distinct.keys()));
            case Operator.Suppress suppress -> with(after, uses(suppress.keys()));
            case Operator.Sort sort ->
                with(after, uses(sort.keys().stream().map(SortKey::expr).toList()));
            case Operator.Top top -> with(after, uses(top.order(input).stream().toList()));
            case Operator.Map map ->
                uses(map.columns().stream()
                        .filter(column -> after.contains(output.field(column.name())))
                        .map(Column::expr)
                        .toList());
            case Operator.GroupBy groupBy ->
                uses(Stream.concat(
                                groupBy.keys().stream().map(Column::expr),
                                groupBy.aggregates().stream().flatMap(named -> named.aggregate().measured().stream()))
                        .toList());
            case Operator.Rate rate -> new HashSet<>();
            case Operator.Join join -> join(join, input, output, after);
        };
    }

    private static Set<Field> join(Operator.Join join, StreamType input, StreamType output, Set<Field> after) {
        Set<Field> needed = new HashSet<>();
        Set<Field> ofRow =
                with(after, join.on().map(predicate -> FieldUses.of(predicate)).orElse(List.of()));
        ofRow.stream()
                .filter(field -> field.slot() < input.width())
                .forEach(field -> needed.add(input.at(field.slot())));
        join.by().forEach(name -> input.resolve(name).ifPresent(needed::add));
        boolean whole = output.fields().size()
                > input.fields().size() + join.other().type().fields().size();
        if (whole && after.contains(output.fields().get(output.fields().size() - 1))) {
            needed.addAll(input.fields());
        }
        return needed;
    }

    private static Set<Field> uses(List<Expr> exprs) {
        Set<Field> fields = new HashSet<>();
        exprs.forEach(expr -> fields.addAll(FieldUses.of(expr)));
        return fields;
    }

    private static Set<Field> with(Set<Field> after, Collection<Field> more) {
        Set<Field> all = new HashSet<>(after);
        all.addAll(more);
        return all;
    }

    /** Those of the stream of a sequence's step that are needed to find it and for the fields of its rows. */
    static Set<Field> ofStep(Source.Sequence sequence, int step, Set<Field> row) {
        StreamType stream = sequence.steps().get(step).query().stream();
        if (row.stream().anyMatch(field -> field.name().equals(Outputs.EVENTS))) {
            return new HashSet<>(stream.fields());
        }
        Set<Field> needed = ofConditions(sequence, sequence.steps().get(step).query());
        String prefix = SequenceTypes.reference(step) + ".";
        Set<Field> references = new HashSet<>(row);
        sequence.steps()
                .subList(step + 1, sequence.steps().size())
                .forEach(later -> references.addAll(conditions(later.query())));
        sequence.until().ifPresent(end -> references.addAll(conditions(end)));
        references.stream().filter(field -> field.name().startsWith(prefix)).forEach(field -> {
            String name = field.name().substring(prefix.length());
            stream.find(name).or(() -> stream.open(name, field.type())).ifPresent(needed::add);
        });
        return needed;
    }

    /** As {@link #ofStep}, of what ends a sequence. */
    static Set<Field> ofConditions(Source.Sequence sequence, Query query) {
        Set<Field> needed = new HashSet<>();
        // Behind the stream's own fields there are those of earlier steps.
        conditions(query).stream()
                .filter(field -> field.slot() < query.stream().width())
                .forEach(needed::add);
        sequence.by().forEach(name -> query.stream().resolve(name).ifPresent(needed::add));
        addTime(query.stream(), needed);
        return needed;
    }

    private static Set<Field> conditions(Query query) {
        Set<Field> fields = new HashSet<>();
        for (Operator operator : query.operators()) {
            if (operator instanceof Operator.Where where) {
                fields.addAll(FieldUses.of(where.predicate()));
            }
        }
        return fields;
    }

    private static void addTime(StreamType stream, Set<Field> needed) {
        stream.find(Outputs.TIME).ifPresent(needed::add);
    }
}
