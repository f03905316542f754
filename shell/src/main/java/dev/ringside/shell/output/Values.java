package dev.ringside.shell.output;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.schema.Field;
import dev.ringside.runtime.json.EventWriter;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Names;
import dev.ringside.runtime.json.Timestamps;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The values of events as text, not yet made visible. For one thread. */
final class Values {
    private final Timestamps timestamps = new Timestamps();

    /** The value of a field, or nothing if the event does not have it. Durations are a number of nanoseconds, lists are JSON. */
    Optional<String> text(Event event, Field field) {
        int slot = field.slot();
        if (field.equals(Columns.DATA)) {
            return data(event);
        }
        // Every event has these two, whether or not its feed made values of them.
        boolean derived = event.stream().isDerived();
        if (!derived && field.name().equals("stream")) {
            return Optional.of(event.stream().kind());
        }
        if (!derived && field.name().equals("os")) {
            return Optional.of(event.os().name().toLowerCase(Locale.ROOT));
        }
        if (!event.has(slot)) {
            return Optional.empty();
        }
        return switch (field.type()) {
            case INT, PORT, DURATION -> Optional.of(Long.toString(event.number(slot)));
            case TIME -> Optional.of(timestamps.text(event.number(slot)));
            case BOOL -> Optional.of(event.number(slot) != 0 ? "true" : "false");
            case NAME, PATH, TEXT, HASH, ENUM -> Optional.ofNullable(event.text(slot));
            case IP -> Optional.ofNullable(event.address(slot)).map(IpAddress::toString);
            case LIST -> Optional.ofNullable(event.list(slot)).map(Values::list);
            case NUMBER -> Optional.of(number(event.decimal(slot)));
            case EVENTS -> Optional.ofNullable(event.events(slot)).map(Values::events);
            case PROCESSES -> Optional.empty();
        };
    }

    /** What an event of an open stream has beside its fields, as {@code name=value}; nothing if that is nothing. */
    private static Optional<String> data(Event event) {
        String data = event.data().stream()
                .map(datum -> event.stream().nameOf(datum.name()) + "=" + datum.text())
                .collect(Collectors.joining(" "));
        return data.isEmpty() ? Optional.empty() : Optional.of(data);
    }

    /** The whole value, also where it is not shown to eyes. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 0x1p53
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String events(List<Event> events) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        new EventWriter(out, Names.RINGSIDE).write(events);
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String list(List<String> values) {
        StringBuilder out = new StringBuilder("[");
        for (String value : values) {
            if (out.length() > 1) {
                out.append(',');
            }
            out.append('"')
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return out.append(']').toString();
    }
}
