package dev.ringside.runtime.feed.shape;

import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Sets fields of an event to what was written for them, as far as that is of the field's type; the first that is counts. For one thread. */
final class FieldSetter implements BiConsumer<String, Object> {
    private static final int LARGEST_PORT = 0xFFFF;

    private final EventBuilder event;
    private final StreamType stream;
    private final boolean[] done;

    FieldSetter(EventBuilder event, StreamType stream) {
        this.event = event;
        this.stream = stream;
        this.done = new boolean[stream.fields().size()];
    }

    @Override
    public void accept(String name, Object value) {
        Field field = stream.field(name);
        if (!done[field.slot()]) {
            done[field.slot()] = set(field, value);
        }
    }

    private boolean set(Field field, Object value) {
        switch (field.type()) {
            case NAME, PATH, TEXT, HASH -> event.set(field, text(value));
            case ENUM ->
                event.set(
                        field,
                        field.values().isEmpty() ? text(value) : text(value).toLowerCase(Locale.ROOT));
            case LIST ->
                event.set(
                        field,
                        value instanceof List<?> list
                                ? list.stream().map(Object::toString).toList()
                                : List.of(value.toString()));
            case IP -> {
                IpAddress address = IpAddress.parse(text(value)).orElse(null);
                if (address == null) {
                    return false;
                }
                event.set(field, address);
            }
            case BOOL -> event.set(field, Boolean.parseBoolean(text(value)) ? 1 : 0);
            case TIME, INT, PORT, DURATION -> {
                Long number = field.type() == FieldType.TIME ? Written.time(value) : Written.number(value);
                if (number == null || field.type() == FieldType.PORT && (number < 0 || number > LARGEST_PORT)) {
                    return false;
                }
                event.set(field, number);
            }
            case NUMBER, PROCESSES, EVENTS -> {
                return false;
            }
        }
        return true;
    }

    private static String text(Object value) {
        return value instanceof List<?> list && list.size() == 1 ? list.get(0).toString() : value.toString();
    }
}
