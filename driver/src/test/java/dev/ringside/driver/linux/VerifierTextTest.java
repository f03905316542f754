package dev.ringside.driver.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Insn;
import dev.ringside.driver.bpf.InstructionVectors;
import dev.ringside.driver.bpf.Opcode;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Asks the running kernel how it writes the instructions of the data file that the disassembler's tests compare with. */
@NeedsKernel
class VerifierTextTest {
    private static final Pattern LINE = Pattern.compile("(?m)^\\d+: (\\([0-9a-f]{2}\\) .*?)(?: +;.*)?$");
    /** What the verifier would not let pass by itself, or would not walk over: other programs, real maps, leaving. */
    private static final Pattern LEFT_OUT =
            Pattern.compile("unknown|skb|callx|map\\[|variable|subprog|call (?!bpf_ktime)|exit|pc[+-][1-9]|r2 -32768");

    @Test
    void the_kernel_writes_the_same() {
        List<InstructionVectors.Vector> vectors = InstructionVectors.all().stream()
                .filter(vector -> !LEFT_OUT.matcher(vector.text()).find())
                .toList();
        assertThat(vectors).hasSizeGreaterThan(140);

        List<Insn> insns = new ArrayList<>(
                new Assembler().mov(Reg.R6, Reg.R1).exit().program().insns().subList(0, 1));
        for (InstructionVectors.Vector vector : vectors) {
            insns.addAll(freshRegisters());
            insns.addAll(vector.insns());
        }
        // The verifier refuses this and so shows what it walked over.
        insns.add(new Insn(Opcode.CLASS_ALU64 | 0xB0, Reg.R10.number(), 0, 0, 0));
        insns.add(new Insn(Opcode.EXIT, 0, 0, 0, 0));
        BpfException refusal = catchThrowableOfType(
                BpfException.class,
                () -> BpfProgram.load(ProgramSpec.onDemand("vectors", new Program(insns, List.of(0))))
                        .close());

        assertThat(refusal.verifierLog()).contains("frame pointer is read only");
        List<String> written = LINE.matcher(refusal.verifierLog())
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(written)
                .containsSubsequence(
                        vectors.stream().map(InstructionVectors.Vector::text).toList());
    }

    /** Registers that the verifier knows nothing of, from the context in R6, and a word of stack. */
    private static List<Insn> freshRegisters() {
        Assembler a = new Assembler();
        for (Reg reg : List.of(Reg.R0, Reg.R1, Reg.R2, Reg.R3, Reg.R4, Reg.R5, Reg.R7, Reg.R9)) {
            a.load(Size.DOUBLE, reg, Reg.R6, 0);
        }
        a.store(Size.DOUBLE, Reg.R10, -8, 0);
        return a.program().insns();
    }
}
