package dev.ringside.driver.btf;

/** How many bytes types take. */
final class Sizes {
    private static final int MAX_DIMENSIONS = 16;
    private static final int POINTER = Long.BYTES;

    private final BtfTypes types;

    Sizes(BtfTypes types) {
        this.types = types;
    }

    /** Bytes; 0 of what has none, such as a function. */
    int of(int id) {
        long elements = 1;
        int type = types.resolve(id);
        for (int i = 0; types.kind(type) == BtfFormat.KIND_ARRAY; i++) {
            elements *= Integer.toUnsignedLong(types.extra(type, 2));
            if (i == MAX_DIMENSIONS || elements > Integer.MAX_VALUE) {
                throw new BtfException("BTF array " + id + " is too large");
            }
            type = types.resolve(types.extra(type, 0));
        }
        long size = elements * ofElement(type);
        if (size < 0 || size > Integer.MAX_VALUE) {
            throw new BtfException("BTF type " + id + " is too large: " + size);
        }
        return (int) size;
    }

    private long ofElement(int type) {
        return switch (types.kind(type)) {
            case BtfFormat.KIND_PTR -> POINTER;
            case BtfFormat.KIND_INT,
                    BtfFormat.KIND_STRUCT,
                    BtfFormat.KIND_UNION,
                    BtfFormat.KIND_ENUM,
                    BtfFormat.KIND_ENUM64,
                    BtfFormat.KIND_FLOAT -> Integer.toUnsignedLong(types.sizeOrType(type));
            default -> 0;
        };
    }
}
