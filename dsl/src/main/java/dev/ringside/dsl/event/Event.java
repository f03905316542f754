package dev.ringside.dsl.event;

import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.StreamType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One immutable occurrence in a stream. Fields are asked for by {@linkplain dev.ringside.dsl.schema.Field#slot() slot}; which accessor reads
 * a field is said by its type's {@link FieldType#storage()}. Implementations are safe to read from any thread.
 *
 * <p>An event of an open stream is asked for slots that its stream gave to fields by name and type: {@link StreamType#at} says which name and type a
 * slot stands for, and {@link Datum} reads a value as a type.
 *
 * <p>Bytes of a Linux event that are not UTF-8 stand in its texts as the lone surrogates U+DC80 to U+DCFF, one for each byte, so that nothing
 * is lost and equal bytes give equal texts.
 */
public interface Event {
    StreamType stream();

    Os os();

    /** Whether the event has a value for that field. */
    boolean has(int slot);

    /** The value of a number field; 0 if it is missing, so ask {@link #has} where that matters. */
    long number(int slot);

    /** The value of a text field, or null if it is missing. */
    @Nullable
    String text(int slot);

    /** The value of an address field, or null if it is missing. */
    @Nullable
    IpAddress address(int slot);

    /** The value of a list field, or null if it is missing. The list cannot be changed. */
    @Nullable
    List<String> list(int slot);

    /** The value of a decimal field; 0 if it is missing, so ask {@link #has} where that matters. Only rows that a query makes have such fields. */
    default double decimal(int slot) {
        return 0;
    }

    /**
     * The processes of such a field, nearest first, or null if it is missing. Each is an event that has the fields of {@link
     * dev.ringside.dsl.schema.Schema#process()} in their slots, as an event of every stream of processes has. The list cannot be changed.
     */
    default @Nullable List<Event> processes(int slot) {
        return null;
    }

    /**
     * The data of an event of an {@linkplain StreamType#isOpen() open} stream, in the order that its provider gave them; a name may occur more than
     * once, and then the first counts. Fields that queries read as a type are in slots of their own beside that.
     */
    default List<Datum> data() {
        return List.of();
    }

    /** What the data have under the name of an open field, as they have it, whatever the field's type; null if that is nothing. */
    default @Nullable Datum datum(int slot) {
        return null;
    }

    /** The events of such a field, or null if it is missing. They may be of several streams. The list cannot be changed. */
    default @Nullable List<Event> events(int slot) {
        return null;
    }
}
