package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.ConstantPool;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.FilterCompiler;
import dev.ringside.driver.filter.Helper;
import dev.ringside.dsl.expr.FieldUses;
import dev.ringside.dsl.expr.Predicate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Code of a filter that asks about the processes above the one of an event. All questions of all predicates are put on one way up, which is gone when the
 * first of them is reached, and which ends when all have found whom they look for: a bit for each, of those that are sure to be true and of those that may be.
 * For the next event of the process the answers are remembered by {@link Verdicts}.
 *
 * <p>The way is that of {@link Ancestry}, step by step, so what is decided here is what the event's own list of ancestors says: a process that executes
 * another program after it has forked is asked for the one that it runs now, and one that has ended for the one that it ran when it forked.
 */
final class AncestorTests {
    // The callback's context on the function's stack: the address of the scratch memory.
    private static final int CONTEXT = -8;

    private final Assembler out;
    private final Hook hook;
    private final Ascent ascent;
    private final AncestorSource source;
    private final Search search;
    private final ConstantPool constants;
    private final List<Predicate> terms = new ArrayList<>();
    private @Nullable Label function;

    AncestorTests(Assembler out, Hook hook, KernelLayout layout, PathWalk walk, ConstantPool constants) {
        this.out = out;
        this.hook = hook;
        this.constants = constants;
        this.ascent = new Ascent(out, layout, walk);
        this.search = new Search(out, Search.SHALLOW);
        this.source = new AncestorSource(out, layout, ascent, search);
    }

    /** Asks whether there is a process above that the term is true of. Clobbers R0 to R5. */
    void call(Predicate term, Label hit, Label miss, Label unknown) {
        int index = terms.indexOf(term);
        if (index < 0) {
            index = terms.size();
            terms.add(term);
        }
        if (index >= Verdicts.MOST) {
            out.jump(unknown);
            return;
        }
        Label start = function == null ? out.label() : function;
        function = start;
        out.mov(Reg.R1, FieldSource.CONTEXT)
                .mov(Reg.R2, FieldSource.BASE)
                .mov(Reg.R3, HookState.STATE)
                .call(start);
        out.set(Reg.R1, 1L << index);
        out.load(Size.DOUBLE, Reg.R0, FieldSource.BASE, Scratch.CHAIN_SURE).jump(Jump.SET, Reg.R0, Reg.R1, hit);
        out.load(Size.DOUBLE, Reg.R0, FieldSource.BASE, Scratch.CHAIN_MAYBE).jump(Jump.SET, Reg.R0, Reg.R1, unknown);
        out.jump(miss);
    }

    /** Writes the functions, if they are called. */
    void emit() {
        if (function == null) {
            return;
        }
        Label step = out.label();
        Label go = out.label();
        Label known = out.label();
        Label unknown = out.label();
        out.function(function)
                .load(Size.DOUBLE, Reg.R4, Reg.R3, HookState.loadedOffset(hook))
                .mov(Reg.R5, Reg.R4);
        out.alu(Alu.AND, Reg.R5, Scratch.ancestorsBit())
                .jump(Jump.EQ, Reg.R5, 0, go)
                .mov(Reg.R0, 0)
                .exit();
        out.place(go).alu(Alu.OR, Reg.R4, Scratch.ancestorsBit());
        out.store(Size.DOUBLE, Reg.R3, HookState.loadedOffset(hook), Reg.R4);
        out.mov(Reg.R6, Reg.R1).mov(Reg.R7, Reg.R2);
        out.store(Size.DOUBLE, Reg.R7, Scratch.CHAIN_SURE, 0).store(Size.DOUBLE, Reg.R7, Scratch.CHAIN_MAYBE, 0);
        ascent.begin(Reg.R6, Reg.R7, unknown);
        boolean remembered = terms.stream().noneMatch(AncestorTests::mayChange);
        if (remembered) {
            Verdicts.recall(out, known);
        }
        out.store(Size.DOUBLE, Reg.R10, CONTEXT, Reg.R7);
        out.mov(Reg.R1, Ancestry.LEVELS).loadFunction(Reg.R2, step);
        out.mov(Reg.R3, Reg.R10).alu(Alu.ADD, Reg.R3, CONTEXT).mov(Reg.R4, 0).call(Helper.LOOP);
        if (remembered) {
            Verdicts.remember(out);
        }
        out.place(known).mov(Reg.R0, 0).exit();
        out.place(unknown)
                .store(Size.DOUBLE, Reg.R7, Scratch.CHAIN_MAYBE, -1)
                .mov(Reg.R0, 0)
                .exit();
        step(step);
        source.emit();
        search.emit();
    }

    /** Whether its answer may change without a program being executed or a process ending: who a process runs as may. */
    private static boolean mayChange(Predicate term) {
        return FieldUses.of(term).stream().anyMatch(field -> AncestorSource.FIELDS.get(field) == Datum.UID);
    }

    private void step(Label step) {
        Label stop = out.label();
        Label forgotten = out.label();
        List<Predicate> asked = terms.subList(0, Math.min(terms.size(), Verdicts.MOST));
        out.function(step).load(Size.DOUBLE, Ascent.SCRATCH, Reg.R2, 0);
        ascent.find(stop, forgotten);
        Verdicts.found(out);
        ascent.go();
        source.enter();
        out.mov(FieldSource.BASE, Ascent.SCRATCH);
        new FilterCompiler(out, source, constants)
                .compile(asked.stream()
                        .map(term -> PathGuard.guarded(term, AncestorSource.FIELDS.keySet()))
                        .toList());
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, FilterCompiler.UNCERTAIN);
        out.load(Size.DOUBLE, Reg.R2, FieldSource.BASE, Scratch.CHAIN_MAYBE).alu(Alu.OR, Reg.R2, Reg.R1);
        out.store(Size.DOUBLE, FieldSource.BASE, Scratch.CHAIN_MAYBE, Reg.R2);
        // What is uncertain counts as true to the compiler.
        out.alu(Alu.XOR, Reg.R1, -1).alu(Alu.AND, Reg.R1, FilterCompiler.TAKERS);
        out.load(Size.DOUBLE, Reg.R2, FieldSource.BASE, Scratch.CHAIN_SURE).alu(Alu.OR, Reg.R2, Reg.R1);
        out.store(Size.DOUBLE, FieldSource.BASE, Scratch.CHAIN_SURE, Reg.R2);
        out.set(Reg.R1, (1L << asked.size()) - 1);
        out.jump(Jump.EQ, Reg.R2, Reg.R1, stop).mov(Reg.R0, 0).exit();
        out.place(forgotten);
        Verdicts.unstable(out);
        out.place(stop).mov(Reg.R0, 1).exit();
    }
}
