package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.ConstantPool;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.FilterCompiler;
import dev.ringside.driver.linux.BpfMap;
import dev.ringside.driver.linux.BpfProgram;
import dev.ringside.driver.linux.ProgramSpec;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.StreamType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Predicates in a program that the running kernel has verified and compiled. */
final class LoadedFilter implements AutoCloseable {
    /** The program gives 16 bits of takers and 16 of those that are uncertain. */
    private static final int MOST = 16;

    private final EventMemory memory;
    private final MemorySource source;
    private final BpfProgram program;
    private final ByteBuffer context = ByteBuffer.allocateDirect(Long.BYTES);

    LoadedFilter(EventMemory memory, StreamType stream, Os os, List<Predicate> predicates) {
        if (predicates.size() > MOST) {
            throw new IllegalArgumentException(predicates.size() + " predicates");
        }
        this.memory = memory;
        Assembler out = new Assembler();
        Search search = new Search(out, Search.BELOW_SOURCE);
        ConstantPool constants = new ConstantPool();
        source = new MemorySource(stream, os, search);
        out.mov(FieldSource.CONTEXT, Reg.R1).loadMapValue(FieldSource.BASE, MemorySource.MEMORY, 0);
        new FilterCompiler(out, source, constants).compile(predicates);
        out.load(Size.DOUBLE, Reg.R0, Reg.R10, FilterCompiler.UNCERTAIN).alu(Alu.LSH, Reg.R0, MOST);
        out.alu(Alu.OR, Reg.R0, FilterCompiler.TAKERS).exit();
        search.emit();
        List<BpfMap> maps = new ArrayList<>();
        try {
            Program linked = ConstantMaps.link(out.program(), constants, maps, map -> memory.fd());
            program = BpfProgram.load(ProgramSpec.onDemand("filter", linked));
        } finally {
            maps.forEach(BpfMap::close);
        }
    }

    /** What the kernel decided about one event. */
    record Decision(int takers, int uncertain) {
        boolean takes(int predicate) {
            return (takers >> predicate & 1) != 0;
        }

        boolean isUncertain(int predicate) {
            return (uncertain >> predicate & 1) != 0;
        }
    }

    Decision decide(Event event) {
        source.write(event, memory.values());
        int result = program.run(context);
        return new Decision(result & 0xFFFF, result >>> MOST);
    }

    @Override
    public void close() {
        program.close();
    }
}
