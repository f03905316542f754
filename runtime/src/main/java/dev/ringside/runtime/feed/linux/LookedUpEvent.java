package dev.ringside.runtime.feed.linux;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event with some texts more than the kernel has recorded. Immutable. */
final class LookedUpEvent implements Event {
    private final Event event;
    private final Map<Integer, String> texts;

    /** @param texts by the slots of their fields */
    LookedUpEvent(Event event, Map<Integer, String> texts) {
        this.event = event;
        this.texts = Map.copyOf(texts);
    }

    @Override
    public StreamType stream() {
        return event.stream();
    }

    @Override
    public Os os() {
        return event.os();
    }

    @Override
    public boolean has(int slot) {
        return texts.containsKey(slot) || event.has(slot);
    }

    @Override
    public long number(int slot) {
        return event.number(slot);
    }

    @Override
    public @Nullable String text(int slot) {
        String text = texts.get(slot);
        return text == null ? event.text(slot) : text;
    }

    @Override
    public @Nullable IpAddress address(int slot) {
        return event.address(slot);
    }

    @Override
    public @Nullable List<String> list(int slot) {
        return event.list(slot);
    }

    @Override
    public @Nullable List<Event> processes(int slot) {
        return event.processes(slot);
    }
}
