package dev.ringside.driver.bpf;

import java.util.HexFormat;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * One instruction as the kernel's verifier writes it (kernel/bpf/disasm.c). What no rule knows is shown with its parts: a program that came from
 * elsewhere may hold anything.
 */
final class InsnText {
    private static final HexFormat HEX = HexFormat.of();

    private static final int CALL_HELPER = 0;
    private static final int CALL_REGISTER = Opcode.CALL | Opcode.SOURCE_REG;

    private static final int PSEUDO_VARIABLE = 3;
    private static final int PSEUDO_MAP_INDEX = 5;
    private static final int PSEUDO_MAP_INDEX_VALUE = 6;

    private final IntFunction<String> mapNames;
    private final IntFunction<String> helperNames;

    /** Maps and helpers are shown by what the functions say of the numbers that stand for them. */
    InsnText(IntFunction<String> mapNames, IntFunction<String> helperNames) {
        this.mapNames = mapNames;
        this.helperNames = helperNames;
    }

    /** An instruction of one slot. */
    String of(Insn insn) {
        String text = switch (Opcode.classOf(insn.opcode())) {
            case Opcode.CLASS_ALU, Opcode.CLASS_ALU64 -> alu(insn);
            case Opcode.CLASS_JMP, Opcode.CLASS_JMP32 -> jump(insn);
            case Opcode.CLASS_LDX -> load(insn);
            case Opcode.CLASS_ST, Opcode.CLASS_STX -> store(insn);
            default -> packet(insn);
        };
        return text.isEmpty() ? unknown(insn) : prefixed(insn, text);
    }

    /** A 64-bit immediate load and its second slot. */
    String ofWide(Insn first, Insn second) {
        String value = switch (first.src()) {
            case 0 -> "0x" + Long.toHexString((long) second.imm() << 32 | Integer.toUnsignedLong(first.imm()));
            case Assembler.PSEUDO_MAP_FD -> "map[" + mapNames.apply(first.imm()) + "]";
            case Assembler.PSEUDO_MAP_VALUE ->
                "map[" + mapNames.apply(first.imm()) + "][0]+" + Integer.toUnsignedString(second.imm());
            case PSEUDO_VARIABLE -> "variable[id:" + Integer.toUnsignedString(first.imm()) + "]";
            case Assembler.PSEUDO_FUNC -> "subprog[" + signed(first.imm()) + "]";
            case PSEUDO_MAP_INDEX -> "map[idx:" + first.imm() + "]";
            case PSEUDO_MAP_INDEX_VALUE -> "map[idx:" + first.imm() + "][0]+" + Integer.toUnsignedString(second.imm());
            default -> "";
        };
        return value.isEmpty() ? unknown(first) : prefixed(first, "r" + first.dst() + " = " + value);
    }

    static String unknown(Insn insn) {
        return prefixed(
                insn,
                "unknown dst=" + insn.dst() + " src=" + insn.src() + " off=" + insn.offset() + " imm=" + insn.imm());
    }

    private static String prefixed(Insn insn, String text) {
        return "(" + HEX.toHexDigits((byte) insn.opcode()) + ") " + text;
    }

    private static String alu(Insn insn) {
        boolean wide = Opcode.classOf(insn.opcode()) == Opcode.CLASS_ALU64;
        int operation = insn.opcode() & Opcode.OPERATION_MASK;
        boolean fromRegister = isFromRegister(insn);
        String register = register(wide, insn.dst());
        if (operation == Opcode.END) {
            return swap(insn, wide, fromRegister);
        }
        if (operation == Alu.NEG.code()) {
            return fromRegister || insn.offset() != 0 ? "" : register + " = -" + register;
        }
        String operand = fromRegister ? register(wide, insn.src()) : Integer.toString(insn.imm());
        return Alu.of(operation)
                .flatMap(known -> operator(known, insn, fromRegister, wide))
                .map(operator -> register + " " + operator + operand)
                .orElse("");
    }

    /** The operator with the blank or the cast that follows it; none if the offset, which tells variants, is of none. */
    private static Optional<String> operator(Alu operation, Insn insn, boolean fromRegister, boolean wide) {
        String symbol = operation.symbol();
        if (insn.offset() == 0) {
            return Optional.of(symbol + " ");
        }
        return switch (operation) {
            case DIV, MOD -> insn.offset() == 1 ? Optional.of("s" + symbol + " ") : Optional.empty();
            case MOV -> {
                boolean cast = insn.offset() == 8 || insn.offset() == 16 || (insn.offset() == 32 && wide);
                yield fromRegister && cast ? Optional.of(symbol + " (s" + insn.offset() + ")") : Optional.empty();
            }
            case ADD, SUB, MUL, OR, AND, LSH, RSH, NEG, XOR, ARSH -> Optional.empty();
        };
    }

    private static String swap(Insn insn, boolean wide, boolean fromRegister) {
        boolean known = insn.imm() == 16 || insn.imm() == 32 || insn.imm() == 64;
        if (!known || (wide && fromRegister)) {
            return "";
        }
        String how = wide ? "bswap" : fromRegister ? "be" : "le";
        return "r" + insn.dst() + " = " + how + insn.imm() + " r" + insn.dst();
    }

    private String jump(Insn insn) {
        return switch (insn.opcode()) {
            case Opcode.JA -> "goto pc" + signed(insn.offset());
            case Opcode.JA32 -> "gotol pc" + signed(insn.imm());
            case Opcode.EXIT -> "exit";
            case CALL_REGISTER -> "callx r" + insn.dst();
            case Opcode.CALL -> call(insn);
            default -> condition(insn);
        };
    }

    private String call(Insn insn) {
        return switch (insn.src()) {
            case CALL_HELPER -> "call " + helperNames.apply(insn.imm());
            case Assembler.PSEUDO_CALL -> "call pc" + signed(insn.imm());
            case Assembler.PSEUDO_KERNEL_CALL -> "call kernel-function#" + Integer.toUnsignedString(insn.imm());
            default -> "";
        };
    }

    private static String condition(Insn insn) {
        boolean wide = Opcode.classOf(insn.opcode()) == Opcode.CLASS_JMP;
        String operand = isFromRegister(insn) ? register(wide, insn.src()) : "0x" + Integer.toHexString(insn.imm());
        return Jump.of(insn.opcode() & Opcode.OPERATION_MASK)
                .map(condition -> "if " + register(wide, insn.dst()) + " " + condition.symbol() + " " + operand
                        + " goto pc" + signed(insn.offset()))
                .orElse("");
    }

    private static String load(Insn insn) {
        boolean signed = mode(insn) == Opcode.MODE_MEMSX;
        if (mode(insn) != Opcode.MODE_MEM && (!signed || size(insn) == Size.DOUBLE)) {
            return "";
        }
        return "r" + insn.dst() + " = " + memory(signed ? 's' : 'u', insn, insn.src());
    }

    private static String store(Insn insn) {
        boolean fromRegister = Opcode.classOf(insn.opcode()) == Opcode.CLASS_STX;
        if (mode(insn) == Opcode.MODE_MEM) {
            return memory('u', insn, insn.dst()) + " = " + (fromRegister ? "r" + insn.src() : insn.imm());
        }
        return fromRegister && mode(insn) == Opcode.MODE_ATOMIC ? atomic(insn) : "";
    }

    private static String atomic(Insn insn) {
        boolean wide = size(insn) == Size.DOUBLE;
        if (!wide && size(insn) != Size.WORD) {
            return "";
        }
        return Atomic.of(insn.imm())
                .map(operation -> atomic(operation, insn, wide ? "atomic64" : "atomic"))
                .orElse("");
    }

    private static String atomic(Atomic operation, Insn insn, String atomic) {
        String place = place('u', insn, insn.dst());
        String source = "r" + insn.src();
        String operands = "(" + place + ", " + source + ")";
        return switch (operation) {
            case ADD -> "lock *" + place + " += " + source;
            case OR -> "lock *" + place + " |= " + source;
            case AND -> "lock *" + place + " &= " + source;
            case XOR -> "lock *" + place + " ^= " + source;
            case FETCH_ADD -> source + " = " + atomic + "_fetch_add" + operands;
            case FETCH_OR -> source + " = " + atomic + "_fetch_or" + operands;
            case FETCH_AND -> source + " = " + atomic + "_fetch_and" + operands;
            case FETCH_XOR -> source + " = " + atomic + "_fetch_xor" + operands;
            case EXCHANGE -> source + " = " + atomic + "_xchg" + operands;
            case COMPARE_EXCHANGE -> "r0 = " + atomic + "_cmpxchg(" + place + ", r0, " + source + ")";
        };
    }

    private static String packet(Insn insn) {
        String access = "r0 = *(" + type('u', insn) + " *)skb[";
        if (size(insn) == Size.DOUBLE) {
            return "";
        }
        return switch (mode(insn)) {
            case Opcode.MODE_ABS -> access + insn.imm() + "]";
            case Opcode.MODE_IND -> access + "r" + insn.src() + " + " + insn.imm() + "]";
            default -> "";
        };
    }

    private static String memory(char sign, Insn insn, int base) {
        return "*" + place(sign, insn, base);
    }

    private static String place(char sign, Insn insn, int base) {
        return "(" + type(sign, insn) + " *)(r" + base + " " + signed(insn.offset()) + ")";
    }

    private static String type(char sign, Insn insn) {
        return sign + Integer.toString(size(insn).bytes() * Byte.SIZE);
    }

    private static int mode(Insn insn) {
        return insn.opcode() & Opcode.MODE_MASK;
    }

    private static Size size(Insn insn) {
        int bits = insn.opcode() & Opcode.SIZE_MASK;
        for (Size size : Size.values()) {
            if (size.bits() == bits) {
                return size;
            }
        }
        throw new IllegalStateException("the four sizes cover two bits");
    }

    private static boolean isFromRegister(Insn insn) {
        return (insn.opcode() & Opcode.SOURCE_REG) != 0;
    }

    private static String register(boolean wide, int number) {
        return (wide ? "r" : "w") + number;
    }

    private static String signed(int number) {
        return number < 0 ? Integer.toString(number) : "+" + number;
    }
}
