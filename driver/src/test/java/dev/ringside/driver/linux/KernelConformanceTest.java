package dev.ringside.driver.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.ConformanceAssembler;
import dev.ringside.driver.bpf.ConformanceVector;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The public conformance vectors, written by our assembler and run by the kernel: whether what we mean is what it does. */
@NeedsKernel
class KernelConformanceTest {
    /** They call what only the suite's own runner has. */
    private static final Set<String> NOT_FOR_A_KERNEL = Set.of("callx", "call_unwind_fail");

    @BeforeEach
    void needsVectors() {
        assumeTrue(
                Files.isDirectory(ConformanceVector.folder()),
                "needs the conformance vectors at " + ConformanceVector.folder());
        assumeTrue(Environment.read().isAtLeast(6, 6), "needs a kernel that has all instructions, 6.6 or newer");
    }

    @Test
    void programs_do_in_the_kernel_what_the_vectors_say() {
        TreeMap<String, String> refused = new TreeMap<>();
        int right = 0;
        for (ConformanceVector vector : ConformanceVector.all()) {
            if (NOT_FOR_A_KERNEL.contains(vector.name())) {
                continue;
            }
            try {
                assertThat(run(vector)).as(vector.name()).isEqualTo(vector.result());
                right++;
            } catch (BpfException e) {
                refused.put(vector.name(), e.summary());
            }
        }
        assertThat(right).isGreaterThan(200);
        assertThat(refused).allSatisfy((name, why) -> assertThat(why).as(name).contains("invalid shift"));
    }

    private static long run(ConformanceVector vector) {
        int memorySize = Math.max(1, vector.memory().length);
        try (BpfMap memory = BpfMap.create(MapSpec.array("memory", memorySize, 1))) {
            if (vector.memory().length > 0) {
                memory.update(BpfMap.bytes(0), vector.memory());
            }
            try (BpfProgram program = BpfProgram.load(ProgramSpec.onDemand("vector", wrapped(vector, memory)))) {
                ByteBuffer context = Attr.buffer(Long.BYTES);
                program.run(context);
                return context.getLong(0);
            }
        }
    }

    /** The vector as a function, between getting its memory and putting its 64-bit result into the context. */
    private static Program wrapped(ConformanceVector vector, BpfMap memory) {
        Assembler assembler = new Assembler();
        Label function = assembler.label();
        assembler
                .mov(Reg.R6, Reg.R1)
                .loadMapValue(Reg.R1, memory.fd(), 0)
                .mov(Reg.R2, vector.memory().length)
                .call(function)
                .store(Size.DOUBLE, Reg.R6, 0, Reg.R0)
                .mov(Reg.R0, 0)
                .exit()
                .function(function);
        return new ConformanceAssembler(assembler).write(vector.source()).program();
    }
}
