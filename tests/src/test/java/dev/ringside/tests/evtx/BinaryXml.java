package dev.ringside.tests.evtx;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Writes the binary XML of a chunk, at the position of its buffer. What is called the same is stored once, where it is first used. */
final class BinaryXml {
    /** A name's hash is in one of so many lists. */
    private static final int STRING_TABLE = 128;

    private static final int STRINGS = 64;
    private static final int MORE = 0x40;
    private static final int HASH_FACTOR = 65_599;
    private static final int UNICODE = 1;

    private final ByteBuffer chunk;
    private final Map<String, Integer> names = new HashMap<>();
    /** Where the sizes of open elements stand. */
    private final Deque<Integer> sizes = new ArrayDeque<>();

    BinaryXml(ByteBuffer chunk) {
        this.chunk = chunk;
    }

    BinaryXml fragment() {
        chunk.put(new byte[] {0x0f, 1, 1, 0});
        return this;
    }

    BinaryXml endOfFragment() {
        chunk.put((byte) 0);
        return this;
    }

    /** {@code <name>}. */
    BinaryXml open(String name) {
        return start(name, 0).token(2);
    }

    /** {@code <name attribute="…">}; the value is what is written by then. */
    BinaryXml open(String name, String attribute, Runnable value) {
        start(name, MORE);
        int size = chunk.position();
        chunk.putInt(0);
        token(6).name(attribute);
        value.run();
        chunk.putInt(size, chunk.position() - size - Integer.BYTES);
        return token(2);
    }

    private BinaryXml start(String name, int flag) {
        token(1 | flag);
        chunk.putShort((short) -1);
        sizes.push(chunk.position());
        chunk.putInt(0);
        return name(name);
    }

    /** {@code </name>}. */
    BinaryXml close() {
        token(4);
        int size = sizes.pop();
        chunk.putInt(size, chunk.position() - size - Integer.BYTES);
        return this;
    }

    BinaryXml text(String text) {
        token(5).token(UNICODE);
        chunk.putShort((short) text.length());
        chunk.put(text.getBytes(StandardCharsets.UTF_16LE));
        return this;
    }

    /** An entity that is called so: {@code amp}. */
    BinaryXml entity(String name) {
        return token(9).name(name);
    }

    /** A character by its number. */
    BinaryXml character(int number) {
        token(8);
        chunk.putShort((short) number);
        return this;
    }

    /** Where a record's value of that number comes. */
    BinaryXml value(int number, int type) {
        return substitution(0x0d, number, type);
    }

    /** The same, and what holds it is not there without it. */
    BinaryXml optionalValue(int number, int type) {
        return substitution(0x0e, number, type);
    }

    private BinaryXml substitution(int token, int number, int type) {
        token(token);
        chunk.putShort((short) number);
        return token(type);
    }

    BinaryXml bytes(byte... bytes) {
        chunk.put(bytes);
        return this;
    }

    private BinaryXml token(int token) {
        chunk.put((byte) token);
        return this;
    }

    private BinaryXml name(String name) {
        Integer known = names.get(name);
        if (known != null) {
            chunk.putInt(known);
            return this;
        }
        int offset = chunk.position() + Integer.BYTES;
        names.put(name, offset);
        int hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = hash * HASH_FACTOR + name.charAt(i);
        }
        int list = STRING_TABLE + (hash & 0xffff) % STRINGS * Integer.BYTES;
        chunk.putInt(offset);
        chunk.putInt(chunk.getInt(list));
        chunk.putInt(list, offset);
        chunk.putShort((short) hash).putShort((short) name.length());
        chunk.put(name.getBytes(StandardCharsets.UTF_16LE)).putShort((short) 0);
        return this;
    }
}
