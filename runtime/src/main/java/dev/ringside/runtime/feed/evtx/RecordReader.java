package dev.ringside.runtime.feed.evtx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes records of the binary XML in one chunk. For one thread. */
final class RecordReader {
    /** Of a record: magic, size, number and time; and at its end the size again. */
    static final int HEAD = 24;

    static final int TAIL = 4;
    private static final int NUMBER = 8;
    private static final int WRITTEN = 16;

    /** Of a fragment: the token, the version and flags. */
    private static final int FRAGMENT = 4;
    /** Of an instance of a template: token, a byte, the definition's id and offset. */
    private static final int INSTANCE = 10;

    private static final int INSTANCE_ID = 2;
    private static final int INSTANCE_DEFINITION = 6;
    /** Of a definition: the next one, its GUID and its size. */
    private static final int DEFINITION = 24;

    private static final int DEFINITION_ID = 4;
    private static final int DEFINITION_SIZE = 20;
    /** Of a value: size, type and a byte. */
    private static final int DESCRIPTOR = 4;

    /** A power of two; a chunk has a few definitions. */
    private static final int PLACES = 64;
    /** Fragments in a record. Real ones have one or two, but damaged ones might have as many as there is room for. */
    private static final int MOST_FRAGMENTS = 64;
    /** As much as a record may say in which one value stands many times, in bytes: some chunks. */
    private static final long MOST = 1 << 19;

    private final Chunk chunk;
    private final byte[] in;
    private final Templates templates;
    private final ContentWriter contents;
    /** By their offsets, each in the place that those share that end in the same bits; others are looked for by their content again. */
    private final @Nullable Definition[] definitions = new Definition[PLACES];

    private final int[] offsets = new int[PLACES];
    /** Those that cannot be read, with what is wrong with them. */
    private final Map<Integer, UnreadableRecordException> unreadable = new HashMap<>();

    /** Where the definitions are that records hold themselves, by their ids: the one that they have, and the one that the instance there calls them by. */
    private final Map<Integer, Integer> places = new HashMap<>();

    private int[] values = new int[64];
    private int size;
    private int fragments;
    private Composition composition;

    RecordReader(Chunk chunk, Templates templates) {
        this.chunk = chunk;
        this.in = chunk.bytes();
        this.templates = templates;
        this.contents = new ContentWriter(in);
        this.composition = templates.nothing();
    }

    /**
     * Reads a record. Its values are those of the next one as soon as that is read: whoever wants it for longer {@linkplain EvtxRecord#kept keeps} it.
     *
     * @param at where it begins; it is in the chunk as a whole, and not shorter than its head and tail
     */
    EvtxRecord read(int at, int length) throws UnreadableRecordException {
        size = 0;
        fragments = 0;
        composition = templates.nothing();
        fragment(at + HEAD, at + length - TAIL, Composition.NO_SLOT);
        Template template = composition.template();
        EvtxRecord record = new EvtxRecord(
                template, chunk, values, size, Bytes.whole(in, at + NUMBER), Bytes.whole(in, at + WRITTEN));
        if (template.repeats() && template.size(record) > MOST) {
            throw new UnreadableRecordException("it repeats itself without end");
        }
        return record;
    }

    private void fragment(int from, int end, int slot) throws UnreadableRecordException {
        if (++fragments > MOST_FRAGMENTS) {
            throw new UnreadableRecordException("it has more fragments than any record has");
        }
        int at = from;
        while (at + FRAGMENT <= end && in[at] == Token.FRAGMENT) {
            at += FRAGMENT;
        }
        int token = at < end ? Bytes.unsignedByte(in, at) : Token.END_OF_FRAGMENT;
        switch (token & ~Token.MORE) {
            case Token.TEMPLATE -> instance(at, end, slot);
            case Token.OPEN_ELEMENT -> literal(at, end, slot);
            case Token.END_OF_FRAGMENT -> {
                if (slot == Composition.NO_SLOT) {
                    throw new UnreadableRecordException("it is empty");
                }
            }
            default -> throw new UnreadableRecordException("no fragment begins with 0x" + Integer.toHexString(token));
        }
    }

    private void instance(int at, int end, int slot) throws UnreadableRecordException {
        expect(end - at >= INSTANCE, "it ends within a template");
        int id = Bytes.integer(in, at + INSTANCE_ID);
        int stated = Bytes.integer(in, at + INSTANCE_DEFINITION);
        int next = at + INSTANCE;
        int offset = stated == next ? stated : place(stated, id);
        Definition definition = definition(offset);
        if (stated == next) {
            // It stands right here; that it is inside of the chunk is known by now.
            places.put(Bytes.integer(in, offset + DEFINITION_ID), offset);
            places.put(id, offset);
            next += DEFINITION + Bytes.integer(in, next + DEFINITION_SIZE);
        }
        expect(next <= end - 4, "it ends within a template");
        int count = Bytes.integer(in, next);
        next += 4;
        expect(count >= 0 && count <= (end - next) / DESCRIPTOR, "it has fewer values than it says");
        int base = size;
        int last = values(next, count, end);
        composition = composition.with(slot, definition, size - base, base);
        for (int i = base; i < base + last; i++) {
            int value = values[i];
            int from = EvtxRecord.offsetOf(value);
            int to = EvtxRecord.offsetOf(values[i + 1]);
            if (EvtxRecord.typeOf(value) == ValueType.BINARY_XML && to > from) {
                fragment(from, to, i);
            }
        }
    }

    /**
     * Where the definition is that an instance means which does not hold it itself. Its id says so as well as the offset, but which definition begins at an
     * offset has often been another one in a chunk's former life.
     */
    private int place(int offset, int id) throws UnreadableRecordException {
        boolean inside = offset >= 0 && offset <= in.length - DEFINITION;
        if (inside && Bytes.integer(in, offset + DEFINITION_ID) == id) {
            return offset;
        }
        Integer named = places.get(id);
        if (named == null) {
            throw new UnreadableRecordException(
                    inside ? "where its template was is another one" : "its template is outside of the chunk");
        }
        return named;
    }

    /** Enters values into the table, and behind them where the last one ends. */
    private int values(int descriptors, int count, int end) throws UnreadableRecordException {
        room(count + 1);
        int at = descriptors + DESCRIPTOR * count;
        for (int i = 0; i < count; i++) {
            int descriptor = Bytes.integer(in, descriptors + DESCRIPTOR * i);
            values[size++] = EvtxRecord.entry(descriptor >>> 16 & 0xFF, at);
            at += descriptor & 0xFFFF;
            expect(at <= end, "a value is longer than its record");
        }
        values[size++] = EvtxRecord.entry(ValueType.NULL, at);
        return count;
    }

    private void literal(int at, int end, int slot) throws UnreadableRecordException {
        int base = size;
        Content content = contents.literal(at, end, (offset, bytes) -> text(base, offset, bytes));
        composition = composition.with(slot, templates.definition(content), size - base, base);
    }

    /** Enters a text into the table, and where it ends, since no other one need follow it. */
    private int text(int base, int offset, int bytes) {
        room(2);
        int slot = size - base;
        values[size++] = EvtxRecord.entry(ValueType.STRING, offset);
        values[size++] = EvtxRecord.entry(ValueType.NULL, offset + bytes);
        return slot;
    }

    private Definition definition(int offset) throws UnreadableRecordException {
        int place = (offset >>> 3) & (PLACES - 1);
        Definition known = definitions[place];
        if (known != null && offsets[place] == offset) {
            return known;
        }
        UnreadableRecordException failure = unreadable.get(offset);
        if (failure != null) {
            throw failure;
        }
        try {
            Definition read = read(offset);
            definitions[place] = read;
            offsets[place] = offset;
            return read;
        } catch (UnreadableRecordException e) {
            unreadable.put(offset, e);
            throw e;
        }
    }

    private Definition read(int offset) throws UnreadableRecordException {
        expect(offset >= 0 && offset <= in.length - DEFINITION, "its template is outside of the chunk");
        int length = Bytes.integer(in, offset + DEFINITION_SIZE);
        int from = offset + DEFINITION;
        expect(length >= 0 && length <= in.length - from, "its template is longer than the chunk");
        return templates.definition(contents.definition(from, from + length));
    }

    private void room(int more) {
        if (size + more > values.length) {
            values = Arrays.copyOf(values, Math.max(2 * values.length, size + more));
        }
    }

    private static void expect(boolean holds, String otherwise) throws UnreadableRecordException {
        if (!holds) {
            throw new UnreadableRecordException(otherwise);
        }
    }
}
