package dev.ringside.runtime.engine;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import dev.ringside.runtime.engine.operator.Origins;
import java.util.List;

/**
 * One result of a query.
 *
 * @param event the event
 * @param fields the fields that the query selected, in order; empty if it selected none, which means all that the event has
 */
public record Row(Event event, List<Field> fields) {
    /**
     * The events of streams that led to it: the event itself, both sides of a join, the steps of a sequence; of a group the first ones, up to the
     * {@linkplain dev.ringside.runtime.engine.operator.Limits#origins() limit}, and only for sinks that {@linkplain RowSink#wantsOrigins() want}
     * them.
     */
    public List<Event> origins() {
        return Origins.of(event);
    }
}
