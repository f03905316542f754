package dev.ringside.dsl.event;

import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another event, all that it has, but for what a subclass knows better. */
public abstract class ForwardingEvent implements Event {
    private final Event event;

    /** An event that has all that one has. */
    protected ForwardingEvent(Event event) {
        this.event = event;
    }

    @Override
    public StreamType stream() {
        return event.stream();
    }

    @Override
    public Os os() {
        return event.os();
    }

    @Override
    public boolean has(int slot) {
        return event.has(slot);
    }

    @Override
    public long number(int slot) {
        return event.number(slot);
    }

    @Override
    public double decimal(int slot) {
        return event.decimal(slot);
    }

    @Override
    public @Nullable String text(int slot) {
        return event.text(slot);
    }

    @Override
    public @Nullable IpAddress address(int slot) {
        return event.address(slot);
    }

    @Override
    public @Nullable List<String> list(int slot) {
        return event.list(slot);
    }

    @Override
    public @Nullable List<Event> processes(int slot) {
        return event.processes(slot);
    }

    @Override
    public List<Datum> data() {
        return event.data();
    }

    @Override
    public @Nullable Datum datum(int slot) {
        return event.datum(slot);
    }

    @Override
    public @Nullable List<Event> events(int slot) {
        return event.events(slot);
    }
}
