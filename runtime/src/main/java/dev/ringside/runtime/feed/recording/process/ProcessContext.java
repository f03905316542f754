package dev.ringside.runtime.feed.recording.process;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.StreamType;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What is read, of a stream's events, that other records may tell about their processes. Immutable. */
public final class ProcessContext {
    /** What says that a process has started has all that there is of it, but for this and what is known of those above. */
    private static final String PROCS = "procs";

    private final int[] slots;
    private final boolean ancestors;

    private ProcessContext(int[] slots, boolean ancestors) {
        this.slots = slots;
        this.ancestors = ancestors;
    }

    /** That among these fields of a stream. */
    public static ProcessContext of(StreamType stream, Collection<Field> fields) {
        if (!ProcessFields.areOf(stream)) {
            return new ProcessContext(new int[0], false);
        }
        boolean starts = stream.name().equals(PROCS);
        return new ProcessContext(
                fields.stream()
                        .mapToInt(Field::slot)
                        .filter(slot -> starts ? isNewsToStart(slot) : ProcessFields.isLasting(slot))
                        .sorted()
                        .toArray(),
                fields.stream().anyMatch(field -> field.slot() == ProcessFields.ANCESTORS));
    }

    private static boolean isNewsToStart(int slot) {
        return slot == ProcessFields.GUID || slot == ProcessFields.START_TIME || ProcessFields.isOfParent(slot);
    }

    /** The fields of an event of that stream that a {@link ProcessHistory} learns from. */
    public static Set<Field> told(StreamType stream) {
        return stream.fields().stream()
                .filter(field -> field.slot() <= ProcessFields.HOST || ProcessFields.isLasting(field.slot()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a field that an event of that stream lacks may be known from other records. */
    public static boolean mayBeKnown(StreamType stream, Field field) {
        return ProcessFields.areOf(stream)
                && (field.slot() == ProcessFields.ANCESTORS || ProcessFields.isLasting(field.slot()));
    }

    /** Whether nothing of it is read. */
    public boolean isEmpty() {
        return slots.length == 0 && !ancestors;
    }

    /** Whether the processes above are read. */
    boolean hasAncestors() {
        return ancestors;
    }

    /** Whether an event lacks something of it that is known of some processes of its system, and says which process it is about. */
    public boolean isMissingIn(Event event) {
        if (isEmpty() || !(event.has(ProcessFields.PID) || event.has(ProcessFields.GUID))) {
            return false;
        }
        if (ancestors && !event.has(ProcessFields.ANCESTORS)) {
            return true;
        }
        for (int slot : slots) {
            if (ProcessFields.isOf(event.os(), slot) && !event.has(slot)) {
                return true;
            }
        }
        return false;
    }
}
