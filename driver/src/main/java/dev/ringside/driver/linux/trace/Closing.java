package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;

/**
 * Code for many files that are closed at once: those of the descriptors from the first argument to the second. Each is an event of its own; to make the next one the
 * gatherer puts itself at the head of the {@link Dispatcher}'s chain. The kernel limits how often programs may call each other, so what there is
 * beyond {@value #MOST_EVENTS} files is counted as lost.
 */
final class Closing {
    private static final int MOST_EVENTS = 8;
    /** Processes that have more descriptors are rare, and looking at each takes some ten nanoseconds. */
    private static final int MOST_DESCRIPTORS = 1 << 16;

    /** In what is noted as the result: how many events there have been, above the number of the call. */
    private static final int EVENTS_SHIFT = 16;

    // The callback's context on the caller's stack.
    private static final int CONTEXT = -160;
    private static final int TABLE = 0;
    private static final int FIRST = 8;
    private static final int STEPS = 16;
    /** Whether files are only counted. */
    private static final int IS_COUNTING = 24;

    private static final int COUNT = 32;
    private static final int FILE = 40;
    private static final int INDEX = 48;

    private final Gathering code;
    private final Assembler out;
    private final int slot;
    private final Label step;

    /** @param slot that of the gatherer at hand */
    Closing(Gathering code, int slot) {
        this.code = code;
        this.out = code.out();
        this.slot = slot;
        this.step = out.label();
        code.function(this::step);
    }

    /** Puts the next file that is written into R7; drops the event if there is none. */
    void next() {
        Label found = out.label();
        Label last = out.label();
        begin();
        loop();
        out.load(Size.DOUBLE, Reg.R7, Reg.R10, CONTEXT + FILE).jump(Jump.EQ, Reg.R7, 0, code.drop());
        out.load(Size.DOUBLE, Reg.R2, Reg.R10, CONTEXT + INDEX).alu(Alu.ADD, Reg.R2, 1);
        out.store(Size.DOUBLE, HookState.STATE, HookState.ARGUMENTS, Reg.R2);
        code.result(Reg.R1);
        out.mov(Reg.R3, Reg.R1).alu(Alu.RSH, Reg.R3, EVENTS_SHIFT).jump(Jump.GE, Reg.R3, MOST_EVENTS - 1, last);
        out.alu(Alu.ADD, Reg.R1, 1 << EVENTS_SHIFT);
        out.store(Size.DOUBLE, HookState.STATE, HookState.RESULT, Reg.R1);
        out.load(Size.DOUBLE, Reg.R1, HookState.STATE, HookState.CHAIN).alu(Alu.LSH, Reg.R1, Byte.SIZE);
        out.alu(Alu.OR, Reg.R1, slot).store(Size.DOUBLE, HookState.STATE, HookState.CHAIN, Reg.R1);
        out.jump(found).place(last);
        out.store(Size.DOUBLE, Reg.R10, CONTEXT + IS_COUNTING, 1);
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, CONTEXT + FIRST).load(Size.DOUBLE, Reg.R3, Reg.R10, CONTEXT + STEPS);
        out.alu(Alu.ADD, Reg.R3, Reg.R1).alu(Alu.SUB, Reg.R3, Reg.R2);
        out.store(Size.DOUBLE, Reg.R10, CONTEXT + FIRST, Reg.R2).store(Size.DOUBLE, Reg.R10, CONTEXT + STEPS, Reg.R3);
        loop();
        out.load(Size.DOUBLE, Reg.R2, Reg.R10, CONTEXT + COUNT);
        out.atomicAdd(HookState.STATE, Counter.SEEN.offset(code.hook()), Reg.R2);
        out.atomicAdd(HookState.STATE, Counter.LOST.offset(code.hook()), Reg.R2);
        out.place(found).load(Size.DOUBLE, Reg.R7, Reg.R10, CONTEXT + FILE);
    }

    private void begin() {
        Label fewer = out.label();
        Label few = out.label();
        code.task(Reg.R7);
        code.pointers().follow(Reg.R7, Reg.R7, "task_struct", "files", code.drop());
        code.pointers().follow(Reg.R7, Reg.R7, "files_struct", "fdt", code.drop());
        code.pointers().load(Reg.R0, Reg.R7, "fdtable", "max_fds");
        unsigned(Reg.R2, 1);
        out.alu(Alu.ADD, Reg.R2, 1)
                .jump(Jump.LE, Reg.R2, Reg.R0, fewer)
                .mov(Reg.R2, Reg.R0)
                .place(fewer);
        unsigned(Reg.R1, 0);
        out.jump(Jump.GE, Reg.R1, Reg.R2, code.drop()).alu(Alu.SUB, Reg.R2, Reg.R1);
        out.jump(Jump.LE, Reg.R2, MOST_DESCRIPTORS, few)
                .mov(Reg.R2, MOST_DESCRIPTORS)
                .place(few);
        out.store(Size.DOUBLE, Reg.R10, CONTEXT + FIRST, Reg.R1).store(Size.DOUBLE, Reg.R10, CONTEXT + STEPS, Reg.R2);
        code.pointers().follow(Reg.R7, Reg.R7, "fdtable", "fd", code.drop());
        out.store(Size.DOUBLE, Reg.R10, CONTEXT + TABLE, Reg.R7).store(Size.DOUBLE, Reg.R10, CONTEXT + FILE, 0);
        out.store(Size.DOUBLE, Reg.R10, CONTEXT + COUNT, 0).store(Size.DOUBLE, Reg.R10, CONTEXT + IS_COUNTING, 0);
        out.store(Size.DOUBLE, Reg.R10, CONTEXT + INDEX, 0);
    }

    private void unsigned(Reg dst, int argument) {
        code.argument(dst, argument);
        out.alu(Alu.LSH, dst, Integer.SIZE).alu(Alu.RSH, dst, Integer.SIZE);
    }

    private void loop() {
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, CONTEXT + STEPS).loadFunction(Reg.R2, step);
        out.mov(Reg.R3, Reg.R10).alu(Alu.ADD, Reg.R3, CONTEXT).mov(Reg.R4, 0).call(Helper.LOOP);
    }

    /** The callback: a descriptor a step, until one is found, or all are counted. */
    private void step() {
        Label goOn = out.label();
        Label count = out.label();
        Pointers pointers = code.pointers().inFunction();
        out.function(step);
        out.mov(Reg.R6, Reg.R2).load(Size.DOUBLE, Reg.R7, Reg.R6, FIRST).alu(Alu.ADD, Reg.R7, Reg.R1);
        out.mov(Reg.R1, Reg.R7).alu(Alu.LSH, Reg.R1, 3);
        out.load(Size.DOUBLE, Reg.R8, Reg.R6, TABLE).alu(Alu.ADD, Reg.R8, Reg.R1);
        pointers.element(Reg.R8, Reg.R8);
        out.jump(Jump.EQ, Reg.R8, 0, goOn);
        ClosingCalls.unlessWritten(out, pointers, Reg.R8, goOn);
        out.load(Size.DOUBLE, Reg.R1, Reg.R6, IS_COUNTING).jump(Jump.NE, Reg.R1, 0, count);
        out.store(Size.DOUBLE, Reg.R6, FILE, Reg.R8).store(Size.DOUBLE, Reg.R6, INDEX, Reg.R7);
        out.mov(Reg.R0, 1).exit();
        out.place(count).load(Size.DOUBLE, Reg.R1, Reg.R6, COUNT).alu(Alu.ADD, Reg.R1, 1);
        out.store(Size.DOUBLE, Reg.R6, COUNT, Reg.R1);
        out.place(goOn).mov(Reg.R0, 0).exit();
    }
}
