package dev.ringside.runtime.feed.recording.process;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.ForwardingEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event with what other records told of its process and its parent. What it has itself always wins. */
final class CompletedEvent extends ForwardingEvent {
    private final @Nullable LearnedProcess process;
    private final @Nullable LearnedProcess parent;
    private final @Nullable List<Event> ancestors;

    /**
     * An event and what it lacks.
     *
     * @param ancestors the processes above, nearest first; null if nothing is known of them, or nobody asks
     */
    CompletedEvent(
            Event event,
            @Nullable LearnedProcess process,
            @Nullable LearnedProcess parent,
            @Nullable List<Event> ancestors) {
        super(event);
        this.process = process;
        this.parent = parent;
        this.ancestors = ancestors;
    }

    /** What is known beside the event itself. */
    private @Nullable Object known(int slot) {
        if (!ProcessFields.isLasting(slot)) {
            return null;
        }
        Object own = process == null ? null : process.value(slot);
        int inParent = ProcessFields.inParent(slot);
        return own == null && parent != null && inParent != ProcessFields.NONE ? parent.value(inParent) : own;
    }

    @Override
    public boolean has(int slot) {
        return super.has(slot) || (slot == ProcessFields.ANCESTORS ? ancestors != null : known(slot) != null);
    }

    @Override
    public long number(int slot) {
        return !super.has(slot) && known(slot) instanceof Long number ? number : super.number(slot);
    }

    @Override
    public @Nullable String text(int slot) {
        String own = super.text(slot);
        return own == null && known(slot) instanceof String text ? text : own;
    }

    @Override
    public @Nullable List<Event> processes(int slot) {
        List<Event> own = super.processes(slot);
        return own == null && slot == ProcessFields.ANCESTORS ? ancestors : own;
    }
}
