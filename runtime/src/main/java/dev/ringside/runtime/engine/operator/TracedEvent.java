package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that knows which events led to it.
 *
 * @param row the row
 * @param origins the events
 */
record TracedEvent(Event row, List<Event> origins) implements Event {
    TracedEvent {
        origins = List.copyOf(origins);
    }

    @Override
    public StreamType stream() {
        return row.stream();
    }

    @Override
    public Os os() {
        return row.os();
    }

    @Override
    public boolean has(int slot) {
        return row.has(slot);
    }

    @Override
    public long number(int slot) {
        return row.number(slot);
    }

    @Override
    public double decimal(int slot) {
        return row.decimal(slot);
    }

    @Override
    public @Nullable String text(int slot) {
        return row.text(slot);
    }

    @Override
    public @Nullable IpAddress address(int slot) {
        return row.address(slot);
    }

    @Override
    public @Nullable List<String> list(int slot) {
        return row.list(slot);
    }

    @Override
    public @Nullable List<Event> processes(int slot) {
        return row.processes(slot);
    }

    @Override
    public @Nullable List<Event> events(int slot) {
        return row.events(slot);
    }
}
