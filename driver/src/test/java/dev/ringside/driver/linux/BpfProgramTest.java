package dev.ringside.driver.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import org.junit.jupiter.api.Test;

@NeedsKernel
class BpfProgramTest {
    @Test
    void a_program_run_on_demand_returns_a_result_and_changes_its_context() {
        Program program = new Assembler()
                .load(Size.DOUBLE, Reg.R2, Reg.R1, 0)
                .alu(Alu.MUL, Reg.R2, 3)
                .store(Size.DOUBLE, Reg.R1, 8, Reg.R2)
                .mov(Reg.R0, 42)
                .exit()
                .program();
        try (BpfProgram loaded = BpfProgram.load(ProgramSpec.onDemand("triple", program))) {
            byte[] context = new byte[BpfProgram.MAX_CONTEXT];
            context[0] = 5;
            assertThat(loaded.run(context)).isEqualTo(42);
            assertThat(context[8]).isEqualTo((byte) 15);
        }
    }

    @Test
    void functions_load_with_the_type_information_that_the_verifier_wants() {
        Assembler assembler = new Assembler();
        Label twice = assembler.label();
        Program program = assembler
                .mov(Reg.R1, 21)
                .call(twice)
                .exit()
                .function(twice)
                .mov(Reg.R0, Reg.R1)
                .alu(Alu.ADD, Reg.R0, Reg.R1)
                .exit()
                .program();
        try (BpfProgram loaded = BpfProgram.load(ProgramSpec.onDemand("a.b", program))) {
            assertThat(loaded.run(new byte[0])).isEqualTo(42);
        }
    }

    @Test
    void what_the_verifier_says_comes_with_the_error() {
        Program program = new Assembler().mov(Reg.R0, Reg.R7).exit().program();
        assertThatExceptionOfType(BpfException.class)
                .isThrownBy(() -> BpfProgram.load(ProgramSpec.onDemand("bad", program)))
                .satisfies(e -> assertThat(e.errno()).hasValue(Errno.EACCES))
                .satisfies(e -> assertThat(e.verifierLog()).contains("R7 !read_ok"))
                .satisfies(e -> assertThat(e.operation()).isEqualTo("prog_load bad"));
    }

    @Test
    void a_verifier_log_that_is_longer_than_the_first_buffer_comes_whole() {
        Assembler assembler = new Assembler();
        for (int i = 0; i < 20_000; i++) {
            assembler.mov(Reg.R0, i);
        }
        Program program = assembler.mov(Reg.R0, Reg.R7).exit().program();
        assertThatExceptionOfType(BpfException.class)
                .isThrownBy(() -> BpfProgram.load(ProgramSpec.onDemand("long", program)))
                .satisfies(e ->
                        assertThat(e.verifierLog()).contains("0: (b7) r0 = 0").contains("R7 !read_ok"));
    }

    @Test
    void statistics_count_runs_while_they_are_on() {
        Program program = new Assembler().mov(Reg.R0, 0).exit().program();
        try (BpfProgram loaded = BpfProgram.load(ProgramSpec.rawTracepoint("counted", program))) {
            loaded.run(new byte[0]);
            assertThat(loaded.info().verifiedInstructions()).isEqualTo(2);
            assertThat(loaded.info().translatedBytes()).isEqualTo(16);
            BpfStats stats = BpfStats.enable();
            try {
                long before = loaded.info().runCount();
                for (int i = 0; i < 10; i++) {
                    loaded.run(new byte[0]);
                }
                ProgramInfo info = loaded.info();
                assertThat(info.runCount()).isEqualTo(before + 10);
                assertThat(info.runTimeNanos()).isPositive();
                assertThat(info.recursionMisses()).isZero();
            } finally {
                stats.close();
            }
        }
    }

    @Test
    void a_context_that_is_too_large_never_reaches_the_kernel() {
        Program program = new Assembler().mov(Reg.R0, 0).exit().program();
        try (BpfProgram loaded = BpfProgram.load(ProgramSpec.onDemand("any", program))) {
            assertThatIllegalArgumentException().isThrownBy(() -> loaded.run(new byte[BpfProgram.MAX_CONTEXT + 1]));
        }
    }

    @Test
    void a_closed_program_is_not_run() {
        Program program = new Assembler().mov(Reg.R0, 0).exit().program();
        BpfProgram loaded = BpfProgram.load(ProgramSpec.onDemand("closed", program));
        loaded.close();
        loaded.close();
        assertThatIllegalStateException().isThrownBy(() -> loaded.run(new byte[0]));
    }
}
