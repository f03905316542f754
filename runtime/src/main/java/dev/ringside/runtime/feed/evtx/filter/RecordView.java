package dev.ringside.runtime.feed.evtx.filter;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.OpenEvent;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.evtx.EvtxRecord;
import dev.ringside.runtime.feed.log.LogMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record as the event that it would become, for a look at a field or two: nothing is kept of what is made of it. */
final class RecordView implements Event {
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

    private @Nullable Object value(int slot) {
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

    @Override
    public boolean has(int slot) {
        return value(slot) != null;
    }

    @Override
    public long number(int slot) {
        return value(slot) instanceof Long number ? number : 0;
    }

    @Override
    public @Nullable String text(int slot) {
        return value(slot) instanceof String text ? text : null;
    }

    @Override
    public @Nullable IpAddress address(int slot) {
        return value(slot) instanceof IpAddress address ? address : null;
    }

    @Override
    @SuppressWarnings("unchecked") // a value that is a list is one of texts
    public @Nullable List<String> list(int slot) {
        return value(slot) instanceof List<?> list ? (List<String>) list : null;
    }
}
