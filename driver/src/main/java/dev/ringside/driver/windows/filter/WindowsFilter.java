package dev.ringside.driver.windows.filter;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Disassembler;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.filter.ConstantPool;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.FilterCompiler;
import dev.ringside.driver.windows.contract.Contract;
import dev.ringside.driver.windows.contract.RecordKind;
import dev.ringside.dsl.expr.Predicate;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A filter of the driver for events of one kind. Immutable.
 *
 * @param kind whose events it decides about
 * @param program what decides; sets are called by index, tables by offset
 * @param constants what the program needs beside its instructions
 * @param takers a bit for each predicate
 */
public record WindowsFilter(RecordKind kind, Program program, ConstantPool constants, long takers) {
    /**
     * Compiles predicates as a split for {@link RecordMap#abilities()} pushes them; bit i of a record's takers is for the i-th.
     *
     * @throws IllegalStateException if the program is too long for its jumps
     */
    public static WindowsFilter of(RecordMap map, List<Predicate> predicates) {
        Assembler out = new Assembler();
        ConstantPool constants = new ConstantPool();
        out.mov(FieldSource.CONTEXT, Reg.R1).mov(FieldSource.BASE, Reg.R2);
        new FilterCompiler(out, new WindowsSource(map), constants).compile(predicates);
        out.mov(Reg.R0, FilterCompiler.TAKERS).exit();
        Program linked =
                out.program().link(number -> number == ConstantPool.TABLES ? 0 : number - ConstantPool.FIRST_SET);
        return new WindowsFilter(map.kind(), linked, constants, -1L >>> (Long.SIZE - predicates.size()));
    }

    /**
     * What the control code that sets a filter takes.
     *
     * @param generation the number that records carry
     */
    public ByteBuffer payload(long generation) {
        return FilterPayload.of(this, generation);
    }

    /** What makes the driver want nothing of a kind any more. */
    public static ByteBuffer nothing(RecordKind kind, long generation) {
        return FilterPayload.nothing(kind, generation);
    }

    /** The program as text. */
    public String disassemble() {
        return new Disassembler(index -> "set " + index, WindowsFilter::helperName).print(program);
    }

    private static String helperName(int helper) {
        return switch (helper) {
            case Contract.HELPER_LOOKUP -> "lookup#" + helper;
            case Contract.HELPER_COPY -> "copy#" + helper;
            case Contract.HELPER_TEXT -> "text#" + helper;
            case Contract.HELPER_SEARCH -> "search#" + helper;
            default -> "unknown#" + helper;
        };
    }
}
