package dev.ringside.runtime.engine;

import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.Field;
import dev.ringside.runtime.engine.operator.Stages;
import dev.ringside.runtime.engine.operator.StepPredicate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A stream that a query reads.
 *
 * @param source a stream, one out of recordings, or the state of one
 * @param wanted what its events have to be, as far as the feed's thread can know
 * @param fields what somebody will look at
 */
record Reading(Source source, Predicate wanted, Set<Field> fields) {

    /**
     * Everything that a query reads, in the order in which it is written: its own source, then those of what is joined.
     *
     * @param traced whether somebody looks at all of the events that rows are made of
     */
    static List<Reading> of(Query query, boolean traced) {
        List<Reading> readings = new ArrayList<>();
        switch (query.source()) {
            case Source.Sequence sequence ->
                Stages.sources(sequence).forEach(source -> readings.add(step(sequence, source, fields(query, traced))));
            case Source.Stream stream -> readings.add(chain(query, traced));
            case Source.State state -> readings.add(chain(query, traced));
            case Source.Recording recording -> readings.add(chain(query, traced));
        }
        for (Operator operator : query.operators()) {
            if (operator instanceof Operator.Join join) {
                readings.addAll(of(join.other(), traced));
            }
        }
        return readings;
    }

    private static Reading chain(Query query, boolean traced) {
        return new Reading(query.source(), Leading.of(query).predicate(), fields(query, traced));
    }

    private static Set<Field> fields(Query query, boolean traced) {
        return traced ? Set.copyOf(query.stream().fields()) : query.fieldsRead();
    }

    /** What any step of that source may be, and what is looked at in it. */
    private static Reading step(Source.Sequence sequence, Source source, Set<Field> row) {
        List<Predicate> any = new ArrayList<>();
        Set<Field> fields = new HashSet<>();
        for (int i = 0; i < sequence.steps().size(); i++) {
            Query step = sequence.steps().get(i).query();
            if (step.source().equals(source)) {
                any.add(own(step));
                fields.addAll(sequence.fieldsRead(i, row));
            }
        }
        if (sequence.until().isPresent() && sequence.until().get().source().equals(source)) {
            any.add(own(sequence.until().get()));
            fields.addAll(sequence.fieldsReadUntil());
        }
        return new Reading(source, Predicate.or(any), fields);
    }

    /** What is asked about a step's event alone, and not in JavaScript. */
    private static Predicate own(Query step) {
        return Predicate.and(StepPredicate.of(step).own().stream()
                .filter(term -> !FieldUses.areForeign(term))
                .toList());
    }
}
