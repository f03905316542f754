package dev.ringside.runtime.script.guest;

import com.oracle.truffle.api.interop.TruffleObject;
import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What events of one type have in JavaScript. Fields whose names have a point in them, which rows of sequences and joins have, are members of an
 * object too: {@code e.$1.pid} is {@code e["$1.pid"]}. The data of an event of an open stream are members beside the fields, and all of them members
 * of {@code e.data}.
 */
public final class EventShape {
    /** What is behind the name of a time where it is asked for as a whole number of nanoseconds. */
    private static final String NANOS = "Ns";

    private static final double MAX_SAFE_INTEGER = 0x1p53;

    private final Guest guest;
    private final List<Named> keys = new ArrayList<>();
    private final Map<String, Member> members = new HashMap<>();
    /** Which of an event's data are members here; empty if none are. */
    private Optional<OpenData> data = Optional.empty();

    /** A field and what it is called here. */
    private record Named(String name, Field field) {}

    /** What a name stands for. */
    private sealed interface Member {}

    private record Value(Field field) implements Member {}

    private record Nanos(Field field) implements Member {}

    private record Part(EventShape shape) implements Member {}

    /**
     * @param type the type of the events
     * @param selected the fields to have, in that order; all if empty
     */
    static EventShape of(Guest guest, StreamType type, List<Field> selected) {
        EventShape shape = new EventShape(guest);
        Map<String, List<Named>> parts = new LinkedHashMap<>();
        if (selected.isEmpty() && type.isOpen()) {
            shape.data = Optional.of(new OpenData(guest, type, ""));
            EventShape whole = new EventShape(guest);
            whole.data = Optional.of(new OpenData(guest, ""));
            shape.members.put("data", new Part(whole));
        }
        for (Field field : selected.isEmpty() ? type.fields() : selected) {
            shape.add(field, field.name());
            int point = field.name().indexOf('.');
            if (point > 0) {
                parts.computeIfAbsent(field.name().substring(0, point), name -> new ArrayList<>())
                        .add(new Named(field.name().substring(point + 1), field));
            }
        }
        parts.forEach((name, fields) -> {
            EventShape part = new EventShape(guest);
            fields.forEach(named -> part.add(named.field(), named.name()));
            part.data = shape.data.map(all -> new OpenData(guest, name + "."));
            shape.members.put(name, new Part(part));
        });
        return shape;
    }

    private EventShape(Guest guest) {
        this.guest = guest;
    }

    private void add(Field field, String name) {
        if (field.type() != FieldType.PROCESSES) {
            keys.add(new Named(name, field));
        }
        for (String alias : field.aliases()) {
            members.putIfAbsent(alias, new Value(field));
        }
        if (field.type() == FieldType.TIME) {
            members.putIfAbsent(name + NANOS, new Nanos(field));
        }
        members.put(name, new Value(field));
    }

    Guest guest() {
        return guest;
    }

    /** The field that a name stands for; empty if it is none's. */
    public Optional<Field> field(String name) {
        return members.get(name) instanceof Value value ? Optional.of(value.field()) : Optional.empty();
    }

    /** The names of all fields, whether or not an event has them. */
    public List<String> names() {
        return keys.stream().map(Named::name).toList();
    }

    /** An event of this shape. */
    public TruffleObject object(Event event) {
        return new EventObject(this, event);
    }

    /** The names of the fields that the event has, as they are written to JSON. */
    String[] names(Event event) {
        List<String> names = new ArrayList<>();
        for (Named key : keys) {
            if (isOrigin(key.field()) || event.has(key.field().slot())) {
                names.add(key.name());
            }
        }
        data.ifPresent(own -> names.addAll(own.names(event)));
        return names.toArray(new String[0]);
    }

    /** What the event has under that name, as a value of JavaScript; null if it has nothing. */
    @Nullable
    Object read(Event event, String name) {
        return switch (members.get(name)) {
            case null -> data.map(own -> own.read(event, name)).orElse(null);
            case Part part -> new EventObject(part.shape(), event);
            case Nanos nanos -> {
                int slot = nanos.field().slot();
                yield event.has(slot) ? guest.bigInt(event.number(slot)) : null;
            }
            case Value value -> value(event, value.field());
        };
    }

    private @Nullable Object value(Event event, Field field) {
        int slot = field.slot();
        return switch (field.type()) {
            case NAME, PATH, TEXT, HASH, ENUM -> {
                Datum datum = event.datum(slot);
                if (datum != null) {
                    yield OpenData.value(datum, guest);
                }
                String text = event.text(slot);
                yield text == null && isOrigin(field) ? origin(event, field) : text;
            }
            case IP -> text(event.address(slot));
            case LIST -> texts(event.list(slot));
            case EVENTS -> events(event.events(slot));
            case PROCESSES -> events(event.processes(slot));
            case INT, PORT, DURATION, TIME, BOOL, NUMBER -> event.has(slot) ? number(event, field) : null;
        };
    }

    private static @Nullable String text(@Nullable IpAddress address) {
        return address == null ? null : address.toString();
    }

    private static @Nullable Texts texts(@Nullable List<String> list) {
        return list == null ? null : new Texts(list.toArray(new String[0]));
    }

    private @Nullable EventArray events(@Nullable List<Event> list) {
        return list == null ? null : new EventArray(guest, list);
    }

    private Object number(Event event, Field field) {
        if (field.type() == FieldType.NUMBER) {
            return event.decimal(field.slot());
        }
        long number = event.number(field.slot());
        return switch (field.type()) {
            case BOOL -> number != 0;
            case TIME -> guest.moment(number);
            default -> whole(number, guest);
        };
    }

    /** A whole number, as the smallest kind of number that holds it exactly. */
    static Object whole(long number, Guest guest) {
        if (number == (int) number) {
            return (int) number;
        }
        return Math.abs((double) number) <= MAX_SAFE_INTEGER ? (Object) (double) number : guest.bigInt(number);
    }

    /** Whether the field says where the event comes from, which every event of a stream knows without having it. */
    private static boolean isOrigin(Field field) {
        return field.name().equals("stream") || field.name().equals("os");
    }

    private static @Nullable String origin(Event event, Field field) {
        if (event.stream().isDerived()) {
            return null;
        }
        return field.name().equals("os")
                ? event.os().name().toLowerCase(Locale.ROOT)
                : event.stream().kind();
    }
}
