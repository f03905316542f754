package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.ForwardingEvent;
import java.util.List;

/** A row that knows which events led to it. */
final class TracedEvent extends ForwardingEvent {
    private final List<Event> origins;

    /** @param origins the events */
    TracedEvent(Event row, List<Event> origins) {
        super(row);
        this.origins = List.copyOf(origins);
    }

    List<Event> origins() {
        return origins;
    }
}
