package dev.ringside.driver.btf;

import dev.ringside.driver.bpf.Program;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The type information that the kernel wants of a program that has functions: where each begins and what it is. The verifier checks what a function is
 * really passed by walking into it, so one prototype, {@code int (void *)}, does for all (Documentation/bpf/btf.rst, sections 2.2 and 4.2).
 *
 * @param blob for {@code BPF_BTF_LOAD}
 * @param functionInfo records of {@code struct bpf_func_info}
 * @param functionCount how many
 */
@SuppressWarnings("ArrayRecordComponent") // carried to the kernel, never compared
public record ProgramBtf(byte[] blob, byte[] functionInfo, int functionCount) {
    /** Bytes of one {@code struct bpf_func_info}: the slot and the type's id. */
    public static final int FUNCTION_INFO_SIZE = 8;

    private static final int INT_ID = 1;
    private static final int POINTER_ID = 2;
    private static final int PROTOTYPE_ID = 3;
    private static final int FIRST_FUNCTION_ID = 4;

    private static final int INT_SIZE = 4;
    private static final int SIGNED_32_BITS = BtfFormat.INT_SIGNED << 24 | 32;
    private static final int LINKAGE_STATIC = 0;
    private static final int LINKAGE_GLOBAL = 1;

    /** Describes a program's functions; they are named after the program and the slot where they begin. */
    public static ProgramBtf of(String name, Program program) {
        List<Integer> starts = program.functions();
        Strings strings = new Strings();
        Words types = new Words();
        types.type(strings.add("int"), BtfFormat.KIND_INT, 0, INT_SIZE).word(SIGNED_32_BITS);
        types.type(0, BtfFormat.KIND_PTR, 0, 0);
        types.type(0, BtfFormat.KIND_FUNC_PROTO, 1, INT_ID)
                .word(strings.add("ctx"))
                .word(POINTER_ID);
        Words info = new Words();
        for (int i = 0; i < starts.size(); i++) {
            int start = starts.get(i);
            String function = start == 0 ? name.replace('.', '_') : name.replace('.', '_') + "_" + start;
            types.type(
                    strings.add(function),
                    BtfFormat.KIND_FUNC,
                    start == 0 ? LINKAGE_GLOBAL : LINKAGE_STATIC,
                    PROTOTYPE_ID);
            info.word(start).word(FIRST_FUNCTION_ID + i);
        }
        return new ProgramBtf(blob(types.bytes(), strings.bytes()), info.bytes(), starts.size());
    }

    private static byte[] blob(byte[] types, byte[] strings) {
        return ByteBuffer.allocate(BtfFormat.HEADER_SIZE + types.length + strings.length)
                .order(ByteOrder.nativeOrder())
                .putShort((short) BtfFormat.MAGIC)
                .put((byte) BtfFormat.VERSION)
                .put((byte) 0)
                .putInt(BtfFormat.HEADER_SIZE)
                .putInt(0)
                .putInt(types.length)
                .putInt(types.length)
                .putInt(strings.length)
                .put(types)
                .put(strings)
                .array();
    }

    /** The string section; offset 0 is the empty string. */
    private static final class Strings {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Strings() {
            out.write(0);
        }

        int add(String text) {
            int offset = out.size();
            out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
            out.write(0);
            return offset;
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }

    /** A section of 32-bit words. */
    private static final class Words {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Words type(int name, int kind, int length, int sizeOrType) {
            return word(name).word(kind << 24 | length).word(sizeOrType);
        }

        Words word(int value) {
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .putInt(value)
                    .array());
            return this;
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
