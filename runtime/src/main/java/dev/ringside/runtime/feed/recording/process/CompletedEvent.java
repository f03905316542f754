package dev.ringside.runtime.feed.recording.process;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event with what other records told of its process and its parent. What it has itself always wins. */
final class CompletedEvent implements Event {
    private final Event event;
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
        this.event = event;
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
    public StreamType stream() {
        return event.stream();
    }

    @Override
    public Os os() {
        return event.os();
    }

    @Override
    public boolean has(int slot) {
        return event.has(slot) || (slot == ProcessFields.ANCESTORS ? ancestors != null : known(slot) != null);
    }

    @Override
    public long number(int slot) {
        return !event.has(slot) && known(slot) instanceof Long number ? number : event.number(slot);
    }

    @Override
    public @Nullable String text(int slot) {
        String own = event.text(slot);
        return own == null && known(slot) instanceof String text ? text : own;
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
    public double decimal(int slot) {
        return event.decimal(slot);
    }

    @Override
    public @Nullable List<Event> processes(int slot) {
        List<Event> own = event.processes(slot);
        return own == null && slot == ProcessFields.ANCESTORS ? ancestors : own;
    }

    @Override
    public List<Datum> data() {
        return event.data();
    }

    @Override
    public @Nullable Datum datum(int slot) {
        return event.datum(slot);
    }

    @Override
    public @Nullable List<Event> events(int slot) {
        return event.events(slot);
    }
}
