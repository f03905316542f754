package dev.ringside.runtime.feed.shared;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event as a kernel recorded it. A text is decoded or looked up the first time it is asked for, and kept.
 *
 * @param <E> the events themselves
 */
public abstract class RecordedEvent<E extends RecordedEvent<E>> implements Event {
    /** Marks a text that was looked for and not found. */
    private static final String NONE = new String();

    private final StreamType stream;
    private final List<FieldValue<E>> values;
    /** Racy by design: two threads may both decode a text, to equal strings. */
    private final @Nullable String[] texts;

    /** @param values of the stream's fields, by their slots */
    protected RecordedEvent(StreamType stream, List<FieldValue<E>> values) {
        this.stream = stream;
        this.values = values;
        this.texts = new String[values.size()];
    }

    /** This event, as what makes its fields knows it. */
    protected abstract E self();

    @Override
    public final StreamType stream() {
        return stream;
    }

    @Override
    public final boolean has(int slot) {
        return switch (values.get(slot)) {
            case FieldValue.Numeric<E> number -> number.has().test(self());
            case FieldValue.Text<E> text -> text(slot) != null;
            case FieldValue.Texts<E> list -> list(slot) != null;
            case FieldValue.Address<E> address -> address(slot) != null;
            case FieldValue.Processes<E> processes -> processes.has().test(self());
            case FieldValue.None<E> none -> false;
        };
    }

    @Override
    public final long number(int slot) {
        return values.get(slot) instanceof FieldValue.Numeric<E> number
                        && number.has().test(self())
                ? number.value().applyAsLong(self())
                : 0;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the mark is one object
    public final @Nullable String text(int slot) {
        if (!(values.get(slot) instanceof FieldValue.Text<E> field)) {
            return null;
        }
        String text = texts[slot];
        if (text == null) {
            String made = field.value().apply(self());
            text = made == null ? NONE : made;
            texts[slot] = text;
        }
        return text == NONE ? null : text;
    }

    @Override
    public final @Nullable IpAddress address(int slot) {
        return values.get(slot) instanceof FieldValue.Address<E> address
                ? address.value().apply(self())
                : null;
    }

    @Override
    public final @Nullable List<String> list(int slot) {
        return values.get(slot) instanceof FieldValue.Texts<E> list
                ? list.value().apply(self())
                : null;
    }

    @Override
    public final @Nullable List<Event> processes(int slot) {
        return values.get(slot) instanceof FieldValue.Processes<E> processes
                        && processes.has().test(self())
                ? processes.value().apply(self())
                : null;
    }
}
