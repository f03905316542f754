package dev.ringside.driver.bpf;

/**
 * One 8-byte slot of a BPF program. A 64-bit immediate load takes two; the second has only its {@code imm}.
 *
 * @param opcode the whole opcode byte
 * @param dst destination register, 0 to 10
 * @param src source register, 0 to 10, or what a pseudo instruction puts there
 * @param offset jump distance or memory offset, 16 bits signed
 * @param imm immediate, 32 bits signed
 */
public record Insn(int opcode, int dst, int src, int offset, int imm) {
    public Insn {
        if (opcode < 0 || opcode > 0xFF || dst < 0 || dst > 15 || src < 0 || src > 15) {
            throw new IllegalArgumentException("opcode " + opcode + " dst " + dst + " src " + src);
        }
        if (offset != (short) offset) {
            throw new IllegalArgumentException("offset " + offset + " does not fit 16 bits");
        }
    }

    /** The slot as it lies in memory, little endian. */
    public long encode() {
        return opcode | dst << 8 | src << 12 | (long) (offset & 0xFFFF) << 16 | (long) imm << 32;
    }

    /** The slot that these 8 bytes, read little endian, are. */
    public static Insn decode(long bits) {
        return new Insn(
                (int) (bits & 0xFF), (int) (bits >>> 8 & 0xF), (int) (bits >>> 12 & 0xF), (short) (bits >>> 16), (int)
                        (bits >>> 32));
    }

    /** Whether it is the first slot of a 64-bit immediate load. */
    public boolean isWide() {
        return opcode == Opcode.LOAD_IMM64;
    }

    /** Whether its immediate stands for a map. */
    public boolean namesMap() {
        return isWide() && (src == Assembler.PSEUDO_MAP_FD || src == Assembler.PSEUDO_MAP_VALUE);
    }
}
