package dev.ringside.runtime.engine.operator;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.FieldType;
import java.util.List;

/** The events of streams that led to a row. */
public final class Origins {
    private Origins() {}

    /** The event itself if it is one of a stream; of a row the events it carries. */
    public static List<Event> of(Event event) {
        if (event instanceof TracedEvent traced) {
            return traced.origins();
        }
        if (!event.stream().isDerived()) {
            return List.of(event);
        }
        return event.stream()
                .find(Rows.EVENTS)
                .filter(field -> field.type() == FieldType.EVENTS)
                .map(field -> event.events(field.slot()))
                .orElse(List.of());
    }
}
