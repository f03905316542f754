package dev.ringside.dsl.event;

import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event whose values are all at hand. */
final class ArrayEvent implements Event {
    /** Stands in the objects where the value is in the numbers. */
    static final Object NUMBER = new Object();

    private final StreamType stream;
    private final Os os;
    private final long[] numbers;
    private final @Nullable Object[] objects;

    ArrayEvent(StreamType stream, Os os, long[] numbers, @Nullable Object[] objects) {
        this.stream = stream;
        this.os = os;
        this.numbers = numbers;
        this.objects = objects;
    }

    @Override
    public StreamType stream() {
        return stream;
    }

    @Override
    public Os os() {
        return os;
    }

    @Override
    public boolean has(int slot) {
        return objects[slot] != null;
    }

    @Override
    public long number(int slot) {
        return numbers[slot];
    }

    @Override
    public double decimal(int slot) {
        return objects[slot] == null ? 0 : Double.longBitsToDouble(numbers[slot]);
    }

    @Override
    public @Nullable String text(int slot) {
        return (String) objects[slot];
    }

    @Override
    public @Nullable IpAddress address(int slot) {
        return (IpAddress) objects[slot];
    }

    @Override
    @SuppressWarnings("unchecked") // only EventBuilder fills a list's slot, with a List<String>
    public @Nullable List<String> list(int slot) {
        return (List<String>) objects[slot];
    }

    @Override
    public @Nullable List<Event> processes(int slot) {
        return events(slot);
    }

    @Override
    @SuppressWarnings("unchecked") // only EventBuilder fills the slot of events, with a List<Event>
    public @Nullable List<Event> events(int slot) {
        return (List<Event>) objects[slot];
    }
}
