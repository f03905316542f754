package dev.ringside.driver.bpf;

/** How bytes are put into another order (RFC 9669, section 4.2). */
public enum Swap {
    /** From or to little endian: on a little-endian machine only cuts to the width. */
    LITTLE(Opcode.CLASS_ALU | Opcode.SOURCE_IMM),
    /** From or to big endian. */
    BIG(Opcode.CLASS_ALU | Opcode.SOURCE_REG),
    /** Always; needs a kernel of 6.6 or newer. */
    ALWAYS(Opcode.CLASS_ALU64 | Opcode.SOURCE_IMM);

    private final int bits;

    Swap(int bits) {
        this.bits = bits;
    }

    int opcode() {
        return bits | Opcode.END;
    }
}
