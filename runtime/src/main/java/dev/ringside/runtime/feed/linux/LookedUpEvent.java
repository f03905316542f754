package dev.ringside.runtime.feed.linux;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.ForwardingEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event with some texts more than the kernel has recorded. Immutable. */
final class LookedUpEvent extends ForwardingEvent {
    private final Map<Integer, String> texts;

    /** @param texts by the slots of their fields */
    LookedUpEvent(Event event, Map<Integer, String> texts) {
        super(event);
        this.texts = Map.copyOf(texts);
    }

    @Override
    public boolean has(int slot) {
        return texts.containsKey(slot) || super.has(slot);
    }

    @Override
    public @Nullable String text(int slot) {
        String text = texts.get(slot);
        return text == null ? super.text(slot) : text;
    }
}
