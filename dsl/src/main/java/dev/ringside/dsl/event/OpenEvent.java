package dev.ringside.dsl.event;

import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of an open stream: the fixed fields of another event, and data. */
final class OpenEvent implements Event {
    private final Event fixed;
    private final int fields;
    private final List<Datum> data;

    OpenEvent(Event fixed, List<Datum> data) {
        this.fixed = fixed;
        this.fields = fixed.stream().fields().size();
        this.data = List.copyOf(data);
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
        return data;
    }

    @Override
    public @Nullable Datum datum(int slot) {
        return slot < fields ? null : find(StreamType.dataName(stream().at(slot)));
    }

    private @Nullable Datum find(String name) {
        for (Datum datum : data) {
            if (datum.name().equals(name)) {
                return datum;
            }
        }
        return null;
    }

    @Override
    public boolean has(int slot) {
        if (slot < fields) {
            return fixed.has(slot);
        }
        Field field = stream().at(slot);
        Datum datum = find(StreamType.dataName(field));
        return datum != null && datum.is(field.type());
    }

    @Override
    public long number(int slot) {
        if (slot < fields) {
            return fixed.number(slot);
        }
        Field field = stream().at(slot);
        Datum datum = find(StreamType.dataName(field));
        return datum == null ? 0 : datum.number(field.type());
    }

    @Override
    public double decimal(int slot) {
        if (slot < fields) {
            return fixed.decimal(slot);
        }
        Datum datum = datum(slot);
        return datum == null ? 0 : datum.decimal();
    }

    @Override
    public @Nullable String text(int slot) {
        if (slot < fields) {
            return fixed.text(slot);
        }
        Datum datum = datum(slot);
        return datum == null ? null : datum.text();
    }

    @Override
    public @Nullable IpAddress address(int slot) {
        if (slot < fields) {
            return fixed.address(slot);
        }
        Datum datum = datum(slot);
        return datum == null ? null : datum.address();
    }

    @Override
    public @Nullable List<String> list(int slot) {
        if (slot < fields) {
            return fixed.list(slot);
        }
        Datum datum = datum(slot);
        return datum == null ? null : datum.list();
    }

    @Override
    public @Nullable List<Event> processes(int slot) {
        return slot < fields ? fixed.processes(slot) : null;
    }

    @Override
    public @Nullable List<Event> events(int slot) {
        return slot < fields ? fixed.events(slot) : null;
    }
}
