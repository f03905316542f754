package dev.ringside.driver.bpf;

import java.util.List;

/** Where instructions lead to. */
final class Targets {
    /** Nowhere but on. */
    static final int NONE = -1;

    private Targets() {}

    /** The slot that the one given jumps to, calls or takes the address of; it may be outside the program. */
    static int of(List<Insn> insns, int slot) {
        Insn insn = insns.get(slot);
        if (isFunction(insn)) {
            return after(slot, insn.imm());
        }
        return switch (insn.opcode()) {
            case Opcode.CALL, Opcode.EXIT -> NONE;
            case Opcode.JA -> after(slot, insn.offset());
            case Opcode.JA32 -> after(slot, insn.imm());
            default -> isConditional(insn) ? after(slot, insn.offset()) : NONE;
        };
    }

    /** Whether it calls or takes the address of a function of the program. */
    static boolean isFunction(Insn insn) {
        return (insn.isWide() && insn.src() == Assembler.PSEUDO_FUNC)
                || (insn.opcode() == Opcode.CALL && insn.src() == Assembler.PSEUDO_CALL);
    }

    /** Whether it is a 64-bit immediate load that has its second slot, which is all zero but for the immediate. */
    static boolean isWhole(List<Insn> insns, int slot) {
        if (!insns.get(slot).isWide() || slot + 1 == insns.size()) {
            return false;
        }
        Insn second = insns.get(slot + 1);
        return second.opcode() == 0 && second.dst() == 0 && second.src() == 0 && second.offset() == 0;
    }

    private static boolean isConditional(Insn insn) {
        int category = Opcode.classOf(insn.opcode());
        return (category == Opcode.CLASS_JMP || category == Opcode.CLASS_JMP32)
                && Jump.of(insn.opcode() & Opcode.OPERATION_MASK).isPresent();
    }

    private static int after(int slot, int distance) {
        long target = (long) slot + 1 + distance;
        return target < 0 || target > Integer.MAX_VALUE ? NONE : (int) target;
    }
}
