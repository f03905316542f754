package dev.ringside.driver.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@NeedsKernel
class ProgramArrayTest {
    private static final int FELL_THROUGH = 0;
    private static final int SWAPS = 2_000;

    @Test
    void a_stub_never_falls_through_while_its_target_is_swapped_and_both_targets_run() {
        try (BpfMap targets = BpfMap.create(MapSpec.programArray("targets", 1));
                BpfProgram stub = load("stub", stub(targets.fd()));
                BpfProgram first = load("first", returning(1));
                BpfProgram second = load("second", returning(2))) {
            targets.update(0, first);
            AtomicBoolean swapping = new AtomicBoolean(true);
            CompletableFuture<long[]> results = CompletableFuture.supplyAsync(() -> count(stub, swapping));
            for (int i = 0; i < SWAPS; i++) {
                targets.update(0, i % 2 == 0 ? second : first);
            }
            swapping.set(false);
            assertThat(results.join()[FELL_THROUGH]).isZero();
            targets.update(0, second);
            assertThat(stub.run(new byte[0])).isEqualTo(2);
        }
    }

    @Test
    void an_empty_slot_falls_through() {
        try (BpfMap targets = BpfMap.create(MapSpec.programArray("targets", 1));
                BpfProgram stub = load("stub", stub(targets.fd()))) {
            assertThat(stub.run(new byte[0])).isEqualTo(FELL_THROUGH);
        }
    }

    @Test
    void a_program_lives_on_in_its_slot_after_it_was_closed() {
        try (BpfMap targets = BpfMap.create(MapSpec.programArray("targets", 1));
                BpfProgram stub = load("stub", stub(targets.fd()))) {
            try (BpfProgram first = load("first", returning(1))) {
                targets.update(0, first);
            }
            assertThat(stub.run(new byte[0])).isEqualTo(1);
        }
    }

    private static long[] count(BpfProgram stub, AtomicBoolean swapping) {
        long[] byResult = new long[3];
        ByteBuffer nothing = Attr.buffer(0);
        while (swapping.get()) {
            byResult[stub.run(nothing)]++;
        }
        return byResult;
    }

    private static BpfProgram load(String name, Program program) {
        return BpfProgram.load(ProgramSpec.rawTracepoint(name, program));
    }

    private static Program stub(int targets) {
        return new Assembler()
                .loadMap(Reg.R2, targets)
                .mov(Reg.R3, 0)
                .call(Helper.TAIL_CALL)
                .mov(Reg.R0, FELL_THROUGH)
                .exit()
                .program();
    }

    private static Program returning(int result) {
        return new Assembler().mov(Reg.R0, result).exit().program();
    }
}
