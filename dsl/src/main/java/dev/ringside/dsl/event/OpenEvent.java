package dev.ringside.dsl.event;

import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of an open stream: the fixed fields of another event, and data. */
public abstract class OpenEvent implements Event {
    private final Event fixed;
    private final int fields;

    /** An event with the fixed fields of that one, which is of the same stream. */
    protected OpenEvent(Event fixed) {
        this.fixed = fixed;
        this.fields = fixed.stream().fields().size();
    }

    /** An event whose data are there. */
    static OpenEvent of(Event fixed, List<Datum> data) {
        return new Listed(fixed, data);
    }

    private static final class Listed extends OpenEvent {
        private final List<Datum> data;

        Listed(Event fixed, List<Datum> data) {
            super(fixed);
            this.data = List.copyOf(data);
        }

        @Override
        public List<Datum> data() {
            return data;
        }

        @Override
        protected @Nullable Datum find(String name) {
            for (Datum datum : data) {
                if (datum.name().equals(name)) {
                    return datum;
                }
            }
            return null;
        }
    }

    /** The first of the data with that name, or null; nothing else need be decoded for it. */
    protected abstract @Nullable Datum find(String name);

    @Override
    public final StreamType stream() {
        return fixed.stream();
    }

    @Override
    public final Os os() {
        return fixed.os();
    }

    @Override
    public final @Nullable Datum datum(int slot) {
        return slot < fields ? null : find(StreamType.dataName(stream().at(slot)));
    }

    @Override
    public final boolean has(int slot) {
        if (slot < fields) {
            return fixed.has(slot);
        }
        Field field = stream().at(slot);
        Datum datum = find(StreamType.dataName(field));
        return datum != null && datum.is(field.type());
    }

    @Override
    public final long number(int slot) {
        if (slot < fields) {
            return fixed.number(slot);
        }
        Field field = stream().at(slot);
        Datum datum = find(StreamType.dataName(field));
        return datum == null ? 0 : datum.number(field.type());
    }

    @Override
    public final double decimal(int slot) {
        if (slot < fields) {
            return fixed.decimal(slot);
        }
        Datum datum = datum(slot);
        return datum == null ? 0 : datum.decimal();
    }

    @Override
    public final @Nullable String text(int slot) {
        if (slot < fields) {
            return fixed.text(slot);
        }
        Datum datum = datum(slot);
        return datum == null ? null : datum.text();
    }

    @Override
    public final @Nullable IpAddress address(int slot) {
        if (slot < fields) {
            return fixed.address(slot);
        }
        Datum datum = datum(slot);
        return datum == null ? null : datum.address();
    }

    @Override
    public final @Nullable List<String> list(int slot) {
        if (slot < fields) {
            return fixed.list(slot);
        }
        Datum datum = datum(slot);
        return datum == null ? null : datum.list();
    }

    @Override
    public final @Nullable List<Event> processes(int slot) {
        return slot < fields ? fixed.processes(slot) : null;
    }

    @Override
    public final @Nullable List<Event> events(int slot) {
        return slot < fields ? fixed.events(slot) : null;
    }
}
