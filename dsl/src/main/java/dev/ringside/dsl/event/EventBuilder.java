package dev.ringside.dsl.event;

import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    private final @Nullable Object[] objects;
    private final List<Datum> data = new ArrayList<>();

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

    /** Sets a decimal number. */
    public EventBuilder set(Field field, double value) {
        numbers[field.slot()] = Double.doubleToLongBits(value);
        objects[field.slot()] = ArrayEvent.NUMBER;
        return this;
    }

    /** Sets the events, or the processes nearest first. */
    public EventBuilder setEvents(Field field, List<Event> value) {
        objects[field.slot()] = List.copyOf(value);
        return this;
    }

    /**
     * Sets what an expression gave; null leaves the field missing.
     *
     * @param value of the class that goes with the field's type: a Long, a Double or another number for a decimal field, a Boolean, a String, an
     *     IpAddress, a List of texts or of events
     */
    public EventBuilder setValue(Field field, @Nullable Object value) {
        if (value == null) {
            objects[field.slot()] = null;
            return this;
        }
        return switch (field.type().storage()) {
            case NUMBER ->
                set(field, value instanceof Boolean truth ? (truth ? 1L : 0L) : ((Number) value).longValue());
            case DECIMAL -> set(field, ((Number) value).doubleValue());
            case TEXT -> set(field, (String) value);
            case ADDRESS -> set(field, (IpAddress) value);
            case LIST -> set(field, texts(value));
            case PROCESSES, EVENTS -> setEvents(field, events(value));
        };
    }

    @SuppressWarnings("unchecked") // the contract of setValue
    private static List<String> texts(Object value) {
        return (List<String>) value;
    }

    @SuppressWarnings("unchecked") // the contract of setValue
    private static List<Event> events(Object value) {
        return (List<Event>) value;
    }

    /** Adds to the data of an event of an open stream. */
    public EventBuilder add(Datum datum) {
        data.add(datum);
        return this;
    }

    /** Adds a text to the data of an event of an open stream. */
    public EventBuilder add(String name, String value) {
        return add(new Datum(name, FieldType.TEXT, value));
    }

    /** Adds a whole number to the data of an event of an open stream. */
    public EventBuilder add(String name, long value) {
        return add(new Datum(name, FieldType.INT, value));
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
        Event event = new ArrayEvent(stream, os, numbers.clone(), objects.clone());
        return stream.isOpen() ? OpenEvent.of(event, data) : event;
    }
}
