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

/**
 * Writes the three programs of a hook: one that hangs on its tracepoint, or a {@link Gatherer} for each of its system calls, and calls the filter; the filter, which decides and calls a recorder if somebody
 * wants the event, and the recorder. The two calls are what makes a change of filters cheap: what changes is small, and is all that the kernel has
 * to verify, while the recorder, which is many times as large, stays as long as the same fields are asked for.
 *
 * <p>Maps stand in the programs by number; making a program needs no privileges.
 */
public final class HookPrograms {
    /** The number in programs of the hook's program array: the current filter in the first slot, recorders in the others. */
    static final int CALLS = 4;

    static final int FILTER_SLOT = 0;

    private final KernelLayout layout;
    private final Structures structures;
    private final int processors;

    /** @param processors one more than the highest number that a processor of this machine can have */
    HookPrograms(KernelLayout layout, int processors) {
        this.layout = layout;
        this.structures = layout.structures();
        this.processors = processors;
    }

    /** Whether this kernel can be asked for a datum. */
    boolean isAvailable(Datum datum) {
        return TaskCode.isAvailable(datum, layout);
    }

    /** A program and the constants that it needs. */
    public record Filter(Program program, ConstantPool constants) {}

    /** The program that hangs on a hook's own tracepoint and calls the current filter. */
    Program stub(Hook hook, Site site) {
        if (site == Site.SOCKET_STATE) {
            return socketStates();
        }
        Assembler out = new Assembler();
        Label end = out.label();
        out.mov(Reg.R6, Reg.R1);
        if (site == Site.EXIT) {
            onlyLastThread(out, layout, end);
        }
        tailCall(out, Reg.R6, FILTER_SLOT);
        // Only reached if the call failed: somebody may have wanted the event.
        HookState.locate(out, end);
        Counter.SEEN.increment(out, hook);
        Counter.LOST.increment(out, hook);
        return out.place(end).mov(Reg.R0, 0).exit().program();
    }

    private Program socketStates() {
        Assembler out = new Assembler();
        Label drop = out.label();
        Label busy = out.label();
        Label end = out.label();
        out.mov(Reg.R6, Reg.R1);
        HookState.locate(out, end);
        Gathering code = new Gathering(out, Hook.NET, layout, new Pointers(out, structures), drop);
        new SocketStates(code, processors, busy, end).emit();
        tailCall(out, Reg.R6, FILTER_SLOT);
        out.place(drop).store(Size.DOUBLE, HookState.STATE, HookState.BUSY, 0).jump(end);
        out.place(busy);
        Counter.SEEN.increment(out, Hook.NET);
        Counter.LOST.increment(out, Hook.NET);
        out.place(end).mov(Reg.R0, 0).exit();
        code.emit();
        return out.program();
    }

    /**
     * The program that a {@link Dispatcher} calls: it finds out what a system call is about and calls the current filter.
     *
     * @param level at which paths may have been noted
     */
    Program gatherer(Call call, Level level) {
        Assembler out = new Assembler();
        Label drop = out.label();
        Label end = out.label();
        out.mov(Reg.R6, Reg.R1);
        HookState.locate(out, end);
        Scratch.locate(out, FieldSource.BASE, processors, drop);
        out.store(Size.DOUBLE, HookState.STATE, HookState.loadedOffset(call.hook()), 0);
        Subject.clear(out);
        Gathering gathering = new Gathering(out, call.hook(), layout, new Pointers(out, structures), drop);
        if (level == Level.FUNCTIONS && call.call() instanceof SystemCall) {
            PathNotes.recall(gathering, NamingFunction.pathsOf(call.call()));
        }
        call.gatherer().gather(gathering);
        if (call.site().tellsResult() && call.hook().has(Datum.RESULT)) {
            Subject.result(out);
        }
        tailCall(out, Reg.R6, FILTER_SLOT);
        // The hook's filter has just been taken away, or it is none of the hook's events.
        out.place(drop);
        Dispatcher.next(out, Reg.R6);
        out.place(end).mov(Reg.R0, 0).exit();
        gathering.emit();
        return out.program();
    }

    /** The program that a {@link Dispatcher} calls for a call that a hook wants no event of, and for which paths may have been noted. */
    Program forgetting(Hook hook) {
        Assembler out = new Assembler();
        Label end = out.label();
        out.mov(Reg.R6, Reg.R1);
        HookState.locate(out, end);
        PathNotes.forget(out, hook);
        Dispatcher.next(out, Reg.R6);
        return out.place(end).mov(Reg.R0, 0).exit().program();
    }

    /**
     * The program that decides.
     *
     * @param recorder the slot of the program that records what somebody wants
     */
    Filter filter(Hook hook, Site site, FieldMap fields, FilterSet set, int recorder) {
        Assembler out = new Assembler();
        Pointers pointers = new Pointers(out, structures);
        Lineage lineage = new Lineage(out, hook, layout);
        PathWalk walk = new PathWalk(out, layout);
        TextLoaders loaders = new TextLoaders(out, hook, site, layout, pointers, lineage, walk);
        Search search = new Search(out, Search.BELOW_SOURCE);
        TaskCode task = new TaskCode(out, site, layout, pointers, lineage);
        ConstantPool constants = new ConstantPool();
        AncestorTests ancestors = new AncestorTests(out, hook, layout, walk, constants);
        Label filtered = out.label();
        Label lost = out.label();
        Label done = out.label();
        Label busy = out.label();
        Label end = out.label();
        TaskCode.enter(out, site, layout);
        HookState.locate(out, end);
        task.owner();
        Counter.SEEN.increment(out, hook);
        Scratch.locate(out, FieldSource.BASE, processors, site.isGathered() ? lost : busy);
        if (!site.isGathered()) {
            out.load(Size.DOUBLE, Reg.R1, HookState.STATE, HookState.BUSY).jump(Jump.NE, Reg.R1, 0, busy);
            out.store(Size.DOUBLE, HookState.STATE, HookState.BUSY, 1);
            out.store(Size.DOUBLE, HookState.STATE, HookState.loadedOffset(hook), 0);
        }
        new FilterCompiler(out, new HookSource(fields, task, loaders, ancestors, search, pointers), constants)
                .compile(set.predicates().stream()
                        .map(predicate -> PathGuard.guarded(predicate, fields.fields()))
                        .toList());
        // Through memory: the verifier would otherwise follow every combination of takers to its end.
        out.store(Size.DOUBLE, HookState.STATE, HookState.takersOffset(hook), FilterCompiler.TAKERS);
        out.load(Size.DOUBLE, FilterCompiler.TAKERS, HookState.STATE, HookState.takersOffset(hook));
        out.jump(Jump.EQ, FilterCompiler.TAKERS, 0, filtered);
        Label delivered = out.label();
        if (!set.grouped().isEmpty()) {
            group(out, hook, set, new TaskGroups(task, loaders));
            Label recorded = out.label();
            out.load(Size.DOUBLE, FilterCompiler.TAKERS, HookState.STATE, HookState.takersOffset(hook));
            GroupCode.goOn(out, recorded, filtered);
            out.jump(delivered).place(recorded);
        }
        RecordCode.decided(out, set.generation());
        out.load(Size.DOUBLE, Reg.R6, Reg.R10, TaskCode.ARGUMENTS);
        tailCall(out, Reg.R6, recorder);
        // Only reached if the call failed.
        out.place(lost);
        Counter.LOST.increment(out, hook);
        out.jump(done).place(filtered);
        Counter.FILTERED.increment(out, hook);
        out.jump(done).place(delivered);
        Counter.DELIVERED.increment(out, hook);
        out.place(done);
        leave(out, site);
        out.jump(end).place(busy);
        Counter.LOST.increment(out, hook);
        out.place(end).mov(Reg.R0, 0).exit();
        loaders.emit();
        ancestors.emit();
        walk.emit();
        lineage.emit();
        search.emit();
        return new Filter(out.program(), constants);
    }

    /** Puts the event into the groups of those who want it grouped, and strikes them off those who want it. Clobbers {@link FilterCompiler#TAKERS}. */
    private static void group(Assembler out, Hook hook, FilterSet set, GroupSource source) {
        int takers = HookState.takersOffset(hook);
        GroupCode.begin(out);
        for (int i = 0; i < set.grouped().size(); i++) {
            FilterSet.Grouped grouped = set.grouped().get(i);
            long bit = 1L << grouped.predicate();
            Label wanted = out.label();
            Label past = out.label();
            Label next = out.label();
            out.set(Reg.R1, bit).load(Size.DOUBLE, Reg.R2, HookState.STATE, takers);
            out.jump(Jump.SET, Reg.R2, Reg.R1, wanted).jump(next).place(wanted);
            // What could not be decided is decided in user mode.
            out.load(Size.DOUBLE, Reg.R2, Reg.R10, FilterCompiler.UNCERTAIN).jump(Jump.SET, Reg.R2, Reg.R1, next);
            grouped.until().ifPresent(time -> GroupCode.until(out, time, past));
            new GroupCode(out, source, grouped.layout(), next).emit(i);
            out.place(past).load(Size.DOUBLE, Reg.R2, HookState.STATE, takers);
            out.set(Reg.R1, ~bit).alu(Alu.AND, Reg.R2, Reg.R1);
            out.store(Size.DOUBLE, HookState.STATE, takers, Reg.R2).place(next);
        }
    }

    /**
     * The program that records.
     *
     * @param number the layout's number, which the records carry
     */
    Program recorder(RecordLayout record, Site site, int number) {
        Hook hook = record.hook();
        Assembler out = new Assembler();
        Pointers pointers = new Pointers(out, structures);
        Lineage lineage = new Lineage(out, hook, layout);
        PathWalk walk = new PathWalk(out, layout);
        TextLoaders loaders = new TextLoaders(out, hook, site, layout, pointers, lineage, walk);
        Ancestry ancestry = new Ancestry(out, layout, walk);
        Label delivered = out.label();
        Label lost = out.label();
        Label done = out.label();
        Label end = out.label();
        TaskCode task = new TaskCode(out, site, layout, pointers, lineage);
        TaskCode.enter(out, site, layout);
        HookState.locate(out, end);
        task.owner();
        Scratch.locate(out, FieldSource.BASE, processors, lost);
        new RecordCode(out, record, task, loaders, ancestry).emit(number, delivered, lost);
        out.place(delivered);
        Counter.DELIVERED.increment(out, hook);
        out.jump(done).place(lost);
        Counter.LOST.increment(out, hook);
        out.place(done);
        leave(out, site);
        out.place(end).mov(Reg.R0, 0).exit();
        loaders.emit();
        ancestry.emit();
        walk.emit();
        lineage.emit();
        return out.program();
    }

    /** Goes on in another program, which is given the same arguments; goes on here if there is none. Clobbers R0 to R5. */
    private static void tailCall(Assembler out, Reg arguments, int slot) {
        out.mov(Reg.R1, arguments).loadMap(Reg.R2, CALLS).mov(Reg.R3, slot).call(Helper.TAIL_CALL);
    }

    /** The event is done with: somebody else may use the scratch memory. */
    private static void leave(Assembler out, Site site) {
        if (site.isShared()) {
            out.load(Size.DOUBLE, Reg.R6, Reg.R10, TaskCode.ARGUMENTS);
            Dispatcher.next(out, Reg.R6);
        } else {
            out.store(Size.DOUBLE, HookState.STATE, HookState.BUSY, 0);
        }
    }

    /**
     * The tracepoint fires for every thread. Kernels from 6.16 on say which one is the last of its process. Expects the address of the arguments in
     * R6; clobbers R1.
     */
    static void onlyLastThread(Assembler out, KernelLayout layout, Label notMeant) {
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
