package dev.ringside.driver.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DisassemblerTest {
    static Stream<InstructionVectors.Vector> vectors() {
        return InstructionVectors.all().stream();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void an_instruction_reads_as_the_verifier_writes_it(InstructionVectors.Vector vector) {
        String printed = new Disassembler().print(new Program(vector.insns(), List.of()));
        assertThat(printed.lines().filter(line -> line.startsWith("   0: ")).map(DisassemblerTest::withoutLabel))
                .containsExactly("   0: " + vector.text());
    }

    @Test
    void places_that_are_jumped_to_have_labels_and_functions_have_names() {
        Assembler a = new Assembler();
        Label again = a.label();
        Label done = a.label();
        Label function = a.label();
        Program program = a.loadMap(Reg.R1, 7)
                .loadFunction(Reg.R2, function)
                .place(again)
                .alu(Alu.ADD, Reg.R3, -1)
                .jump(Jump.EQ, Reg.R3, 5, done)
                .call(function)
                .jump(again)
                .place(done)
                .exit()
                .function(function)
                .mov(Reg.R0, 0)
                .exit()
                .program();
        assertThat(new Disassembler(map -> "names").print(program)).isEqualTo("""
                        main:
                           0: (18) r1 = map[names]
                           2: (18) r2 = subprog[+6] <f1>
                        L1:
                           4: (07) r3 += -1
                           5: (15) if r3 == 0x5 goto pc+2 <L2>
                           6: (85) call pc+2 <f1>
                           7: (05) goto pc-4 <L1>
                        L2:
                           8: (95) exit
                        f1:
                           9: (b7) r0 = 0
                          10: (95) exit
                        """);
    }

    @Test
    void a_jump_out_of_the_program_or_into_the_middle_of_an_instruction_is_shown_without_a_place() {
        List<Insn> insns = List.of(
                new Insn(Opcode.JA, 0, 0, 1, 0),
                new Insn(Opcode.LOAD_IMM64, 1, 0, 0, 1),
                new Insn(0, 0, 0, 0, 0),
                new Insn(Opcode.JA, 0, 0, -32768, 0),
                new Insn(Opcode.JA32, 0, 0, 0, Integer.MAX_VALUE));
        assertThat(new Disassembler().print(new Program(insns, List.of())).lines())
                .contains("   3: (05) goto pc-32768", "   4: (06) gotol pc+2147483647")
                .doesNotContain("L2:");
    }

    @Test
    void a_wide_load_that_is_cut_off_or_has_a_false_second_slot_is_unknown() {
        Insn first = new Insn(Opcode.LOAD_IMM64, 1, 0, 0, 1);
        assertThat(new Disassembler().print(new Program(List.of(first), List.of())))
                .isEqualTo("   0: (18) unknown dst=1 src=0 off=0 imm=1\n");
        assertThat(new Disassembler().print(new Program(List.of(first, new Insn(0x95, 0, 0, 0, 0)), List.of())))
                .isEqualTo("   0: (18) unknown dst=1 src=0 off=0 imm=1\n   1: (95) exit\n");
    }

    @Test
    void an_empty_program_prints_nothing() {
        assertThat(new Disassembler().print(new Program(List.of(), List.of()))).isEmpty();
    }

    @Test
    void whatever_the_bytes_are_every_instruction_gets_its_line() {
        Random random = new Random(20260101);
        for (int round = 0; round < 300; round++) {
            List<Insn> insns = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                insns.add(Insn.decode(random.nextLong()));
            }
            String printed = new Disassembler().print(new Program(insns, List.of(0, 50, 1000)));
            List<String> lines =
                    printed.lines().filter(line -> line.startsWith(" ")).toList();
            assertThat(lines).hasSizeBetween(50, 100).allMatch(line -> line.matches(" +\\d+: \\([0-9a-f]{2}\\) .+"));
        }
    }

    private static String withoutLabel(String line) {
        return line.replaceFirst(" <\\w+>$", "");
    }
}
