package dev.ringside.driver.windows;

import dev.ringside.driver.windows.contract.FileTime;
import dev.ringside.driver.windows.contract.RecordField;
import dev.ringside.driver.windows.filter.RecordMap;
import dev.ringside.driver.windows.host.HostEvent;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An event in the two ways in which it is compared: for the reference, and as the driver is told of it. Times are those that Windows can tell.
 *
 * @param event what it is
 * @param raised the same, with some fields that could not be read
 */
record RecordedEvent(Event event, HostEvent raised) {
    private static final String TIME = "time";
    /** 2026. */
    private static final long USUAL = 1_769_860_800_000_000_000L;

    /**
     * The event in both ways.
     *
     * @param hidden fields that the driver cannot read
     */
    static RecordedEvent of(RecordMap map, Event any, Set<Field> hidden) {
        EventBuilder builder = new EventBuilder(any.stream(), Os.WINDOWS);
        Field time = any.stream().field(TIME);
        long fileTime = FileTime.ofEpochNanos(any.has(time.slot()) ? any.number(time.slot()) : USUAL);
        builder.set(time, FileTime.toEpochNanos(fileTime));
        HostEvent raised = new HostEvent(map.kind(), fileTime);
        Map<RecordField, Field> owners = owners(map, any, time);
        for (Field field : any.stream().fields()) {
            RecordField recorded = map.recorded(field).orElse(null);
            if (recorded != null && owners.containsKey(recorded)) {
                // Two of a stream's fields may be one of the record's, and then have one value.
                Field owner = owners.get(recorded);
                if (field.type().storage() == FieldType.Storage.TEXT) {
                    builder.set(field, String.valueOf(any.text(owner.slot())));
                } else {
                    builder.set(field, told(field, any.number(owner.slot())));
                }
            } else if (recorded == null && any.has(field.slot()) && !field.equals(time)) {
                copy(builder, field, any);
            }
        }
        owners.forEach((recorded, owner) -> {
            boolean unread = hidden.stream()
                    .anyMatch(field -> map.recorded(field).stream().anyMatch(recorded::equals));
            if (unread) {
                raised.withUnknown(recorded);
            } else if (owner.type().storage() == FieldType.Storage.TEXT) {
                raised.with(recorded, String.valueOf(any.text(owner.slot())));
            } else {
                raised.with(recorded, inDriver(owner, any.number(owner.slot())));
            }
        });
        builder.set("os", "windows").set("stream", any.stream().name());
        return new RecordedEvent(builder.build(), raised);
    }

    /** Which field of the event each field of the record has its value from. */
    private static Map<RecordField, Field> owners(RecordMap map, Event any, Field time) {
        Map<RecordField, Field> owners = new LinkedHashMap<>();
        for (Field field : any.stream().fields()) {
            if (any.has(field.slot()) && !field.equals(time)) {
                map.recorded(field).ifPresent(recorded -> owners.putIfAbsent(recorded, field));
            }
        }
        return owners;
    }

    private static void copy(EventBuilder builder, Field field, Event any) {
        switch (field.type().storage()) {
            case NUMBER -> builder.set(field, any.number(field.slot()));
            case TEXT -> builder.set(field, String.valueOf(any.text(field.slot())));
            case DECIMAL -> builder.set(field, any.decimal(field.slot()));
            case ADDRESS -> builder.setValue(field, any.address(field.slot()));
            case LIST -> builder.setValue(field, any.list(field.slot()));
            case PROCESSES -> builder.setValue(field, any.processes(field.slot()));
            case EVENTS -> builder.setValue(field, any.events(field.slot()));
        }
    }

    /** The time that comes back. */
    private static long told(Field field, long nanos) {
        return switch (field.type()) {
            case TIME -> FileTime.toEpochNanos(FileTime.ofEpochNanos(nanos));
            case DURATION -> nanos / FileTime.TICK * FileTime.TICK;
            default -> nanos;
        };
    }

    private static long inDriver(Field field, long value) {
        return switch (field.type()) {
            case TIME -> FileTime.ofEpochNanos(value);
            case DURATION -> value / FileTime.TICK;
            default -> value;
        };
    }
}
