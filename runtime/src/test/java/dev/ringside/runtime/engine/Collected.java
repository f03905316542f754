package dev.ringside.runtime.engine;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Keeps rows. */
public final class Collected implements RowSink {
    private final List<Row> rows = new CopyOnWriteArrayList<>();
    private final boolean traced;

    public Collected() {
        this(false);
    }

    /** @param traced whether it wants the events that led to rows */
    public Collected(boolean traced) {
        this.traced = traced;
    }

    @Override
    public void accept(Row row) {
        rows.add(row);
    }

    @Override
    public boolean wantsOrigins() {
        return traced;
    }

    public List<Row> rows() {
        return rows;
    }

    /** A text for each row: the values of these fields, times in seconds. */
    public List<String> of(String... fields) {
        return rows.stream().map(row -> text(row.event(), fields)).toList();
    }

    /** The values of an event's fields, {@code -} for missing ones. */
    public static String text(Event event, String... fields) {
        return Arrays.stream(fields)
                .map(name -> value(event, event.stream().field(name)))
                .collect(Collectors.joining(" "));
    }

    private static String value(Event event, Field field) {
        if (!event.has(field.slot())) {
            return "-";
        }
        return switch (field.type()) {
            case TIME -> decimal((double) event.number(field.slot()) / Samples.SECOND);
            case INT, PORT, DURATION, BOOL -> Long.toString(event.number(field.slot()));
            case NUMBER -> decimal(event.decimal(field.slot()));
            case NAME, PATH, TEXT, HASH, ENUM -> String.valueOf(event.text(field.slot()));
            case IP -> String.valueOf(event.address(field.slot()));
            case LIST -> String.valueOf(event.list(field.slot()));
            case PROCESSES -> "processes";
            case EVENTS -> events(event, field);
        };
    }

    private static String decimal(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static String events(Event event, Field field) {
        List<Event> events = event.events(field.slot());
        return events == null
                ? "-"
                : events.stream()
                        .map(one -> text(
                                one,
                                one.stream().columns().stream().map(Field::name).toArray(String[]::new)))
                        .collect(Collectors.joining(", ", "[", "]"));
    }
}
