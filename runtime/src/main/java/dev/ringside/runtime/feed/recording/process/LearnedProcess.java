package dev.ringside.runtime.feed.recording.process;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.ValueEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What has been learned of a process, as an event that has the fields of one. Only what is known takes room. Immutable, for any thread. */
final class LearnedProcess extends ValueEvent {
    private final Os os;
    private final String host;
    private final long time;
    private final byte[] slots;
    /** Texts and numbers, as the slots' fields have them. */
    private final Object[] values;

    private LearnedProcess(Os os, String host, long time, byte[] slots, Object[] values) {
        this.os = os;
        this.host = host;
        this.time = time;
        this.slots = slots;
        this.values = values;
    }

    /**
     * A process.
     *
     * @param host its name, empty if it is not known
     * @param time when that began to be so, nanoseconds since the epoch
     */
    private static LearnedProcess of(Os os, String host, long time, @Nullable Object[] bySlot) {
        byte[] slots = new byte[bySlot.length];
        List<Object> values = new ArrayList<>();
        for (int slot = 0; slot < bySlot.length; slot++) {
            Object value = bySlot[slot];
            if (value != null) {
                slots[values.size()] = (byte) slot;
                values.add(value);
            }
        }
        return new LearnedProcess(os, host, time, Arrays.copyOf(slots, values.size()), values.toArray());
    }

    /**
     * What an event says of the process that it is about.
     *
     * @param host where it is
     * @param shared gives one text for all that are equal
     */
    static LearnedProcess of(Event event, String host, UnaryOperator<String> shared) {
        @Nullable Object[] values = new @Nullable Object[ProcessFields.PROCESS.width()];
        for (Field field : ProcessFields.PROCESS.fields()) {
            int slot = field.slot();
            if (ProcessFields.isLasting(slot)) {
                values[slot] = value(event, field, shared);
            }
        }
        long time = event.number(ProcessFields.TIME);
        if (values[ProcessFields.START_TIME] == null && time != 0) {
            values[ProcessFields.START_TIME] = time;
        }
        return of(event.os(), host, time, values);
    }

    private static @Nullable Object value(Event event, Field field, UnaryOperator<String> shared) {
        if (field.type().storage() == FieldType.Storage.NUMBER) {
            return event.has(field.slot()) ? (Object) event.number(field.slot()) : null;
        }
        String text = event.text(field.slot());
        return text == null ? null : shared.apply(text);
    }

    /** The parent of a process, as far as its child knows it; null if that is not even its name or guid. */
    static @Nullable LearnedProcess parentOf(Event child, String host) {
        @Nullable Object[] values = new @Nullable Object[ProcessFields.PROCESS.width()];
        for (Field field : ProcessFields.PROCESS.fields()) {
            int slot = ProcessFields.inParent(field.slot());
            if (slot != ProcessFields.NONE) {
                values[slot] = value(child, field, UnaryOperator.identity());
            }
        }
        boolean known = values[ProcessFields.NAME] != null
                || values[ProcessFields.IMAGE] != null
                || values[ProcessFields.GUID] != null;
        return known ? of(child.os(), host, child.number(ProcessFields.TIME), values) : null;
    }

    /** The same with what another record told of the same process and this one did not. */
    LearnedProcess and(LearnedProcess other) {
        @Nullable Object[] all = new @Nullable Object[ProcessFields.PROCESS.width()];
        other.putInto(all);
        putInto(all);
        return of(os, host, Math.min(time, other.time), all);
    }

    /** The same with that value. */
    LearnedProcess with(int slot, Object value) {
        @Nullable Object[] all = new @Nullable Object[ProcessFields.PROCESS.width()];
        putInto(all);
        all[slot] = value;
        return of(os, host, time, all);
    }

    private void putInto(@Nullable Object[] bySlot) {
        for (int i = 0; i < slots.length; i++) {
            bySlot[slots[i]] = values[i];
        }
    }

    /** When it began to be so, nanoseconds since the epoch. */
    long time() {
        return time;
    }

    long pid() {
        return number(ProcessFields.PID);
    }

    String host() {
        return host;
    }

    /** How many UTF-16 units its texts have. */
    long length() {
        long length = 0;
        for (Object value : values) {
            length += value instanceof String text ? text.length() : 0;
        }
        return length;
    }

    /** What a slot has, a {@link Long} or a {@link String}; null if that is nothing. */
    @Override
    protected @Nullable Object value(int slot) {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] == slot) {
                return values[i];
            }
        }
        return null;
    }

    @Override
    public StreamType stream() {
        return ProcessFields.PROCESS;
    }

    @Override
    public Os os() {
        return os;
    }
}
