package dev.ringside.driver.bpf;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a program instruction by instruction. Jumps go to {@link Label}s, placed before or after; {@link #program()} resolves them. For
 * one thread.
 */
public final class Assembler {
    /** In the source register of a 64-bit immediate load: the immediate is a file descriptor of a map (kernel's {@code BPF_PSEUDO_MAP_FD}). */
    public static final int PSEUDO_MAP_FD = 1;
    /** The same, but the load gives the address of a byte in the map's only value, the second slot says which. */
    public static final int PSEUDO_MAP_VALUE = 2;
    /** In the source register of a 64-bit immediate load: the immediate is the distance to a function of this program. */
    public static final int PSEUDO_FUNC = 4;
    /** In the source register of a call: the immediate is the distance to a function of this program. */
    public static final int PSEUDO_CALL = 1;
    /** In the source register of a call: the immediate is the BTF id of a function of the kernel. */
    public static final int PSEUDO_KERNEL_CALL = 2;

    /** Offset that makes a division signed. */
    private static final int SIGNED = 1;

    private static final int MAX_SLOTS = 1_000_000;

    private final List<Insn> insns = new ArrayList<>();
    private final List<Linker.Reference> references = new ArrayList<>();
    private final List<Label> functions = new ArrayList<>();

    public Label label() {
        return new Label();
    }

    /** Puts the label here. */
    public Assembler place(Label label) {
        if (label.isPlaced()) {
            throw new IllegalStateException("label placed twice, at " + label.position + " and " + insns.size());
        }
        label.position = insns.size();
        return this;
    }

    /** Puts the label here and makes it the start of a function. */
    public Assembler function(Label label) {
        functions.add(label);
        return place(label);
    }

    /** How many slots there are so far. */
    public int position() {
        return insns.size();
    }

    public Assembler alu(Alu op, Reg dst, int imm) {
        return add(Opcode.CLASS_ALU64 | Opcode.SOURCE_IMM | op.code(), dst.number(), 0, 0, imm);
    }

    public Assembler alu(Alu op, Reg dst, Reg src) {
        return add(Opcode.CLASS_ALU64 | Opcode.SOURCE_REG | op.code(), dst.number(), src.number(), 0, 0);
    }

    /** On the lower halves; the upper half of the result is zero. */
    public Assembler alu32(Alu op, Reg dst, int imm) {
        return add(Opcode.CLASS_ALU | Opcode.SOURCE_IMM | op.code(), dst.number(), 0, 0, imm);
    }

    /** On the lower halves; the upper half of the result is zero. */
    public Assembler alu32(Alu op, Reg dst, Reg src) {
        return add(Opcode.CLASS_ALU | Opcode.SOURCE_REG | op.code(), dst.number(), src.number(), 0, 0);
    }

    /** Signed {@link Alu#DIV} or {@link Alu#MOD}; needs a kernel of 6.6 or newer. */
    public Assembler signed(Alu op, Reg dst, int imm) {
        return add(Opcode.CLASS_ALU64 | Opcode.SOURCE_IMM | op.code(), dst.number(), 0, SIGNED, imm);
    }

    /** Signed {@link Alu#DIV} or {@link Alu#MOD}; needs a kernel of 6.6 or newer. */
    public Assembler signed(Alu op, Reg dst, Reg src) {
        return add(Opcode.CLASS_ALU64 | Opcode.SOURCE_REG | op.code(), dst.number(), src.number(), SIGNED, 0);
    }

    /** {@link #signed} on the lower halves; the upper half of the result is zero. */
    public Assembler signed32(Alu op, Reg dst, int imm) {
        return add(Opcode.CLASS_ALU | Opcode.SOURCE_IMM | op.code(), dst.number(), 0, SIGNED, imm);
    }

    /** {@link #signed} on the lower halves; the upper half of the result is zero. */
    public Assembler signed32(Alu op, Reg dst, Reg src) {
        return add(Opcode.CLASS_ALU | Opcode.SOURCE_REG | op.code(), dst.number(), src.number(), SIGNED, 0);
    }

    /** Moves the low 8, 16 or 32 bits, sign-extended to 64; needs a kernel of 6.6 or newer. */
    public Assembler movSigned(Reg dst, Reg src, int bits) {
        return add(Opcode.CLASS_ALU64 | Opcode.SOURCE_REG | Alu.MOV.code(), dst.number(), src.number(), bits, 0);
    }

    /** Moves the low 8 or 16 bits, sign-extended to 32; the upper half is zero. */
    public Assembler movSigned32(Reg dst, Reg src, int bits) {
        return add(Opcode.CLASS_ALU | Opcode.SOURCE_REG | Alu.MOV.code(), dst.number(), src.number(), bits, 0);
    }

    public Assembler mov(Reg dst, Reg src) {
        return alu(Alu.MOV, dst, src);
    }

    /** Sets a register to a sign-extended 32-bit number. */
    public Assembler mov(Reg dst, int imm) {
        return alu(Alu.MOV, dst, imm);
    }

    /** Sets a register to any number, in one slot where it fits. */
    public Assembler set(Reg dst, long value) {
        return value == (int) value ? mov(dst, (int) value) : wide(dst, 0, (int) value, (int) (value >>> 32));
    }

    /** Sign-extends the low 32 bits of a register, in two instructions that every kernel knows. */
    public Assembler signExtend32(Reg reg) {
        return alu(Alu.LSH, reg, 32).alu(Alu.ARSH, reg, 32);
    }

    /** Loads the address of a map: its file descriptor, or a number for {@link Program#link}. */
    public Assembler loadMap(Reg dst, int map) {
        return wide(dst, PSEUDO_MAP_FD, map, 0);
    }

    /** Loads the address of a byte in the only value of an array map. */
    public Assembler loadMapValue(Reg dst, int map, int offset) {
        return wide(dst, PSEUDO_MAP_VALUE, map, offset);
    }

    /** Loads the address of a function, for helpers that call back. */
    public Assembler loadFunction(Reg dst, Label function) {
        references.add(new Linker.Reference(insns.size(), function, Linker.Kind.FUNCTION));
        return wide(dst, PSEUDO_FUNC, 0, 0);
    }

    /** {@code dst = *(size *)(src + offset)}, zero-extended. */
    public Assembler load(Size size, Reg dst, Reg src, int offset) {
        return add(Opcode.CLASS_LDX | Opcode.MODE_MEM | size.bits(), dst.number(), src.number(), offset, 0);
    }

    /** {@code *(size *)(dst + offset) = src}. */
    public Assembler store(Size size, Reg dst, int offset, Reg src) {
        return add(Opcode.CLASS_STX | Opcode.MODE_MEM | size.bits(), dst.number(), src.number(), offset, 0);
    }

    /** {@code *(size *)(dst + offset) = imm}. */
    public Assembler store(Size size, Reg dst, int offset, int imm) {
        return add(Opcode.CLASS_ST | Opcode.MODE_MEM | size.bits(), dst.number(), 0, offset, imm);
    }

    /** {@code dst = *(size *)(src + offset)}, sign-extended; needs a kernel of 6.6 or newer. */
    public Assembler loadSigned(Size size, Reg dst, Reg src, int offset) {
        return add(Opcode.CLASS_LDX | Opcode.MODE_MEMSX | size.bits(), dst.number(), src.number(), offset, 0);
    }

    /** Adds {@code src} to 8 bytes of memory in one indivisible step. */
    public Assembler atomicAdd(Reg dst, int offset, Reg src) {
        return atomic(Atomic.ADD, Size.DOUBLE, dst, offset, src);
    }

    /** Changes 4 or 8 bytes of memory in one indivisible step; all but {@link Atomic#ADD} need a kernel of 5.12 or newer. */
    public Assembler atomic(Atomic op, Size size, Reg dst, int offset, Reg src) {
        return add(Opcode.CLASS_STX | Opcode.MODE_ATOMIC | size.bits(), dst.number(), src.number(), offset, op.code());
    }

    /** Puts the low 16, 32 or 64 bits of a register into another byte order and clears the others. */
    public Assembler swap(Swap swap, Reg dst, int bits) {
        return add(swap.opcode(), dst.number(), 0, 0, bits);
    }

    public Assembler jump(Label target) {
        return jump(Opcode.JA, 0, 0, 0, target);
    }

    public Assembler jump(Jump condition, Reg dst, int imm, Label target) {
        return jump(Opcode.CLASS_JMP | Opcode.SOURCE_IMM | condition.code(), dst.number(), 0, imm, target);
    }

    public Assembler jump(Jump condition, Reg dst, Reg src, Label target) {
        return jump(Opcode.CLASS_JMP | Opcode.SOURCE_REG | condition.code(), dst.number(), src.number(), 0, target);
    }

    /** Compares the lower halves. */
    public Assembler jump32(Jump condition, Reg dst, Reg src, Label target) {
        return jump(Opcode.CLASS_JMP32 | Opcode.SOURCE_REG | condition.code(), dst.number(), src.number(), 0, target);
    }

    /** Compares the lower halves. */
    public Assembler jump32(Jump condition, Reg dst, int imm, Label target) {
        return jump(Opcode.CLASS_JMP32 | Opcode.SOURCE_IMM | condition.code(), dst.number(), 0, imm, target);
    }

    /** Calls a helper of the kernel, by number. */
    public Assembler call(int helper) {
        return add(Opcode.CALL, 0, 0, 0, helper);
    }

    /** Calls a function of the kernel that it offers to programs, by its BTF id. */
    public Assembler callKernel(int functionId) {
        return add(Opcode.CALL, 0, PSEUDO_KERNEL_CALL, 0, functionId);
    }

    /** Calls a function of this program. */
    public Assembler call(Label function) {
        references.add(new Linker.Reference(insns.size(), function, Linker.Kind.FUNCTION));
        return add(Opcode.CALL, 0, PSEUDO_CALL, 0, 0);
    }

    public Assembler exit() {
        return add(Opcode.EXIT, 0, 0, 0, 0);
    }

    /**
     * The program so far, with all labels resolved. Code that nothing reaches is left out, since verifiers refuse it, and so are jumps to the
     * next instruction.
     *
     * @throws IllegalStateException if a label was used and never placed, or a jump is longer than 16 bits allow
     */
    public Program program() {
        return new Linker(insns, references, functions).link();
    }

    private Assembler jump(int opcode, int dst, int src, int imm, Label target) {
        references.add(new Linker.Reference(insns.size(), target, Linker.Kind.JUMP));
        return add(opcode, dst, src, 0, imm);
    }

    private Assembler wide(Reg dst, int pseudo, int low, int high) {
        add(Opcode.LOAD_IMM64, dst.number(), pseudo, 0, low);
        return add(0, 0, 0, 0, high);
    }

    private Assembler add(int opcode, int dst, int src, int offset, int imm) {
        if (insns.size() >= MAX_SLOTS) {
            throw new IllegalStateException("program longer than " + MAX_SLOTS + " slots");
        }
        insns.add(new Insn(opcode, dst, src, offset, imm));
        return this;
    }
}
