package dev.ringside.driver.btf;

/** The numbers of the format (Documentation/bpf/btf.rst, include/uapi/linux/btf.h). */
final class BtfFormat {
    private BtfFormat() {}

    static final int MAGIC = 0xEB9F;
    static final int VERSION = 1;

    // struct btf_header
    static final int HEADER_SIZE = 24;
    static final int HEADER_LENGTH = 4;
    static final int TYPES_OFFSET = 8;
    static final int TYPES_LENGTH = 12;
    static final int STRINGS_OFFSET = 16;
    static final int STRINGS_LENGTH = 20;

    static final int KIND_INT = 1;
    static final int KIND_PTR = 2;
    static final int KIND_ARRAY = 3;
    static final int KIND_STRUCT = 4;
    static final int KIND_UNION = 5;
    static final int KIND_ENUM = 6;
    static final int KIND_FWD = 7;
    static final int KIND_TYPEDEF = 8;
    static final int KIND_VOLATILE = 9;
    static final int KIND_CONST = 10;
    static final int KIND_RESTRICT = 11;
    static final int KIND_FUNC = 12;
    static final int KIND_FUNC_PROTO = 13;
    static final int KIND_VAR = 14;
    static final int KIND_DATASEC = 15;
    static final int KIND_FLOAT = 16;
    static final int KIND_DECL_TAG = 17;
    static final int KIND_TYPE_TAG = 18;
    static final int KIND_ENUM64 = 19;

    /** Encoding bit of an INT. */
    static final int INT_SIGNED = 1;

    /** Words of a type before what its kind adds: name, info, size or type. */
    static final int TYPE_WORDS = 3;

    static int kind(int info) {
        return info >>> 24 & 0x1F;
    }

    static int length(int info) {
        return info & 0xFFFF;
    }

    /** Whether the members of a structure carry bit-field sizes, or the values of an enumeration are signed. */
    static boolean flag(int info) {
        return info < 0;
    }

    /** Words that a type of this kind has after the first three, or -1 if the kind is unknown. */
    static int extraWords(int kind, int length) {
        return switch (kind) {
            case KIND_PTR, KIND_FWD, KIND_TYPEDEF, KIND_VOLATILE, KIND_CONST, KIND_RESTRICT -> 0;
            case KIND_FUNC, KIND_FLOAT, KIND_TYPE_TAG -> 0;
            case KIND_INT, KIND_VAR, KIND_DECL_TAG -> 1;
            case KIND_ARRAY -> 3;
            case KIND_STRUCT, KIND_UNION, KIND_DATASEC, KIND_ENUM64 -> 3 * length;
            case KIND_ENUM, KIND_FUNC_PROTO -> 2 * length;
            default -> -1;
        };
    }
}
