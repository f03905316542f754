package dev.ringside.runtime.feed.evtx;

import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.runtime.feed.log.LogMapping;
import dev.ringside.runtime.feed.log.WritableRecord;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Timestamps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A record: the bytes of its chunk and a table of where in them its values are. The template's {@link Source.Value}s name places in that table, its slots. No
 * value is decoded before it is asked for, and none is kept. Immutable for whoever gets it, for any thread; the bytes are not to be changed.
 */
public final class EvtxRecord implements WritableRecord {
    private static final int TYPE_SHIFT = 24;
    private static final int OFFSET_MASK = (1 << TYPE_SHIFT) - 1;

    private final Template template;
    private final Chunk chunk;
    private final byte[] bytes;
    private final int[] values;
    private final int size;
    private final long number;
    private final long written;
    private @Nullable JsonAhead ahead;
    private JsonAhead.@Nullable Rest rest;

    /**
     * A record.
     *
     * @param values for each slot where it begins and its type, {@linkplain #entry packed}; it ends where the next one begins
     * @param size how many of them are this record's
     * @param number of its header
     * @param written the time of its header, in 100 ns since 1601
     */
    EvtxRecord(Template template, Chunk chunk, int[] values, int size, long number, long written) {
        this.template = template;
        this.chunk = chunk;
        this.bytes = chunk.bytes();
        this.values = values;
        this.size = size;
        this.number = number;
        this.written = written;
    }

    /** The same with a table of its own, for whom that of the reader is not enough, which has the next record's values soon. */
    EvtxRecord kept() {
        return new EvtxRecord(template, chunk, Arrays.copyOf(values, size), size, number, written);
    }

    /** What a table of values has for one of that type that begins there. */
    static int entry(int type, int offset) {
        return type << TYPE_SHIFT | offset;
    }

    static int offsetOf(int entry) {
        return entry & OFFSET_MASK;
    }

    static int typeOf(int entry) {
        return entry >>> TYPE_SHIFT;
    }

    /** What is known of all records that are made as this one. */
    public Template template() {
        return template;
    }

    /** The bytes of the chunk, in which the values are. */
    public byte[] bytes() {
        return bytes;
    }

    /** The {@link ValueType} of a value. Its length may be another one than that type's, in damaged files at least. */
    public int type(int slot) {
        return values[slot] >>> TYPE_SHIFT;
    }

    /** Where a value begins in {@link #bytes}. */
    public int offset(int slot) {
        return values[slot] & OFFSET_MASK;
    }

    /** The bytes of a value. */
    public int length(int slot) {
        return type(slot) == ValueType.NULL ? 0 : offset(slot + 1) - offset(slot);
    }

    /**
     * Whether it is the same as when it was written, as far as the sum over all records of its chunk tells. It may be, or not, where that sum is wrong, was
     * never made or cannot be made any more because the end is missing.
     */
    public boolean isVerified() {
        return chunk.recordsSum() == Chunk.Sum.RIGHT;
    }

    /** Whether the record has what comes from there. An attribute whose value is missing is not there; an element is, and is empty. */
    public boolean has(Leaf leaf) {
        return !leaf.isAttribute()
                || !(leaf.source() instanceof Source.Value value)
                || !value.isOptional()
                || type(value.slot()) != ValueType.NULL;
    }

    @Override
    public Os os() {
        return template.os();
    }

    @Override
    public @Nullable String text(SystemText field) {
        Source source = template.system(field);
        if (!(source instanceof Source.Value value)) {
            return source == null ? null : orNull(text(source));
        }
        int slot = value.slot();
        Template.Remembered last = template.last(field);
        if (last == null || !last.is(bytes, type(slot), offset(slot), length(slot))) {
            byte[] copy = Arrays.copyOfRange(bytes, offset(slot), offset(slot) + length(slot));
            last = new Template.Remembered(type(slot), copy, orNull(text(source)));
            template.remember(field, last);
        }
        return last.text();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    @Override
    public OptionalLong number(SystemNumber field) {
        Source source = template.system(field);
        OptionalLong found = source == null ? OptionalLong.empty() : number(source);
        return switch (field) {
            case TIME ->
                found.isPresent() || !FileTime.hasNanos(written) ? found : OptionalLong.of(FileTime.nanos(written));
            case RECORD_ID -> found.isPresent() ? found : OptionalLong.of(number);
            default -> found;
        };
    }

    /** What comes from there as a whole number: times in nanoseconds since the epoch, texts by their digits. Nothing if it is none. */
    public OptionalLong number(Source source) {
        if (source instanceof Source.Value value) {
            int slot = value.slot();
            int type = type(slot);
            if (Values.isWhole(type, length(slot))) {
                return OptionalLong.of(Values.whole(bytes, type, offset(slot), length(slot)));
            }
            if (type == ValueType.FILE_TIME && length(slot) == Long.BYTES) {
                return Values.nanos(bytes, type, offset(slot));
            }
        }
        Datum datum = datum("", source);
        if (datum.value() instanceof String text && text.indexOf('T') > 0) {
            return Timestamps.parse(text);
        }
        FieldType type = datum.type() == FieldType.TIME ? FieldType.TIME : FieldType.INT;
        return datum.is(type) ? OptionalLong.of(datum.number(type)) : OptionalLong.empty();
    }

    /** What comes from there in words; of a list all items, with commas between them. */
    public String text(Source source) {
        return switch (source) {
            case Source.Literal literal -> literal.text();
            case Source.Value value -> {
                int slot = value.slot();
                yield Values.text(bytes, type(slot), offset(slot), length(slot));
            }
            case Source.Joined joined -> {
                StringBuilder text = new StringBuilder();
                joined.parts().forEach(part -> text.append(text(part)));
                yield text.toString();
            }
            case Source.Items items -> String.join(", ", items(items));
        };
    }

    @Override
    public @Nullable Datum find(String name) {
        Leaf first = template.find(name);
        if (first == null || has(first)) {
            return first == null ? null : datum(name, first.source());
        }
        for (Leaf leaf : template.data()) {
            if (leaf.name().equals(name) && has(leaf)) {
                return datum(name, leaf.source());
            }
        }
        return null;
    }

    @Override
    public List<Datum> data() {
        List<Datum> data = new ArrayList<>(template.data().size());
        for (Leaf leaf : template.data()) {
            if (has(leaf)) {
                data.add(datum(leaf.name(), leaf.source()));
            }
        }
        return data;
    }

    @Override
    public boolean write(LogMapping mapping, long sequence, JsonOutput out) {
        if (ahead != null) {
            ahead.use(mapping);
        }
        if (rest != null && rest.isBy(mapping)) {
            rest.write(this, sequence, out);
            return true;
        }
        Optional<RecordJson> json = template.json(mapping);
        json.ifPresent(writer -> writer.write(this, sequence, out));
        return json.isPresent();
    }

    /**
     * Takes what was written of it ahead. For whoever made the record, before anybody else knows it.
     *
     * @param writer to be told when it is written
     * @param json null if nothing was written
     */
    void join(JsonAhead writer, JsonAhead.@Nullable Rest json) {
        ahead = writer;
        rest = json;
    }

    private Datum datum(String name, Source source) {
        return switch (source) {
            case Source.Value value -> {
                int slot = value.slot();
                yield Values.datum(name, bytes, type(slot), offset(slot), length(slot));
            }
            case Source.Items items -> new Datum(name, FieldType.LIST, List.copyOf(items(items)));
            case Source.Literal text -> new Datum(name, FieldType.TEXT, text.text());
            case Source.Joined text -> new Datum(name, FieldType.TEXT, text(text));
        };
    }

    private List<String> items(Source.Items items) {
        List<String> texts = new ArrayList<>();
        for (Source item : items.items()) {
            if (item instanceof Source.Value value && (type(value.slot()) & ValueType.ARRAY) != 0) {
                texts.addAll(items(value));
            } else {
                texts.add(text(item));
            }
        }
        return texts;
    }

    /** What a value that is a list holds, in words. */
    List<String> items(Source.Value list) {
        int slot = list.slot();
        return Values.items(bytes, type(slot), offset(slot), length(slot));
    }
}
