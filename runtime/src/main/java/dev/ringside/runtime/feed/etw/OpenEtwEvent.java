package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.record.EventSchema;
import dev.ringside.driver.windows.etw.record.Property;
import dev.ringside.driver.windows.etw.record.Value;
import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event of an open stream: fixed fields as every event of a provider has them, and its data, decoded one by one. */
final class OpenEtwEvent implements Event {
    private final EtwEvent fixed;
    private final int fields;

    OpenEtwEvent(EtwEvent fixed) {
        this.fixed = fixed;
        this.fields = fixed.stream().fields().size();
    }

    @Override
    public StreamType stream() {
        return fixed.stream();
    }

    @Override
    public Os os() {
        return fixed.os();
    }

    @Override
    public List<Datum> data() {
        List<Property> properties = fixed.schema().map(EventSchema::properties).orElse(List.of());
        List<Datum> data = new ArrayList<>();
        for (int i = 0; i < properties.size(); i++) {
            String name = properties.get(i).name();
            fixed.value(i).ifPresent(value -> data.add(datum(name, value)));
        }
        return List.copyOf(data);
    }

    @Override
    public @Nullable Datum datum(int slot) {
        return slot < fields ? null : find(slot).orElse(null);
    }

    private Optional<Datum> find(int slot) {
        String name = StreamType.dataName(stream().at(slot));
        return fixed.value(name).map(value -> datum(name, value));
    }

    private static Datum datum(String name, Value value) {
        return switch (value) {
            case Value.Whole number -> new Datum(name, FieldType.INT, number.value());
            case Value.Decimal number -> new Datum(name, FieldType.NUMBER, number.value());
            case Value.Truth truth -> new Datum(name, FieldType.BOOL, truth.value());
            case Value.Moment moment -> new Datum(name, FieldType.TIME, moment.nanos());
            case Value.Address address -> new Datum(name, FieldType.IP, address.value());
            case Value.Items items ->
                new Datum(
                        name,
                        FieldType.LIST,
                        items.values().stream().map(Value::toString).toList());
            default -> new Datum(name, FieldType.TEXT, value.toString());
        };
    }

    @Override
    public boolean has(int slot) {
        return slot < fields
                ? fixed.has(slot)
                : find(slot).filter(datum -> datum.is(stream().at(slot).type())).isPresent();
    }

    @Override
    public long number(int slot) {
        return slot < fields
                ? fixed.number(slot)
                : find(slot)
                        .map(datum -> datum.number(stream().at(slot).type()))
                        .orElse(0L);
    }

    @Override
    public double decimal(int slot) {
        return slot < fields
                ? fixed.decimal(slot)
                : find(slot).map(Datum::decimal).orElse(0.0);
    }

    @Override
    public @Nullable String text(int slot) {
        return slot < fields ? fixed.text(slot) : find(slot).map(Datum::text).orElse(null);
    }

    @Override
    public @Nullable IpAddress address(int slot) {
        return slot < fields
                ? fixed.address(slot)
                : find(slot).map(Datum::address).orElse(null);
    }

    @Override
    public @Nullable List<String> list(int slot) {
        return slot < fields ? fixed.list(slot) : find(slot).map(Datum::list).orElse(null);
    }

    @Override
    public @Nullable List<Event> processes(int slot) {
        return slot < fields ? fixed.processes(slot) : null;
    }
}
