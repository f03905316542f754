package dev.ringside.runtime.feed.evtx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/** Writes a chunk by hand, token by token, also in ways in which nobody should. */
final class ChunkBuilder {
    private static final int HEADER_SUM = 124;

    private final ByteBuffer out = ByteBuffer.allocate(Chunk.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final Map<String, Integer> names = new HashMap<>();
    private long first = Long.MAX_VALUE;
    private long last;
    private int lastRecord = Chunk.RECORDS;

    ChunkBuilder() {
        out.position(Chunk.RECORDS);
    }

    /** The bytes of a value, and its type. */
    static final class Value {
        private final int type;
        private final byte[] bytes;

        Value(int type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        static Value of(int type, int... bytes) {
            byte[] all = new byte[bytes.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = (byte) bytes[i];
            }
            return new Value(type, all);
        }

        static Value text(String text) {
            return new Value(ValueType.STRING, text.getBytes(StandardCharsets.UTF_16LE));
        }

        static Value number(long number) {
            return new Value(
                    ValueType.UINT64,
                    ByteBuffer.allocate(8)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(number)
                            .array());
        }

        @Override
        public String toString() {
            return "type " + type + " of " + bytes.length + " bytes";
        }
    }

    /** Where the next byte is written. */
    int position() {
        return out.position();
    }

    /** A record with that number, and what is in it. Returns where it begins. */
    int record(long number, Consumer<ChunkBuilder> body) {
        int begin = out.position();
        first = Math.min(first, number);
        last = number;
        lastRecord = begin;
        out.putInt(0x2A2A).putInt(0).putLong(number).putLong(132_000_000_000_000_000L + number);
        body.accept(this);
        int size = (out.position() - begin + 4 + 7) / 8 * 8;
        out.putInt(begin + 4, size).putInt(begin + size - 4, size).position(begin + size);
        return begin;
    }

    ChunkBuilder fragment() {
        return put(Token.FRAGMENT, 1, 1, 0);
    }

    ChunkBuilder put(int... bytes) {
        for (int one : bytes) {
            out.put((byte) one);
        }
        return this;
    }

    ChunkBuilder putInt(int value) {
        out.putInt(value);
        return this;
    }

    /** A name: where it is already, or right here. */
    ChunkBuilder name(String name) {
        Integer known = names.get(name);
        if (known != null) {
            out.putInt(known);
            return this;
        }
        names.put(name, out.position() + 4);
        out.putInt(out.position() + 4).putInt(0).putShort((short) 0).putShort((short) name.length());
        out.put(name.getBytes(StandardCharsets.UTF_16LE)).putShort((short) 0);
        return this;
    }

    /** The beginning of an element of a definition. */
    ChunkBuilder open(String name, boolean hasAttributes) {
        put(hasAttributes ? Token.OPEN_ELEMENT | Token.MORE : Token.OPEN_ELEMENT, 0xFF, 0xFF)
                .putInt(0);
        return hasAttributes ? name(name).putInt(0) : name(name);
    }

    /** The beginning of an element that is written out. */
    ChunkBuilder openLiteral(String name, boolean hasAttributes) {
        put(hasAttributes ? Token.OPEN_ELEMENT | Token.MORE : Token.OPEN_ELEMENT)
                .putInt(0);
        return hasAttributes ? name(name).putInt(0) : name(name);
    }

    ChunkBuilder attribute(String name) {
        return put(Token.ATTRIBUTE).name(name);
    }

    ChunkBuilder text(String text) {
        put(Token.TEXT, ValueType.STRING);
        out.putShort((short) text.length()).put(text.getBytes(StandardCharsets.UTF_16LE));
        return this;
    }

    ChunkBuilder characters(int token, String text) {
        put(token);
        out.putShort((short) text.length()).put(text.getBytes(StandardCharsets.UTF_16LE));
        return this;
    }

    ChunkBuilder closeStart() {
        return put(Token.CLOSE_START_TAG);
    }

    ChunkBuilder end() {
        return put(Token.END_ELEMENT);
    }

    ChunkBuilder value(int index, int type) {
        return put(Token.SUBSTITUTION, index, index >> 8, type);
    }

    ChunkBuilder optional(int index, int type) {
        return put(Token.OPTIONAL_SUBSTITUTION, index, index >> 8, type);
    }

    /** An element of a definition with one text in it. */
    ChunkBuilder element(String name, String text) {
        return open(name, false).closeStart().text(text).end();
    }

    /** An element of a definition with one value in it. */
    ChunkBuilder element(String name, int index, int type) {
        return open(name, false).closeStart().value(index, type).end();
    }

    /** An instance of a template that stands right here. Returns where the definition is. */
    int template(int id, Consumer<ChunkBuilder> definition, Value... values) {
        put(Token.TEMPLATE, 1).putInt(id).putInt(out.position() + 4);
        int begin = out.position();
        putInt(0).putInt(id).putInt(2).putInt(3).putInt(4).putInt(0);
        definition.accept(this);
        out.putInt(begin + 20, out.position() - begin - 24);
        values(values);
        return begin;
    }

    /** An instance of a template that stands elsewhere. */
    ChunkBuilder instance(int id, int definition, Value... values) {
        put(Token.TEMPLATE, 1).putInt(id).putInt(definition);
        return values(values);
    }

    private ChunkBuilder values(Value... values) {
        putInt(values.length);
        for (Value value : values) {
            out.putShort((short) value.bytes.length);
            put(value.type, 0);
        }
        for (Value value : values) {
            out.put(value.bytes);
        }
        return this;
    }

    /** What System says of most records: the event's number is the first value. */
    ChunkBuilder system(String provider) {
        open("System", false).closeStart();
        open("Provider", true).attribute("Name").text(provider).put(Token.CLOSE_EMPTY_ELEMENT);
        element("EventID", 0, ValueType.UINT64);
        element("Channel", "Test");
        element("Computer", "pc.example.org");
        return end();
    }

    /** A definition of events with such data, whose values follow the event's number. */
    static Consumer<ChunkBuilder> event(String... data) {
        return out -> {
            out.fragment().open("Event", false).closeStart().system("Provider");
            out.open("EventData", false).closeStart();
            for (int i = 0; i < data.length; i++) {
                out.open("Data", true).attribute("Name").text(data[i]).closeStart();
                out.value(i + 1, ValueType.STRING).end();
            }
            out.end().end().put(Token.END_OF_FRAGMENT);
        };
    }

    /** The whole chunk, with sums that are right. */
    byte[] build() {
        int free = out.position();
        byte[] bytes = out.array().clone();
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        header.put("ElfChnk\0".getBytes(StandardCharsets.US_ASCII));
        header.putLong(first).putLong(last).putLong(first).putLong(last);
        header.putInt(128).putInt(lastRecord).putInt(free);
        CRC32 records = new CRC32();
        records.update(bytes, Chunk.RECORDS, free - Chunk.RECORDS);
        header.putInt((int) records.getValue());
        return summed(bytes);
    }

    /** Makes the header's sum right. */
    static byte[] summed(byte[] chunk) {
        CRC32 sum = new CRC32();
        sum.update(chunk, 0, 120);
        sum.update(chunk, 128, Chunk.RECORDS - 128);
        ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).putInt(HEADER_SUM, (int) sum.getValue());
        return chunk;
    }

    /** A log of chunks. */
    static byte[] log(byte[]... chunks) {
        byte[] header = Arrays.copyOf("ElfFile\0".getBytes(StandardCharsets.US_ASCII), 4096);
        ByteBuffer.wrap(header)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(32, 128)
                .putShort(36, (short) 1)
                .putShort(38, (short) 3)
                .putShort(40, (short) 4096);
        byte[] all = Arrays.copyOf(
                header,
                4096 + Arrays.stream(chunks).mapToInt(chunk -> chunk.length).sum());
        int at = 4096;
        for (byte[] chunk : chunks) {
            System.arraycopy(chunk, 0, all, at, chunk.length);
            at += chunk.length;
        }
        return all;
    }

    /** A chunk of records with these numbers, each of which says its number in {@code n}. */
    static byte[] numbered(long from, int count) {
        ChunkBuilder out = new ChunkBuilder();
        int[] definition = new int[1];
        for (long number = from; number < from + count; number++) {
            Value[] values = {Value.number(7), Value.text("n" + number)};
            out.record(number, record -> {
                record.fragment();
                if (definition[0] == 0) {
                    definition[0] = record.template(1, event("n"), values);
                } else {
                    record.instance(1, definition[0], values);
                }
                record.put(Token.END_OF_FRAGMENT);
            });
        }
        return out.build();
    }
}
