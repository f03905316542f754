package dev.ringside.runtime.engine;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import java.util.List;

/**
 * One result of a query.
 *
 * @param event the event
 * @param fields the fields that the query selected, in order; empty if it selected none, which means all that the event has
 */
public record Row(Event event, List<Field> fields) {}
