package dev.ringside.runtime.script.alert;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.runtime.json.EventWriter;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Names;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes alerts as JSON objects: {@code time host rule title level techniques tags message event events source script}, without those that are
 * empty. For one thread.
 */
public final class AlertWriter {
    private static final String EVENTS = "events";

    private final JsonOutput out;
    private final EventWriter events;

    /** @param names which of the fields' names events are written with */
    public AlertWriter(JsonOutput out, Names names) {
        this.out = out;
        this.events = new EventWriter(out, names);
    }

    /** Writes one object, without a line break. */
    public void write(Alert alert) {
        out.raw('{');
        key("time");
        out.time(alert.time());
        alert.host().ifPresent(host -> text("host", host));
        text("rule", alert.rule());
        text("title", alert.title());
        text("level", alert.level().word());
        texts("techniques", alert.techniques());
        texts("tags", alert.tags());
        if (!alert.message().isEmpty()) {
            text("message", alert.message());
        }
        alert.event().ifPresent(event -> {
            next("event");
            events.write(event, withoutEvents(event, alert));
        });
        if (!alert.events().isEmpty()) {
            next(EVENTS);
            out.raw('[');
            for (int i = 0; i < alert.events().size(); i++) {
                if (i > 0) {
                    out.raw(',');
                }
                events.write(alert.events().get(i), List.of());
            }
            out.raw(']');
        }
        if (!alert.source().isEmpty()) {
            text("source", alert.source());
        }
        text("script", alert.script());
        out.raw('}');
    }

    /** The fields of a row to write: not the events that led to it, which stand beside it; all, as an empty list, where it has none. */
    private static List<Field> withoutEvents(Event event, Alert alert) {
        boolean twice = !alert.events().isEmpty()
                && event.stream()
                        .find(EVENTS)
                        .filter(field -> field.type() == FieldType.EVENTS)
                        .isPresent();
        return twice
                ? event.stream().fields().stream()
                        .filter(field -> !field.name().equals(EVENTS))
                        .toList()
                : List.of();
    }

    private void key(String name) {
        out.raw('"');
        out.raw(name.getBytes(StandardCharsets.US_ASCII));
        out.raw('"');
        out.raw(':');
    }

    private void next(String name) {
        out.raw(',');
        key(name);
    }

    private void text(String name, String value) {
        next(name);
        out.text(value);
    }

    private void texts(String name, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        next(name);
        out.raw('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.raw(',');
            }
            out.text(values.get(i));
        }
        out.raw(']');
    }
}
