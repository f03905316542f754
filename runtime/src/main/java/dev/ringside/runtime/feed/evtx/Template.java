package dev.ringside.runtime.feed.evtx;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.log.LogMapping;
import dev.ringside.runtime.feed.log.LogRecord.SystemNumber;
import dev.ringside.runtime.feed.log.LogRecord.SystemText;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all records that are made of the same definitions: where each thing that they say comes from. Records that have no template in the file,
 * but are written out, have one here as well, with their texts as values. One object for all chunks in which it is the same, as long as no more templates
 * are met than any real log has. Immutable, for any thread.
 */
public final class Template {
    /** Streams that its records are written as events of: all events, and its provider's by some of its names. */
    private static final int MOST_STREAMS = 8;

    private final List<Leaf> leaves;
    private final Map<String, Leaf> byName = new HashMap<>();
    /** By the order of the fields. */
    private final @Nullable Source[] texts = new Source[SystemText.values().length];

    private final @Nullable Source[] numbers = new Source[SystemNumber.values().length];
    /** By the order of the fields. Racy by design: any that was remembered will do. */
    private final @Nullable Remembered[] last = new Remembered[SystemText.values().length];

    private final int slots;
    private final boolean repeats;
    private final Map<StreamType, Optional<RecordJson>> json = new ConcurrentHashMap<>(2);

    /**
     * Made by a {@link TemplateBuilder}.
     *
     * @param slots how many its records' tables of values have
     * @param repeats whether what a record says may be much more than its values are, since one of them stands in many places
     */
    Template(
            List<Leaf> leaves,
            Map<SystemText, Source> texts,
            Map<SystemNumber, Source> numbers,
            int slots,
            boolean repeats) {
        this.leaves = List.copyOf(leaves);
        texts.forEach((field, source) -> this.texts[field.ordinal()] = source);
        numbers.forEach((field, source) -> this.numbers[field.ordinal()] = source);
        this.slots = slots;
        this.repeats = repeats;
        leaves.forEach(leaf -> byName.putIfAbsent(leaf.name(), leaf));
    }

    /** The data of its records, in their order. A name may occur more than once; the first that a record has counts. */
    public List<Leaf> data() {
        return leaves;
    }

    /** The first of the data with that name, in the case of letters that it was written with, or null. */
    public @Nullable Leaf find(String name) {
        return byName.get(name);
    }

    /** Where a text that every record has comes from, or null if these do not have it. */
    public @Nullable Source system(SystemText field) {
        return texts[field.ordinal()];
    }

    /** Where a number that every record has comes from, or null if these do not have it, or have it from somewhere else than their XML. */
    public @Nullable Source system(SystemNumber field) {
        return numbers[field.ordinal()];
    }

    /** What a record had last as a text that every record has, or null. Nearly all records of a template have the same. */
    @Nullable
    Remembered last(SystemText field) {
        return last[field.ordinal()];
    }

    void remember(SystemText field, Remembered text) {
        last[field.ordinal()] = text;
    }

    /** A value as it is stored, and what it is in words. */
    static final class Remembered {
        private final int type;
        private final byte[] value;
        private final @Nullable String text;

        Remembered(int type, byte[] value, @Nullable String text) {
            this.type = type;
            this.value = value;
            this.text = text;
        }

        @Nullable
        String text() {
            return text;
        }

        boolean is(byte[] bytes, int storedType, int at, int length) {
            return storedType == type && Arrays.equals(value, 0, value.length, bytes, at, at + length);
        }
    }

    int slots() {
        return slots;
    }

    boolean repeats() {
        return repeats;
    }

    /** What writes its records as events of a stream that takes any; empty if that has fields that are not written so. */
    Optional<RecordJson> json(LogMapping mapping) {
        Optional<RecordJson> known = json.get(mapping.stream());
        if (known != null) {
            return known;
        }
        Optional<RecordJson> made = RecordJsonBuilder.build(this, mapping);
        if (json.size() < MOST_STREAMS) {
            json.put(mapping.stream(), made);
        }
        return made;
    }

    /** The system that its records were written on. */
    Os os() {
        return Os.WINDOWS;
    }

    /** How many bytes of values a record says, each of them counted as often as it stands there. */
    long size(EvtxRecord record) {
        return leaves.stream().mapToLong(leaf -> size(leaf.source(), record)).sum();
    }

    private static long size(Source source, EvtxRecord record) {
        return switch (source) {
            case Source.Literal literal -> 0;
            case Source.Value value -> record.length(value.slot());
            case Source.Joined joined ->
                joined.parts().stream().mapToLong(part -> size(part, record)).sum();
            case Source.Items items ->
                items.items().stream().mapToLong(item -> size(item, record)).sum();
        };
    }
}
