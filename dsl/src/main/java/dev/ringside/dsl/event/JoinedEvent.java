package dev.ringside.dsl.event;

import dev.ringside.dsl.schema.StreamType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several events as one, the fields of each behind those of the one before. */
final class JoinedEvent implements Event {
    private final StreamType stream;
    private final @Nullable Event[] parts;
    private final int[] offsets;

    JoinedEvent(StreamType stream, @Nullable Event[] parts, int[] offsets) {
        this.stream = stream;
        this.parts = parts;
        this.offsets = offsets;
    }

    /** The part that a slot belongs to. There are few, so they are looked through. */
    private int part(int slot) {
        int part = parts.length - 1;
        while (offsets[part] > slot) {
            part--;
        }
        return part;
    }

    @Override
    public StreamType stream() {
        return stream;
    }

    @Override
    public Os os() {
        for (Event part : parts) {
            if (part != null) {
                return part.os();
            }
        }
        return Os.LINUX;
    }

    @Override
    public boolean has(int slot) {
        int part = part(slot);
        Event event = parts[part];
        return event != null && event.has(slot - offsets[part]);
    }

    @Override
    public long number(int slot) {
        int part = part(slot);
        Event event = parts[part];
        return event == null ? 0 : event.number(slot - offsets[part]);
    }

    @Override
    public double decimal(int slot) {
        int part = part(slot);
        Event event = parts[part];
        return event == null ? 0 : event.decimal(slot - offsets[part]);
    }

    @Override
    public @Nullable String text(int slot) {
        int part = part(slot);
        Event event = parts[part];
        return event == null ? null : event.text(slot - offsets[part]);
    }

    @Override
    public @Nullable IpAddress address(int slot) {
        int part = part(slot);
        Event event = parts[part];
        return event == null ? null : event.address(slot - offsets[part]);
    }

    @Override
    public @Nullable List<String> list(int slot) {
        int part = part(slot);
        Event event = parts[part];
        return event == null ? null : event.list(slot - offsets[part]);
    }

    @Override
    public @Nullable List<Event> processes(int slot) {
        int part = part(slot);
        Event event = parts[part];
        return event == null ? null : event.processes(slot - offsets[part]);
    }

    @Override
    public @Nullable List<Event> events(int slot) {
        int part = part(slot);
        Event event = parts[part];
        return event == null ? null : event.events(slot - offsets[part]);
    }

    @Override
    public @Nullable Datum datum(int slot) {
        int part = part(slot);
        Event event = parts[part];
        return event == null ? null : event.datum(slot - offsets[part]);
    }

    /** Those of all parts, each under the name that its field has in the row. */
    @Override
    public List<Datum> data() {
        List<Datum> data = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            Event event = parts[i];
            if (event != null) {
                String prefix = stream.prefix(offsets[i]);
                event.data()
                        .forEach(datum -> data.add(
                                prefix.isEmpty()
                                        ? datum
                                        : new Datum(prefix + datum.name(), datum.type(), datum.value())));
            }
        }
        return data;
    }
}
