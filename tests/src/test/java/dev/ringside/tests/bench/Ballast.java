package dev.ringside.tests.bench;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.linux.BpfProgram;
import dev.ringside.driver.linux.ProgramSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Programs that nobody runs, in the kernel to take up room: where the next one comes to lie then differs from measurement to measurement. The code of a
 * program starts out of the caches at every process start, and with which other code it shares its place there makes a quarter of what it takes.
 */
final class Ballast implements AutoCloseable {
    private static final int MOST_PROGRAMS = 24;
    private static final int MOST_INSTRUCTIONS = 400;

    private final List<BpfProgram> programs = new ArrayList<>();

    Ballast(RandomGenerator random) {
        int count = random.nextInt(MOST_PROGRAMS);
        for (int i = 0; i < count; i++) {
            programs.add(BpfProgram.load(ProgramSpec.onDemand("ballast", program(random.nextInt(MOST_INSTRUCTIONS)))));
        }
    }

    private static Program program(int instructions) {
        Assembler out = new Assembler();
        for (int i = 0; i <= instructions; i++) {
            out.mov(Reg.R0, i);
        }
        return out.exit().program();
    }

    @Override
    public void close() {
        programs.forEach(BpfProgram::close);
    }
}
