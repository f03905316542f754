package dev.ringside.driver.bpf;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Writes programs as the kernel's verifier and {@code bpftool prog dump xlated} do, with labels where jumps go. Takes any program, also one that
 * no kernel would: an instruction that is none is shown with its parts. For any thread.
 */
public final class Disassembler {
    private final InsnText text;

    /** Shows maps as {@code fd:3}. */
    public Disassembler() {
        this(map -> "fd:" + map);
    }

    /** Shows maps by what the function says of the number that stands for them. */
    public Disassembler(IntFunction<String> mapNames) {
        this(mapNames, HelperNames::of);
    }

    /** Shows maps and helpers by what the functions say of the numbers that stand for them. */
    public Disassembler(IntFunction<String> mapNames, IntFunction<String> helperNames) {
        this.text = new InsnText(mapNames, helperNames);
    }

    /** All of a program, a line for each instruction and for each place that something jumps to or calls. */
    public String print(Program program) {
        List<Insn> insns = program.insns();
        Map<Integer, String> names = names(program);
        StringBuilder out = new StringBuilder();
        int slot = 0;
        while (slot < insns.size()) {
            if (names.containsKey(slot)) {
                out.append(names.get(slot)).append(":\n");
            }
            out.append(String.format("%4d: ", slot)).append(text(insns, slot));
            String target = names.get(Targets.of(insns, slot));
            if (target != null) {
                out.append(" <").append(target).append('>');
            }
            out.append('\n');
            slot += Targets.isWhole(insns, slot) ? 2 : 1;
        }
        return out.toString();
    }

    private String text(List<Insn> insns, int slot) {
        Insn insn = insns.get(slot);
        if (!insn.isWide()) {
            return text.of(insn);
        }
        return Targets.isWhole(insns, slot) ? text.ofWide(insn, insns.get(slot + 1)) : InsnText.unknown(insn);
    }

    /** Names of the places that are jumped to ({@code L1}) or are functions ({@code main}, {@code f1}), numbered from the top. */
    private static Map<Integer, String> names(Program program) {
        List<Insn> insns = program.insns();
        Map<Integer, String> names = new TreeMap<>();
        for (int slot = 0; slot < insns.size(); slot += Targets.isWhole(insns, slot) ? 2 : 1) {
            int target = Targets.of(insns, slot);
            if (target >= 0 && target < insns.size()) {
                names.merge(target, Targets.isFunction(insns.get(slot)) ? "f" : "L", Disassembler::functionFirst);
            }
        }
        program.functions().forEach(start -> names.put(start, "f"));
        int labels = 0;
        int functions = 0;
        for (Map.Entry<Integer, String> entry : names.entrySet()) {
            if (entry.getKey() == 0 && entry.getValue().equals("f")) {
                entry.setValue("main");
            } else {
                entry.setValue(entry.getValue().equals("f") ? "f" + ++functions : "L" + ++labels);
            }
        }
        return names;
    }

    private static String functionFirst(String one, String other) {
        return one.equals("f") ? one : other;
    }
}
