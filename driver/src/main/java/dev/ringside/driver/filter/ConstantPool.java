package dev.ringside.driver.filter;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What a program needs beside its instructions: hash sets and automaton tables. The program names sets by number from {@link #FIRST_SET} on;
 * whoever loads it makes the maps and links them.
 */
public final class ConstantPool {
    /** The map that holds the tables, as its only value. */
    public static final int TABLES = 100;
    /** The first set's number; the others follow. */
    public static final int FIRST_SET = 101;

    private final List<KeySet> sets = new ArrayList<>();
    private final Map<String, Integer> tables = new LinkedHashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /**
     * A hash set.
     *
     * @param keySize bytes of a key
     * @param keys the keys, each padded with zeros to that size
     */
    public record KeySet(int keySize, List<byte[]> keys) {
        public KeySet {
            keys = List.copyOf(keys);
        }
    }

    /** Adds a set and gives the number that the program calls it by. */
    int addSet(KeySet set) {
        sets.add(set);
        return FIRST_SET + sets.size() - 1;
    }

    /** Adds an automaton's table, once, and gives where it begins among the tables. */
    int addTable(SearchTable table) {
        return tables.computeIfAbsent(table.key(), key -> {
            int offset = bytes.size();
            bytes.writeBytes(table.transitions());
            return offset;
        });
    }

    /** The sets, in the order of their numbers. */
    public List<KeySet> sets() {
        return Collections.unmodifiableList(sets);
    }

    /** The tables one behind the other; empty if there are none. */
    public byte[] tables() {
        return bytes.toByteArray();
    }

    /** Keys for whole numbers: 8 bytes, little endian. */
    static KeySet numbers(SortedSet<Long> values) {
        return new KeySet(
                Long.BYTES,
                values.stream()
                        .map(value -> ByteBuffer.allocate(Long.BYTES)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putLong(value)
                                .array())
                        .toList());
    }
}
