package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.contract.WindowsRecord;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event as the driver recorded it. A text is decoded or looked up the first time it is asked for, and kept. */
final class WindowsEvent implements Event {
    /** Marks a text that was looked for and not found. */
    private static final String NONE = new String();

    private final EventFields fields;
    private final Machine machine;
    private final WindowsRecord record;
    /** Racy by design: two threads may both decode a text, to equal strings. */
    private final @Nullable String[] texts;

    WindowsEvent(EventFields fields, Machine machine, WindowsRecord record) {
        this.fields = fields;
        this.machine = machine;
        this.record = record;
        this.texts = new String[fields.stream().fields().size()];
    }

    Machine machine() {
        return machine;
    }

    WindowsRecord record() {
        return record;
    }

    /** The arguments, the program's own name first, or null if there is no command line. */
    @Nullable
    List<String> arguments() {
        String line = record.text(record.kind().field("cmdline"));
        return line == null ? null : CommandLine.split(line);
    }

    @Override
    public StreamType stream() {
        return fields.stream();
    }

    @Override
    public Os os() {
        return Os.WINDOWS;
    }

    @Override
    public boolean has(int slot) {
        return switch (fields.of(slot)) {
            case EventFields.Numeric number -> number.has().test(this);
            case EventFields.Text text -> text(slot) != null;
            case EventFields.Arguments arguments -> list(slot) != null;
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
        return fields.of(slot) instanceof EventFields.Arguments ? arguments() : null;
    }
}
