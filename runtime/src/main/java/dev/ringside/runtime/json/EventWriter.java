package dev.ringside.runtime.json;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes events as JSON objects. For one thread. */
public final class EventWriter {
    private final JsonOutput out;
    private final Names names;
    private final Map<StreamType, Keys> keys = new HashMap<>();

    public EventWriter(JsonOutput out, Names names) {
        this.out = out;
        this.names = names;
    }

    /**
     * Writes one object, without a line break.
     *
     * @param fields the fields to write, in that order; if empty, all that the event has
     */
    public void write(Event event, List<Field> fields) {
        write(event, fields, true);
    }

    /** @param withOrigin whether to say which stream and system it is of, and not leave that to the event that it is part of */
    private void write(Event event, List<Field> fields, boolean withOrigin) {
        if (fields.isEmpty() && withOrigin && isWritten(event)) {
            return;
        }
        Keys known = keys.computeIfAbsent(event.stream(), stream -> new Keys(stream, names));
        List<Field> written = fields.isEmpty() ? event.stream().fields() : fields;
        boolean first = true;
        out.raw('{');
        for (int i = 0; i < written.size(); i++) {
            Field field = written.get(i);
            int slot = field.slot();
            boolean origin = slot == known.stream || slot == known.os;
            if (origin ? !withOrigin : !event.has(slot)) {
                continue;
            }
            if (!first) {
                out.raw(',');
            }
            first = false;
            out.raw(known.of(field));
            if (slot == known.stream) {
                out.text(event.stream().kind());
            } else if (slot == known.os) {
                out.text(event.os().name().toLowerCase(Locale.ROOT));
            } else {
                value(event, field);
            }
        }
        if (fields.isEmpty()) {
            data(event, first);
        }
        out.raw('}');
    }

    /** Lets an event write itself, if it can. */
    private boolean isWritten(Event event) {
        return event instanceof WritableEvent stored && !out.isWellFormed() && stored.write(out);
    }

    /** What an event of an open stream has beside its fields, each name once. */
    private void data(Event event, boolean first) {
        Set<String> seen = new HashSet<>();
        for (Datum datum : event.data()) {
            if (seen.add(datum.name())) {
                if (!first || seen.size() > 1) {
                    out.raw(',');
                }
                out.text(event.stream().nameOf(datum.name()));
                out.raw(':');
                out.value(datum);
            }
        }
    }

    private void value(Event event, Field field) {
        int slot = field.slot();
        switch (field.type()) {
            case INT, PORT, DURATION -> out.number(event.number(slot));
            case TIME -> out.time(event.number(slot));
            case BOOL -> out.raw(event.number(slot) != 0 ? Keys.TRUE : Keys.FALSE);
            case TEXT -> {
                // What is selected of an open stream's data is written as what it is there.
                Datum datum = event.datum(slot);
                if (datum == null) {
                    text(event.text(slot));
                } else {
                    out.value(datum);
                }
            }
            case NAME, PATH, HASH, ENUM -> text(event.text(slot));
            case IP -> address(event.address(slot));
            case LIST -> out.texts(event.list(slot));
            case NUMBER -> out.number(event.decimal(slot));
            case EVENTS -> events(event.events(slot), true);
            case PROCESSES -> events(event.processes(slot), false);
        }
    }

    private void events(@Nullable List<Event> events, boolean withOrigin) {
        if (events == null) {
            out.raw(Keys.NULL);
        } else {
            write(events, withOrigin);
        }
    }

    /** Writes events as an array, each with all that it has. */
    public void write(List<Event> events) {
        write(events, true);
    }

    private void write(List<Event> events, boolean withOrigin) {
        out.raw('[');
        for (int i = 0; i < events.size(); i++) {
            if (i > 0) {
                out.raw(',');
            }
            write(events.get(i), List.of(), withOrigin);
        }
        out.raw(']');
    }

    private void text(@Nullable String text) {
        if (text == null) {
            out.raw(Keys.NULL);
        } else {
            out.text(text);
        }
    }

    private void address(@Nullable IpAddress address) {
        text(address == null ? null : address.toString());
    }
}
