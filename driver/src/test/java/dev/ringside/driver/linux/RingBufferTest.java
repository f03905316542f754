package dev.ringside.driver.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RingBufferTest {
    @Test
    void records_arrive_once_and_in_order_across_the_end_of_the_buffer() {
        try (RingBuffer ring = RingBuffer.create("test_ring", 4096)) {
            Assembler a = new Assembler();
            Label callback = a.label();
            a.mov(Reg.R6, Reg.R1).load(Size.WORD, Reg.R1, Reg.R6, 0);
            a.loadFunction(Reg.R2, callback).mov(Reg.R3, 0).mov(Reg.R4, 0).call(181);
            a.mov(Reg.R0, 0).exit();
            a.function(callback);
            Label full = a.label();
            a.mov(Reg.R6, Reg.R1);
            a.loadMap(Reg.R1, ring.fd()).mov(Reg.R2, 20).mov(Reg.R3, 0).call(131);
            a.jump(Jump.EQ, Reg.R0, 0, full);
            a.store(Size.DOUBLE, Reg.R0, 0, Reg.R6);
            a.mov(Reg.R1, Reg.R0).mov(Reg.R2, 1).call(132);
            a.mov(Reg.R0, 0).exit();
            a.place(full).mov(Reg.R0, 1).exit();
            try (BpfProgram program = BpfProgram.load(ProgramSpec.onDemand("test_produce", a.program()))) {
                List<Long> seen = new ArrayList<>();
                for (int round = 0; round < 50; round++) {
                    program.run(BpfMap.bytes(100));
                    ring.poll((data, offset, length) -> seen.add(data.getLong(offset)), Integer.MAX_VALUE);
                }
                assertThat(seen).hasSize(5000);
            }
        }
    }
}
