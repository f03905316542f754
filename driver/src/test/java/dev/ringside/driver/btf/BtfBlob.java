package dev.ringside.driver.btf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes BTF by hand; each method that adds a type returns its id. */
final class BtfBlob {
    private static final int FLAG = 1 << 31;

    private final ByteArrayOutputStream types = new ByteArrayOutputStream();
    private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
    private int count;

    BtfBlob() {
        strings.write(0);
    }

    /** A member of a structure; its place in bits. */
    record Member(String name, int type, int bits, int bitSize) {
        static Member of(String name, int type, int offset) {
            return new Member(name, type, offset * 8, 0);
        }
    }

    int integer(String name, int size, int bits, boolean signed) {
        return type(name, BtfFormat.KIND_INT << 24, size, (signed ? 1 << 24 : 0) | bits);
    }

    int pointer(int target) {
        return type("", BtfFormat.KIND_PTR << 24, target);
    }

    int typedef(String name, int target) {
        return type(name, BtfFormat.KIND_TYPEDEF << 24, target);
    }

    int constant(int target) {
        return type("", BtfFormat.KIND_CONST << 24, target);
    }

    int array(int element, int length) {
        return type("", BtfFormat.KIND_ARRAY << 24, 0, element, 0, length);
    }

    int structure(String name, int size, Member... members) {
        return composite(BtfFormat.KIND_STRUCT, name, size, members);
    }

    int union(String name, int size, Member... members) {
        return composite(BtfFormat.KIND_UNION, name, size, members);
    }

    int enumeration(String name, boolean signed, String constant, int value) {
        return type(name, (signed ? FLAG : 0) | BtfFormat.KIND_ENUM << 24 | 1, 4, string(constant), value);
    }

    int enumeration64(String name, String constant, long value) {
        return type(name, BtfFormat.KIND_ENUM64 << 24 | 1, 8, string(constant), (int) value, (int) (value >>> 32));
    }

    /** A prototype with parameters without names. */
    int prototype(int... parameters) {
        int[] words = new int[2 * parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            words[2 * i + 1] = parameters[i];
        }
        return type("", BtfFormat.KIND_FUNC_PROTO << 24 | parameters.length, 0, words);
    }

    int function(String name, int prototype) {
        return type(name, BtfFormat.KIND_FUNC << 24, prototype);
    }

    /** Any type: its second word, its third, and what its kind adds. */
    int type(String name, int info, int sizeOrType, int... extra) {
        word(string(name));
        word(info);
        word(sizeOrType);
        for (int value : extra) {
            word(value);
        }
        return ++count;
    }

    byte[] bytes() {
        return ByteBuffer.allocate(BtfFormat.HEADER_SIZE + types.size() + strings.size())
                .order(ByteOrder.nativeOrder())
                .putShort((short) BtfFormat.MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putInt(BtfFormat.HEADER_SIZE)
                .putInt(0)
                .putInt(types.size())
                .putInt(types.size())
                .putInt(strings.size())
                .put(types.toByteArray())
                .put(strings.toByteArray())
                .array();
    }

    Btf btf() {
        return Btf.of(bytes());
    }

    private int composite(int kind, String name, int size, Member... members) {
        boolean sized = false;
        for (Member member : members) {
            sized |= member.bitSize() != 0;
        }
        int[] words = new int[3 * members.length];
        for (int i = 0; i < members.length; i++) {
            words[3 * i] = string(members[i].name());
            words[3 * i + 1] = members[i].type();
            words[3 * i + 2] = members[i].bits() | members[i].bitSize() << 24;
        }
        return type(name, (sized ? FLAG : 0) | kind << 24 | members.length, size, words);
    }

    private int string(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        int offset = strings.size();
        strings.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        strings.write(0);
        return offset;
    }

    private void word(int value) {
        types.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.nativeOrder())
                .putInt(value)
                .array());
    }
}
