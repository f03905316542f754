package dev.ringside.driver.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KernelClockTest {
    private static final int KTIME_GET_NS = 5;
    private static final int KTIME_GET_BOOT_NS = 125;
    /** The system's clock may be slewed between its readings. */
    private static final long SLACK = 5_000_000;

    @Test
    @NeedsKernel
    void times_of_programs_become_times_of_day() {
        Program program = new Assembler()
                .mov(Reg.R6, Reg.R1)
                .call(KTIME_GET_NS)
                .store(Size.DOUBLE, Reg.R6, 0, Reg.R0)
                .call(KTIME_GET_BOOT_NS)
                .store(Size.DOUBLE, Reg.R6, 8, Reg.R0)
                .exit()
                .program();
        try (BpfProgram loaded = BpfProgram.load(ProgramSpec.onDemand("clocks", program))) {
            ByteBuffer times = Attr.buffer(16);
            KernelClock clock = KernelClock.now();
            long before = epochNanos();
            loaded.run(times);
            long after = epochNanos();
            assertThat(clock.epochOfMonotonic(times.getLong(0))).isBetween(before - SLACK, after + SLACK);
            assertThat(clock.epochOfBoot(times.getLong(8))).isBetween(before - SLACK, after + SLACK);
        }
    }

    @Test
    void the_machine_was_started_in_the_past() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "reads Linux's clocks");
        assertThat(KernelClock.now().epochOfBoot(0)).isBetween(0L, epochNanos());
    }

    private static long epochNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000 + now.getNano();
    }
}
