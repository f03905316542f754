package dev.ringside.runtime.feed.evtx.filter;

import dev.ringside.dsl.eval.EventPredicate;
import dev.ringside.dsl.eval.Predicates;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.runtime.feed.evtx.EvtxRecord;
import dev.ringside.runtime.feed.log.LogMapping;

/** A test of fields that have to be made for it: what it means, without what is stored being known. */
final class FieldTest implements Test {
    private final LogMapping mapping;
    private final EventPredicate predicate;
    private final int[] context;

    /** @param context the slots of those of its fields that other records may tell where this one does not */
    FieldTest(LogMapping mapping, Predicate predicate, int[] context) {
        this.mapping = mapping;
        this.predicate = Predicates.adaptive(predicate);
        this.context = context;
    }

    @Override
    public int of(EvtxRecord record) {
        Event event = RecordView.of(mapping, record);
        for (int slot : context) {
            if (!event.has(slot)) {
                return UNKNOWN;
            }
        }
        return predicate.test(event) ? YES : NO;
    }

    @Override
    public Cost cost() {
        return Cost.FIELD;
    }
}
