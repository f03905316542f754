package dev.ringside.driver.btf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The types of a BTF blob, indexed in one pass. Types are words and names are bytes until somebody asks for them: making 126,000 strings would
 * cost a one-shot command more than all the rest of its start. Whatever the bytes are, every access is in bounds or throws {@link BtfException}.
 */
final class BtfTypes {
    /** More typedefs and qualifiers in a row than any compiler writes; ends a loop of them. */
    private static final int MAX_CHAIN = 64;

    private static final int KINDS = 32;
    private static final int TYPES_AT_ONCE = 32;
    /** On average; a kernel of 126,000 types has 6.3. */
    private static final int USUAL_TYPE_WORDS = 6;

    private final int[] words;
    /** The string section: names, each with a final zero. */
    private final byte[] strings;
    /** Where each type begins in {@link #words}; type 0, void, has none. */
    private int[] starts;
    /** The next type of the same kind, by id; 0 ends. */
    private int[] nextOfKind;

    private final int[] firstOfKind = new int[KINDS];
    private final int[] lastOfKind = new int[KINDS];
    private int next;
    private int indexed;

    BtfTypes(int[] words, byte[] strings) {
        this.words = words;
        this.strings = strings;
        int expected = words.length / USUAL_TYPE_WORDS + TYPES_AT_ONCE + 1;
        this.starts = new int[expected];
        this.nextOfKind = new int[expected];
        while (next < words.length) {
            if (indexed + TYPES_AT_ONCE >= starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
                nextOfKind = Arrays.copyOf(nextOfKind, 2 * nextOfKind.length);
            }
            indexSome();
        }
    }

    /** A few types at a time: the JVM compiles a method that is called often long before it compiles a loop that runs long. */
    private void indexSome() {
        int at = next;
        int id = indexed;
        for (int i = 0; i < TYPES_AT_ONCE && at < words.length; i++) {
            id++;
            int extra = -1;
            int kind = 0;
            if (at <= words.length - BtfFormat.TYPE_WORDS) {
                int info = words[at + 1];
                kind = BtfFormat.kind(info);
                extra = BtfFormat.extraWords(kind, BtfFormat.length(info));
            }
            int end = at + BtfFormat.TYPE_WORDS + extra;
            if (extra < 0 || end > words.length) {
                throw new BtfException("BTF type " + id + " is of an unknown kind or cut off");
            }
            starts[id] = at;
            int last = lastOfKind[kind];
            if (last == 0) {
                firstOfKind[kind] = id;
            } else {
                nextOfKind[last] = id;
            }
            lastOfKind[kind] = id;
            at = end;
        }
        next = at;
        indexed = id;
    }

    /** How many types there are; ids go from 1 to this. */
    int count() {
        return indexed;
    }

    /** The first type of that kind and name, or 0. */
    int find(int kind, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        for (int id = firstOfKind[kind]; id != 0; id = nextOfKind[id]) {
            if (isNamed(words[starts[id]], wanted)) {
                return id;
            }
        }
        return 0;
    }

    int firstOfKind(int kind) {
        return firstOfKind[kind];
    }

    int nextOfKind(int id) {
        return nextOfKind[id];
    }

    /** A type's kind; of void, 0. */
    int kind(int id) {
        return id == 0 ? 0 : BtfFormat.kind(info(id));
    }

    /** How many members, values or parameters it has. */
    int length(int id) {
        return BtfFormat.length(info(id));
    }

    boolean flag(int id) {
        return BtfFormat.flag(info(id));
    }

    /** Its size in bytes or the type that it refers to, as its kind has it. */
    int sizeOrType(int id) {
        return words[start(id) + 2];
    }

    /** One of the words after the first three. */
    int extra(int id, int index) {
        return words[start(id) + BtfFormat.TYPE_WORDS + index];
    }

    String name(int id) {
        return string(words[start(id)]);
    }

    /** The text at an offset of the string section. */
    String string(int offset) {
        if (offset < 0 || offset >= strings.length) {
            throw new BtfException("BTF names a string at " + Integer.toUnsignedLong(offset) + ", after the last");
        }
        int end = offset;
        while (end < strings.length && strings[end] != 0) {
            end++;
        }
        return new String(strings, offset, end - offset, StandardCharsets.UTF_8);
    }

    /** Whether the text at an offset of the string section is this; an offset after the last is not. */
    boolean isNamed(int offset, byte[] wanted) {
        int end = offset + wanted.length;
        if (offset < 0 || end < offset || end >= strings.length || strings[end] != 0) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (strings[offset + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** The type behind typedefs and qualifiers. */
    int resolve(int id) {
        int current = id;
        for (int i = 0; i < MAX_CHAIN; i++) {
            switch (kind(current)) {
                case BtfFormat.KIND_TYPEDEF,
                        BtfFormat.KIND_CONST,
                        BtfFormat.KIND_VOLATILE,
                        BtfFormat.KIND_RESTRICT,
                        BtfFormat.KIND_TYPE_TAG -> current = sizeOrType(current);
                default -> {
                    return current;
                }
            }
        }
        throw new BtfException("BTF type " + id + " is a loop of typedefs");
    }

    private int info(int id) {
        return words[start(id) + 1];
    }

    private int start(int id) {
        if (id <= 0 || id > indexed) {
            throw new BtfException("BTF names type " + Integer.toUnsignedLong(id) + ", but has " + indexed);
        }
        return starts[id];
    }
}
