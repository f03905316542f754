package dev.ringside.runtime.engine;

import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.query.Step;
import dev.ringside.dsl.schema.Field;
import dev.ringside.runtime.engine.operator.Stages;
import dev.ringside.runtime.engine.operator.StepPredicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A stream that a query reads.
 *
 * @param source a stream, or one out of recordings
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
                Stages.sources(sequence).forEach(source -> readings.add(step(sequence, source)));
            case Source.Stream stream -> readings.add(chain(query, traced));
            case Source.Recording recording -> readings.add(chain(query, traced));
        }
        for (Operator operator : query.operators()) {
            if (operator instanceof Operator.Join join) {
                // Rows of joins carry both events, with all there is.
                readings.addAll(of(join.other(), true));
            }
        }
        return readings;
    }

    private static Reading chain(Query query, boolean traced) {
        Set<Field> fields = traced ? Set.copyOf(query.stream().fields()) : Needs.of(query);
        return new Reading(query.source(), Leading.of(query).predicate(), fields);
    }

    /** What any step of that source may be. Rows of sequences carry the events, with all there is. */
    private static Reading step(Source.Sequence sequence, Source source) {
        List<Predicate> any = Stream.concat(sequence.steps().stream().map(Step::query), sequence.until().stream())
                .filter(step -> step.source().equals(source))
                .map(step -> Predicate.and(StepPredicate.of(step).own().stream()
                        .filter(term -> !FieldUses.areForeign(term))
                        .toList()))
                .toList();
        return new Reading(source, Predicate.or(any), Set.copyOf(source.type().fields()));
    }
}
