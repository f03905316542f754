package dev.ringside.driver.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.btf.Btf;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@NeedsKernel
class TracepointTest {
    private static final String EXEC = "sched_process_exec";
    private static final int PROCESSES = 20;

    @Test
    void a_typed_tracepoint_sees_every_exec_once_and_reads_kernel_memory_without_helpers() throws IOException {
        Btf btf = Btf.kernel();
        // The second argument of the tracepoint is the old pid, the first the task: its tgid is read through the
        // pointer.
        int tgid = btf.field("task_struct", "tgid").orElseThrow().offset();
        try (RingBuffer ring = RingBuffer.create("execs", 1 << 16)) {
            Assembler assembler =
                    new Assembler().load(Size.DOUBLE, Reg.R6, Reg.R1, 0).load(Size.WORD, Reg.R6, Reg.R6, tgid);
            Program program = sendR6(assembler, ring);
            int id = btf.tracepointId(EXEC).orElseThrow();
            try (BpfProgram loaded = BpfProgram.load(ProgramSpec.typedTracepoint("typed", id, program));
                    BpfLink link = loaded.attach()) {
                assertThat(link.fd()).isPositive();
                assertEachOnce(ring);
            }
        }
    }

    @Test
    void a_raw_tracepoint_sees_every_exec_once() throws IOException {
        try (RingBuffer ring = RingBuffer.create("execs", 1 << 16)) {
            Assembler assembler = new Assembler()
                    .call(Helper.GET_CURRENT_PID_TGID)
                    .mov(Reg.R6, Reg.R0)
                    .alu(Alu.RSH, Reg.R6, 32);
            Program program = sendR6(assembler, ring);
            try (BpfProgram loaded = BpfProgram.load(ProgramSpec.rawTracepoint("raw", program));
                    BpfLink link = loaded.attach(EXEC)) {
                assertThat(link.fd()).isPositive();
                assertEachOnce(ring);
            }
        }
    }

    @Test
    void a_closed_link_sees_no_more() throws IOException {
        try (RingBuffer ring = RingBuffer.create("execs", 1 << 16)) {
            Program program = sendR6(new Assembler().mov(Reg.R6, 1), ring);
            try (BpfProgram loaded = BpfProgram.load(ProgramSpec.rawTracepoint("raw", program))) {
                loaded.attach(EXEC).close();
                run();
                assertThat(ring.poll((data, offset, length) -> {}, 1)).isZero();
            }
        }
    }

    @Test
    void a_tracepoint_that_does_not_exist_is_a_typed_error() {
        Program program = new Assembler().mov(Reg.R0, 0).exit().program();
        try (BpfProgram loaded = BpfProgram.load(ProgramSpec.rawTracepoint("raw", program))) {
            assertThatExceptionOfType(BpfException.class)
                    .isThrownBy(() -> loaded.attach("no_such_tracepoint"))
                    .matches(e -> e.is(Errno.ENOENT));
        }
    }

    private static Program sendR6(Assembler assembler, RingBuffer ring) {
        Label full = assembler.label();
        return assembler
                .loadMap(Reg.R1, ring.fd())
                .mov(Reg.R2, 8)
                .mov(Reg.R3, 0)
                .call(Helper.RINGBUF_RESERVE)
                .jump(Jump.EQ, Reg.R0, 0, full)
                .store(Size.DOUBLE, Reg.R0, 0, Reg.R6)
                .mov(Reg.R1, Reg.R0)
                .mov(Reg.R2, Helper.RINGBUF_NO_WAKEUP)
                .call(Helper.RINGBUF_SUBMIT)
                .place(full)
                .mov(Reg.R0, 0)
                .exit()
                .program();
    }

    private static void assertEachOnce(RingBuffer ring) throws IOException {
        List<Long> started = run();
        List<Long> seen = new ArrayList<>();
        ring.poll((data, offset, length) -> seen.add(data.getLong(offset)), Integer.MAX_VALUE);
        assertThat(started).hasSize(PROCESSES);
        // Others start processes meanwhile.
        seen.retainAll(started);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(started);
    }

    /** Runs processes to their end, from a shell, since the JVM would execute a helper of its own in each first; returns their pids. */
    private static List<Long> run() throws IOException {
        Process shell = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "i=0; while [ $i -lt " + PROCESSES + " ]; do /bin/true & echo $!; i=$((i+1)); done; wait")
                .start();
        try (BufferedReader pids = shell.inputReader()) {
            return pids.lines().map(Long::valueOf).toList();
        }
    }
}
