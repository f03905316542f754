package dev.ringside.driver.bpf;

/** How much memory a load or store touches (RFC 9669, section 5, table 13). */
public enum Size {
    WORD(0x00, 4),
    HALF(0x08, 2),
    BYTE(0x10, 1),
    DOUBLE(0x18, 8);

    private final int bits;
    private final int bytes;

    Size(int bits, int bytes) {
        this.bits = bits;
        this.bytes = bytes;
    }

    /** The bits of the opcode. */
    public int bits() {
        return bits;
    }

    public int bytes() {
        return bytes;
    }

    /** The size of that many bytes: 1, 2, 4 or 8. */
    public static Size of(int bytes) {
        return switch (bytes) {
            case 1 -> BYTE;
            case 2 -> HALF;
            case 4 -> WORD;
            case 8 -> DOUBLE;
            default -> throw new IllegalArgumentException("no access of " + bytes + " bytes");
        };
    }
}
