package dev.ringside.dsl.event;

import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;

/**
 * Makes events by hand, to test queries and scripts without a kernel:
 *
 * <pre>{@code
 * Event event = new EventBuilder(Schema.standard().stream("procs"), Os.LINUX)
 *         .set("pid", 7).set("name", "bash").set("args", List.of("bash", "-c", "id")).build();
 * }</pre>
 *
 * <p>The builder is for one thread; what it builds is immutable.
 */
public final class EventBuilder {
    private final StreamType stream;
    private final Os os;
    private final long[] numbers;
    private final Object[] objects;

    public EventBuilder(StreamType stream, Os os) {
        this.stream = stream;
        this.os = os;
        this.numbers = new long[stream.fields().size()];
        this.objects = new Object[stream.fields().size()];
    }

    /** Sets a number, port, time (ns since the epoch), duration (ns) or truth value (1 or 0). */
    public EventBuilder set(Field field, long value) {
        numbers[field.slot()] = value;
        objects[field.slot()] = ArrayEvent.NUMBER;
        return this;
    }

    /** Sets a text. */
    public EventBuilder set(Field field, String value) {
        objects[field.slot()] = value;
        return this;
    }

    /** Sets an address. */
    public EventBuilder set(Field field, IpAddress value) {
        objects[field.slot()] = value;
        return this;
    }

    /** Sets a list. */
    public EventBuilder set(Field field, List<String> value) {
        objects[field.slot()] = List.copyOf(value);
        return this;
    }

    public EventBuilder set(String field, long value) {
        return set(stream.field(field), value);
    }

    public EventBuilder set(String field, String value) {
        return set(stream.field(field), value);
    }

    public EventBuilder set(String field, List<String> value) {
        return set(stream.field(field), value);
    }

    /** The event; the builder may go on to make others. */
    public Event build() {
        return new ArrayEvent(stream, os, numbers.clone(), objects.clone());
    }
}
