package dev.ringside.runtime.feed.linux;

import dev.ringside.driver.linux.trace.KernelRecord;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event as the kernel recorded it. A text is decoded or looked up the first time it is asked for, and kept. */
final class LinuxEvent implements Event {
    /** Marks a text that was looked for and not found. */
    private static final String NONE = new String();

    private final EventFields fields;
    private final Host host;
    private final KernelRecord record;
    private final long sequence;
    private final @Nullable String parentCommandLine;
    private final @Nullable Ancestors ancestors;
    /** Racy by design: two threads may both decode a text, to equal strings. */
    private final @Nullable String[] texts;
    /** As racy. */
    private @Nullable List<Event> processes;

    /**
     * @param parentCommandLine looked up at once, since the parent may be gone in a moment
     * @param ancestors null if nobody asked for them
     */
    LinuxEvent(
            EventFields fields,
            Host host,
            KernelRecord record,
            long sequence,
            @Nullable String parentCommandLine,
            @Nullable Ancestors ancestors) {
        this.fields = fields;
        this.host = host;
        this.record = record;
        this.sequence = sequence;
        this.parentCommandLine = parentCommandLine;
        this.ancestors = ancestors;
        this.texts = new String[fields.stream().fields().size()];
    }

    Host host() {
        return host;
    }

    KernelRecord record() {
        return record;
    }

    @Nullable
    String parentCommandLine() {
        return parentCommandLine;
    }

    long sequence() {
        return sequence;
    }

    @Override
    public StreamType stream() {
        return fields.stream();
    }

    @Override
    public Os os() {
        return Os.LINUX;
    }

    @Override
    public boolean has(int slot) {
        return switch (fields.of(slot)) {
            case EventFields.Numeric number -> number.has().test(this);
            case EventFields.Text text -> text(slot) != null;
            case EventFields.Arguments arguments -> list(slot) != null;
            case EventFields.Processes ignored -> ancestors != null;
            case EventFields.None none -> false;
        };
    }

    @Override
    public long number(int slot) {
        return fields.of(slot) instanceof EventFields.Numeric number
                        && number.has().test(this)
                ? number.value().applyAsLong(this)
                : 0;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the mark is one object
    public @Nullable String text(int slot) {
        if (!(fields.of(slot) instanceof EventFields.Text field)) {
            return null;
        }
        String text = texts[slot];
        if (text == null) {
            String made = field.value().apply(this);
            text = made == null ? NONE : made;
            texts[slot] = text;
        }
        return text == NONE ? null : text;
    }

    @Override
    public @Nullable IpAddress address(int slot) {
        return null;
    }

    @Override
    public @Nullable List<String> list(int slot) {
        return fields.of(slot) instanceof EventFields.Arguments arguments
                ? arguments.value().apply(this)
                : null;
    }

    @Override
    public @Nullable List<Event> processes(int slot) {
        if (ancestors == null || !(fields.of(slot) instanceof EventFields.Processes)) {
            return null;
        }
        List<Event> made = processes;
        if (made == null) {
            made = ancestors.events();
            processes = made;
        }
        return made;
    }
}
