package dev.ringside.runtime.feed.evtx.filter;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.OpenEvent;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.evtx.EvtxRecord;
import dev.ringside.runtime.feed.log.LogMapping;
import dev.ringside.runtime.feed.shared.ValueEvent;
import org.jspecify.annotations.Nullable;

/** A record as the event that it would become, for a look at a field or two: nothing is kept of what is made of it. */
final class RecordView extends ValueEvent {
    private final LogMapping mapping;
    private final EvtxRecord record;

    private RecordView(LogMapping mapping, EvtxRecord record) {
        this.mapping = mapping;
        this.record = record;
    }

    static Event of(LogMapping mapping, EvtxRecord record) {
        RecordView fixed = new RecordView(mapping, record);
        return mapping.stream().isOpen() ? new Open(fixed, record) : fixed;
    }

    private static final class Open extends OpenEvent {
        private final EvtxRecord record;

        Open(Event fixed, EvtxRecord record) {
            super(fixed);
            this.record = record;
        }

        @Override
        protected @Nullable Datum find(String name) {
            return record.find(name);
        }
    }

    @Override
    protected @Nullable Object value(int slot) {
        return mapping.sources().get(slot).of(record);
    }

    @Override
    public StreamType stream() {
        return mapping.stream();
    }

    @Override
    public Os os() {
        return record.os();
    }
}
