package dev.ringside.driver.bpf;

/** The numbers of RFC 9669 that opcodes are made of. */
public final class Opcode {
    private Opcode() {}

    // Instruction classes, the low 3 bits (section 3.1).
    public static final int CLASS_LD = 0x00;
    public static final int CLASS_LDX = 0x01;
    public static final int CLASS_ST = 0x02;
    public static final int CLASS_STX = 0x03;
    public static final int CLASS_ALU = 0x04;
    public static final int CLASS_JMP = 0x05;
    public static final int CLASS_JMP32 = 0x06;
    public static final int CLASS_ALU64 = 0x07;

    // Where an ALU or jump instruction has its second operand.
    public static final int SOURCE_IMM = 0x00;
    public static final int SOURCE_REG = 0x08;

    // Modes of load and store (section 5).
    public static final int MODE_IMM = 0x00;
    public static final int MODE_MEM = 0x60;
    public static final int MODE_MEMSX = 0x80;
    public static final int MODE_ATOMIC = 0xC0;

    // Legacy access to packets (section 5.5).
    public static final int MODE_ABS = 0x20;
    public static final int MODE_IND = 0x40;

    /** Operation bits of byte swaps, in both ALU classes. */
    public static final int END = 0xD0;

    /** First slot of a 64-bit immediate load. */
    public static final int LOAD_IMM64 = 0x18;

    public static final int CALL = 0x85;
    public static final int EXIT = 0x95;
    public static final int JA = 0x05;
    /** A jump whose distance is in the immediate. */
    public static final int JA32 = 0x06;

    // Parts of an opcode: class; for ALU and jumps the operation and where the second operand is; for loads and stores
    // mode and size.
    static final int OPERATION_MASK = 0xF0;
    static final int MODE_MASK = 0xE0;
    static final int SIZE_MASK = 0x18;

    /** Class bits of an opcode. */
    public static int classOf(int opcode) {
        return opcode & 0x07;
    }
}
