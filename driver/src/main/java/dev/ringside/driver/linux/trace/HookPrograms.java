package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.ConstantPool;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.FilterCompiler;
import dev.ringside.driver.filter.Helper;

/** Writes the two programs of a hook. Maps stand in them by number; making a program needs no privileges. */
public final class HookPrograms {
    /** The number in programs of the hook's program array, whose only slot holds the current filter. */
    static final int FILTERS = 4;

    private final KernelLayout layout;
    private final int processors;

    /** @param processors one more than the highest number that a processor of this machine can have */
    public HookPrograms(KernelLayout layout, int processors) {
        this.layout = layout;
        this.processors = processors;
    }

    /** A program and the constants that it needs. */
    public record Filter(Program program, ConstantPool constants) {}

    /** The program that hangs on the hook and calls the current filter. */
    Program stub(Hook hook) {
        Assembler out = new Assembler();
        Label end = out.label();
        out.mov(Reg.R6, Reg.R1);
        if (hook == Hook.EXIT) {
            onlyLastThread(out, end);
        }
        out.mov(Reg.R1, Reg.R6).loadMap(Reg.R2, FILTERS).mov(Reg.R3, 0).call(Helper.TAIL_CALL);
        // Only reached if the call failed: somebody may have wanted the event.
        Scratch.locate(out, FieldSource.BASE, processors, end);
        Counter.SEEN.increment(out, hook, FieldSource.BASE);
        Counter.LOST.increment(out, hook, FieldSource.BASE);
        return out.place(end).mov(Reg.R0, 0).exit().program();
    }

    /** The program that decides and records. */
    public Filter filter(Hook hook, FieldMap fields, FilterSet set) {
        Assembler out = new Assembler();
        Lineage lineage = new Lineage(out, hook, layout);
        TextLoaders loaders = new TextLoaders(out, hook, layout, lineage);
        Search search = new Search(out);
        TaskCode task = new TaskCode(out, layout, lineage);
        ConstantPool constants = new ConstantPool();
        Label filtered = out.label();
        Label delivered = out.label();
        Label lost = out.label();
        Label busy = out.label();
        Label free = out.label();
        Label end = out.label();
        TaskCode.enter(out, layout);
        Scratch.locate(out, FieldSource.BASE, processors, end);
        Counter.SEEN.increment(out, hook, FieldSource.BASE);
        out.load(Size.DOUBLE, Reg.R1, FieldSource.BASE, Scratch.BUSY).jump(Jump.NE, Reg.R1, 0, busy);
        out.store(Size.DOUBLE, FieldSource.BASE, Scratch.BUSY, 1);
        out.store(Size.DOUBLE, FieldSource.BASE, Scratch.loadedOffset(hook), 0);
        new FilterCompiler(out, new HookSource(fields, task, loaders, search), constants)
                .compile(set.predicates().stream()
                        .map(predicate -> PathGuard.guarded(predicate, fields))
                        .toList());
        // Through memory: the verifier would otherwise follow every combination of takers to its end.
        out.store(Size.DOUBLE, FieldSource.BASE, Scratch.takersOffset(hook), FilterCompiler.TAKERS);
        out.load(Size.DOUBLE, FilterCompiler.TAKERS, FieldSource.BASE, Scratch.takersOffset(hook));
        out.jump(Jump.EQ, FilterCompiler.TAKERS, 0, filtered);
        new RecordCode(out, new RecordLayout(set.data()), task, loaders).emit(hook, set.generation(), delivered, lost);
        out.place(filtered);
        Counter.FILTERED.increment(out, hook, FieldSource.BASE);
        out.jump(free).place(delivered);
        Counter.DELIVERED.increment(out, hook, FieldSource.BASE);
        out.jump(free).place(lost);
        Counter.LOST.increment(out, hook, FieldSource.BASE);
        out.place(free).store(Size.DOUBLE, FieldSource.BASE, Scratch.BUSY, 0).jump(end);
        out.place(busy);
        Counter.LOST.increment(out, hook, FieldSource.BASE);
        out.place(end).mov(Reg.R0, 0).exit();
        loaders.emit();
        lineage.emit();
        search.emit();
        return new Filter(out.program(), constants);
    }

    /** The tracepoint fires for every thread. Kernels from 6.16 on say which one is the last of its process. */
    private void onlyLastThread(Assembler out, Label notMeant) {
        if (layout.exitTellsGroupDead()) {
            out.load(Size.DOUBLE, Reg.R1, Reg.R6, Long.BYTES)
                    .alu(Alu.AND, Reg.R1, 0xFF)
                    .jump(Jump.EQ, Reg.R1, 0, notMeant);
        } else {
            out.load(Size.DOUBLE, Reg.R1, Reg.R6, 0).load(Size.DOUBLE, Reg.R1, Reg.R1, layout.taskSignal());
            out.jump(Jump.EQ, Reg.R1, 0, notMeant).load(Size.WORD, Reg.R1, Reg.R1, layout.signalLive());
            out.jump(Jump.NE, Reg.R1, 0, notMeant);
        }
    }
}
