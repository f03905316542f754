package dev.ringside.driver.bpf;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an instruction in the verifier's notation and has the {@link Assembler} write it, so that data files can test the assembler. */
final class TextAssembler {
    private static final String REGISTER = "([rw])(\\d+)";
    private static final String MEMORY = "\\*\\(([us])(\\d+) \\*\\)\\(r(\\d+) ([+-]\\d+)\\)";
    private static final String PLACE = "\\(u(\\d+) \\*\\)\\(r(\\d+) ([+-]\\d+)\\)";

    private static final Map<String, Alu> OPERATIONS = Map.ofEntries(
            Map.entry("+=", Alu.ADD),
            Map.entry("-=", Alu.SUB),
            Map.entry("*=", Alu.MUL),
            Map.entry("/=", Alu.DIV),
            Map.entry("|=", Alu.OR),
            Map.entry("&=", Alu.AND),
            Map.entry("<<=", Alu.LSH),
            Map.entry(">>=", Alu.RSH),
            Map.entry("%=", Alu.MOD),
            Map.entry("^=", Alu.XOR),
            Map.entry("=", Alu.MOV),
            Map.entry("s>>=", Alu.ARSH));
    private static final Map<String, Alu> SIGNED_OPERATIONS = Map.of("s/=", Alu.DIV, "s%=", Alu.MOD);
    private static final Map<String, Jump> CONDITIONS = Map.ofEntries(
            Map.entry("==", Jump.EQ),
            Map.entry(">", Jump.GT),
            Map.entry(">=", Jump.GE),
            Map.entry("&", Jump.SET),
            Map.entry("!=", Jump.NE),
            Map.entry("s>", Jump.SGT),
            Map.entry("s>=", Jump.SGE),
            Map.entry("<", Jump.LT),
            Map.entry("<=", Jump.LE),
            Map.entry("s<", Jump.SLT),
            Map.entry("s<=", Jump.SLE));
    private static final Map<String, Atomic> ATOMICS = Map.of(
            "+=", Atomic.ADD,
            "|=", Atomic.OR,
            "&=", Atomic.AND,
            "^=", Atomic.XOR,
            "fetch_add", Atomic.FETCH_ADD,
            "fetch_or", Atomic.FETCH_OR,
            "fetch_and", Atomic.FETCH_AND,
            "fetch_xor", Atomic.FETCH_XOR,
            "xchg", Atomic.EXCHANGE,
            "cmpxchg", Atomic.COMPARE_EXCHANGE);
    private static final Map<String, Swap> SWAPS = Map.of("le", Swap.LITTLE, "be", Swap.BIG, "bswap", Swap.ALWAYS);

    private record Rule(Pattern pattern, BiConsumer<Assembler, MatchResult> write) {}

    private static final List<Rule> RULES = List.of(
            rule("exit", (a, m) -> a.exit()),
            rule("call bpf_\\w+#(-?\\d+)", (a, m) -> a.call(number(m, 1))),
            rule(REGISTER + " = -[rw]\\d+", (a, m) -> {
                if (isWide(m, 1)) {
                    a.alu(Alu.NEG, reg(m, 2), 0);
                } else {
                    a.alu32(Alu.NEG, reg(m, 2), 0);
                }
            }),
            rule(
                    "r(\\d+) = (le|be|bswap)(16|32|64) r\\d+",
                    (a, m) -> a.swap(known(SWAPS, m.group(2)), reg(m, 1), number(m, 3))),
            rule(REGISTER + " = \\(s(\\d+)\\)[rw](\\d+)", (a, m) -> {
                if (isWide(m, 1)) {
                    a.movSigned(reg(m, 2), reg(m, 4), number(m, 3));
                } else {
                    a.movSigned32(reg(m, 2), reg(m, 4), number(m, 3));
                }
            }),
            rule("r(\\d+) = map\\[fd:(\\d+)]", (a, m) -> a.loadMap(reg(m, 1), number(m, 2))),
            rule(
                    "r(\\d+) = map\\[fd:(\\d+)]\\[0]\\+(\\d+)",
                    (a, m) -> a.loadMapValue(reg(m, 1), number(m, 2), number(m, 3))),
            rule("r(\\d+) = 0x([0-9a-f]+)", (a, m) -> a.set(reg(m, 1), Long.parseUnsignedLong(m.group(2), 16))),
            rule(REGISTER + " (\\S+) [rw](\\d+)", TextAssembler::registers),
            rule(REGISTER + " (\\S+) (-?\\d+)", TextAssembler::immediate),
            rule("if " + REGISTER + " (\\S+) [rw](\\d+) goto pc\\+0", (a, m) -> {
                Label next = a.label();
                Jump condition = known(CONDITIONS, m.group(3));
                if (isWide(m, 1)) {
                    a.jump(condition, reg(m, 2), reg(m, 4), next);
                } else {
                    a.jump32(condition, reg(m, 2), reg(m, 4), next);
                }
                a.place(next);
            }),
            rule("if " + REGISTER + " (\\S+) 0x([0-9a-f]+) goto pc\\+0", (a, m) -> {
                Label next = a.label();
                Jump condition = known(CONDITIONS, m.group(3));
                int operand = Integer.parseUnsignedInt(m.group(4), 16);
                if (isWide(m, 1)) {
                    a.jump(condition, reg(m, 2), operand, next);
                } else {
                    a.jump32(condition, reg(m, 2), operand, next);
                }
                a.place(next);
            }),
            rule("r(\\d+) = " + MEMORY, (a, m) -> {
                if (m.group(2).equals("s")) {
                    a.loadSigned(size(m, 3), reg(m, 1), reg(m, 4), number(m, 5));
                } else {
                    a.load(size(m, 3), reg(m, 1), reg(m, 4), number(m, 5));
                }
            }),
            rule(MEMORY + " = r(\\d+)", (a, m) -> a.store(size(m, 2), reg(m, 3), number(m, 4), reg(m, 5))),
            rule(MEMORY + " = (-?\\d+)", (a, m) -> a.store(size(m, 2), reg(m, 3), number(m, 4), number(m, 5))),
            rule(
                    "lock \\*" + PLACE + " (\\S+) r(\\d+)",
                    (a, m) -> a.atomic(known(ATOMICS, m.group(4)), size(m, 1), reg(m, 2), number(m, 3), reg(m, 5))),
            rule(
                    "r\\d+ = atomic(?:64)?_(\\w+)\\(" + PLACE + ",(?: r0,)? r(\\d+)\\)",
                    (a, m) -> a.atomic(known(ATOMICS, m.group(1)), size(m, 2), reg(m, 3), number(m, 4), reg(m, 5))));

    private TextAssembler() {}

    /** The slots that the assembler wrote for a text, or nothing if it cannot write such an instruction by itself. */
    static Optional<List<Insn>> assemble(String text) {
        String instruction = text.replaceFirst("^\\(..\\) ", "");
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(instruction);
            if (matcher.matches()) {
                Assembler assembler = new Assembler();
                rule.write().accept(assembler, matcher);
                int slots = assembler.position();
                // What follows keeps a jump to the next instruction from being dropped, and the program from running
                // out.
                return Optional.of(assembler.exit().program().insns().subList(0, slots));
            }
        }
        return Optional.empty();
    }

    private static void registers(Assembler a, MatchResult m) {
        String symbol = m.group(3);
        if (SIGNED_OPERATIONS.containsKey(symbol)) {
            if (isWide(m, 1)) {
                a.signed(known(SIGNED_OPERATIONS, symbol), reg(m, 2), reg(m, 4));
            } else {
                a.signed32(known(SIGNED_OPERATIONS, symbol), reg(m, 2), reg(m, 4));
            }
        } else if (isWide(m, 1)) {
            a.alu(known(OPERATIONS, symbol), reg(m, 2), reg(m, 4));
        } else {
            a.alu32(known(OPERATIONS, symbol), reg(m, 2), reg(m, 4));
        }
    }

    private static void immediate(Assembler a, MatchResult m) {
        String symbol = m.group(3);
        if (SIGNED_OPERATIONS.containsKey(symbol)) {
            if (isWide(m, 1)) {
                a.signed(known(SIGNED_OPERATIONS, symbol), reg(m, 2), number(m, 4));
            } else {
                a.signed32(known(SIGNED_OPERATIONS, symbol), reg(m, 2), number(m, 4));
            }
        } else if (isWide(m, 1)) {
            a.alu(known(OPERATIONS, symbol), reg(m, 2), number(m, 4));
        } else {
            a.alu32(known(OPERATIONS, symbol), reg(m, 2), number(m, 4));
        }
    }

    private static <T> T known(Map<String, T> table, String symbol) {
        return Objects.requireNonNull(table.get(symbol), symbol);
    }

    private static Rule rule(String pattern, BiConsumer<Assembler, MatchResult> write) {
        return new Rule(Pattern.compile(pattern), write);
    }

    private static boolean isWide(MatchResult match, int group) {
        return match.group(group).equals("r");
    }

    private static Reg reg(MatchResult match, int group) {
        return Reg.values()[number(match, group)];
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static Size size(MatchResult match, int group) {
        return Size.of(number(match, group) / Byte.SIZE);
    }
}
