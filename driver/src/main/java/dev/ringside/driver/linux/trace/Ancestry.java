package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.Helper;
import org.jspecify.annotations.Nullable;

/**
 * Code that writes the processes above the one of an event into a record, nearest first, as {@link Ascent} finds them. Each step of
 * {@code bpf_loop} writes one.
 */
final class Ancestry {
    /** Most processes of a chain. */
    static final int LEVELS = 32;

    // A process in a record: its text is behind it.
    static final int PID = 0;
    static final int UID = 4;
    static final int START = 8;
    static final int ARGUMENTS_AT = 16;
    static final int LENGTH = 24;
    static final int KIND = 28;
    static final int HEADER = 32;

    // What the text is.
    static final int NAME = 1;
    static final int PATH = 2;
    /** There is a path, but no room for it, or it could not be read. */
    static final int NAME_FOR_PATH = 3;

    /** A file name is no longer, so there is always room for it, and for a path as long. */
    static final int ROOM_FOR_TEXT = 256;
    /** What long paths have to share. */
    private static final int SPARE = 5120;

    /** Most bytes of a chain. */
    static final int CAPACITY = LEVELS * (HEADER + ROOM_FOR_TEXT) + SPARE;

    /** On the main program's stack: the callback's context, which is the address of the scratch memory. */
    private static final int CONTEXT = TaskCode.ARGUMENTS - 8;

    private static final Reg LEVEL = Reg.R6;
    private static final Reg SCRATCH = Ascent.SCRATCH;

    private final Assembler out;
    private final KernelLayout layout;
    private final Ascent ascent;
    private @Nullable Label step;

    Ancestry(Assembler out, KernelLayout layout, PathWalk walk) {
        this.out = out;
        this.layout = layout;
        this.ascent = new Ascent(out, layout, walk);
    }

    /**
     * Writes the chain behind what the record has so far.
     *
     * @param length where on the stack it stands how much that is
     * @param lengthOffset where in the record the length of the chain is to stand, as {@link TextLoaders} give it
     */
    void call(Reg record, int length, int lengthOffset) {
        Label function = out.label();
        Label unknown = out.label();
        Label whole = out.label();
        step = function;
        out.store(Size.WORD, record, lengthOffset, TextLoaders.UNKNOWN);
        ascent.begin(FieldSource.CONTEXT, FieldSource.BASE, unknown);
        out.store(Size.WORD, FieldSource.BASE, Scratch.CHAIN_COMPLETE, 0);
        out.store(Size.DOUBLE, FieldSource.BASE, Scratch.CHAIN_SPARE, SPARE);
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, length);
        out.store(Size.DOUBLE, FieldSource.BASE, Scratch.CHAIN_POSITION, Reg.R1);
        out.store(Size.DOUBLE, Reg.R10, CONTEXT, FieldSource.BASE);
        // One step more, to find that nothing is left.
        out.mov(Reg.R1, LEVELS + 1).loadFunction(Reg.R2, function);
        out.mov(Reg.R3, Reg.R10).alu(Alu.ADD, Reg.R3, CONTEXT).mov(Reg.R4, 0).call(Helper.LOOP);
        out.load(Size.DOUBLE, Reg.R1, FieldSource.BASE, Scratch.CHAIN_POSITION).mov(Reg.R0, Reg.R1);
        out.load(Size.DOUBLE, Reg.R2, Reg.R10, length).alu(Alu.SUB, Reg.R0, Reg.R2);
        out.store(Size.DOUBLE, Reg.R10, length, Reg.R1);
        out.load(Size.WORD, Reg.R1, FieldSource.BASE, Scratch.CHAIN_COMPLETE).jump(Jump.NE, Reg.R1, 0, whole);
        out.alu(Alu.OR, Reg.R0, TextLoaders.CUT).place(whole);
        out.store(Size.WORD, record, lengthOffset, Reg.R0).place(unknown);
    }

    /** Writes the callback, if it is called. */
    void emit() {
        if (step == null) {
            return;
        }
        Label stop = out.label();
        Label complete = out.label();
        Label next = out.label();
        out.function(step).mov(LEVEL, Reg.R1).load(Size.DOUBLE, SCRATCH, Reg.R2, 0);
        ascent.find(complete, stop);
        out.jump(Jump.GE, LEVEL, LEVELS, stop);
        ascent.go();
        header(stop);
        text(next);
        out.place(next)
                .load(Size.WORD, Reg.R1, Reg.R8, LENGTH)
                .load(Size.DOUBLE, Reg.R2, SCRATCH, Scratch.CHAIN_POSITION);
        out.alu(Alu.ADD, Reg.R1, Reg.R2).alu(Alu.ADD, Reg.R1, HEADER);
        out.store(Size.DOUBLE, SCRATCH, Scratch.CHAIN_POSITION, Reg.R1)
                .mov(Reg.R0, 0)
                .exit();
        out.place(complete).store(Size.WORD, SCRATCH, Scratch.CHAIN_COMPLETE, 1);
        out.place(stop).mov(Reg.R0, 1).exit();
    }

    /** Points R8 to where the process goes in the record, and writes all but the text. */
    private void header(Label noRoom) {
        out.load(Size.DOUBLE, Reg.R1, SCRATCH, Scratch.CHAIN_POSITION);
        out.jump(Jump.GT, Reg.R1, Scratch.LARGEST_RECORD - HEADER - PathWalk.CAPACITY, noRoom);
        out.mov(Reg.R8, SCRATCH).alu(Alu.ADD, Reg.R8, Scratch.RECORD).alu(Alu.ADD, Reg.R8, Reg.R1);
        out.load(Size.WORD, Reg.R1, SCRATCH, Scratch.NEXT_PID).store(Size.WORD, Reg.R8, PID, Reg.R1);
        out.load(Size.WORD, Reg.R1, SCRATCH, Scratch.NEXT_UID).store(Size.WORD, Reg.R8, UID, Reg.R1);
        out.load(Size.DOUBLE, Reg.R1, SCRATCH, Scratch.NEXT_START).store(Size.DOUBLE, Reg.R8, START, Reg.R1);
        out.store(Size.DOUBLE, Reg.R8, ARGUMENTS_AT, 0);
        out.store(Size.WORD, Reg.R8, LENGTH, 0).store(Size.WORD, Reg.R8, KIND, NAME);
    }

    /** Writes the path or, if there is none, the name. */
    private void text(Label done) {
        Label gone = out.label();
        Label program = out.label();
        Label fits = out.label();
        Label nameOnly = out.label();
        Label copy = out.label();
        out.jump(Jump.EQ, Reg.R9, 0, gone);
        out.load(Size.DOUBLE, Reg.R1, SCRATCH, Scratch.NEXT_MEMORY).jump(Jump.NE, Reg.R1, 0, program);
        // A process without memory is just ending, and has no name any more.
        out.load(Size.WORD, Reg.R1, SCRATCH, Scratch.NEXT_FLAGS).alu(Alu.AND, Reg.R1, TaskCode.PF_KTHREAD);
        out.jump(Jump.EQ, Reg.R1, 0, done)
                .mov(Reg.R1, Reg.R8)
                .alu(Alu.ADD, Reg.R1, HEADER)
                .mov(Reg.R2, KernelLayout.COMM_SIZE);
        out.mov(Reg.R3, Reg.R9).alu(Alu.ADD, Reg.R3, layout.taskComm()).call(Helper.PROBE_READ_KERNEL_STR);
        out.jump(Jump.SLE, Reg.R0, 0, done)
                .alu(Alu.SUB, Reg.R0, 1)
                .store(Size.WORD, Reg.R8, LENGTH, Reg.R0)
                .jump(done);

        out.place(program);
        out.mov(Reg.R9, Reg.R1);
        ascent.read(Scratch.POINTER, Size.DOUBLE, Reg.R9, layout.mmArgStart(), done);
        out.load(Size.DOUBLE, Reg.R1, SCRATCH, Scratch.POINTER).store(Size.DOUBLE, Reg.R8, ARGUMENTS_AT, Reg.R1);
        ascent.read(Scratch.NEXT_FILE, Size.DOUBLE, Reg.R9, layout.mmExeFile(), done);
        out.load(Size.DOUBLE, Reg.R9, SCRATCH, Scratch.NEXT_FILE).jump(Jump.EQ, Reg.R9, 0, done);
        ascent.path(done, nameOnly);
        out.jump(Jump.GT, Reg.R0, PathWalk.CAPACITY, nameOnly).mov(Reg.R2, Reg.R0);
        out.jump(Jump.LE, Reg.R2, ROOM_FOR_TEXT, fits);
        out.load(Size.DOUBLE, Reg.R1, SCRATCH, Scratch.CHAIN_SPARE).alu(Alu.SUB, Reg.R1, Reg.R2);
        out.jump(Jump.SLT, Reg.R1, 0, nameOnly).store(Size.DOUBLE, SCRATCH, Scratch.CHAIN_SPARE, Reg.R1);
        out.place(fits).store(Size.WORD, Reg.R8, KIND, PATH).mov(Reg.R3, SCRATCH);
        out.alu(Alu.ADD, Reg.R3, Scratch.CHAIN_PATH + PathWalk.CAPACITY)
                .alu(Alu.SUB, Reg.R3, Reg.R2)
                .jump(copy);

        out.place(nameOnly).store(Size.WORD, Reg.R8, KIND, NAME_FOR_PATH);
        ascent.read(Scratch.POINTER, Size.WORD, Reg.R9, layout.dentryNameLength(), done);
        out.load(Size.WORD, Reg.R2, SCRATCH, Scratch.POINTER).jump(Jump.GE, Reg.R2, ROOM_FOR_TEXT, done);
        out.store(Size.DOUBLE, SCRATCH, Scratch.NEXT_FILE, Reg.R2);
        ascent.read(Scratch.POINTER, Size.DOUBLE, Reg.R9, layout.dentryName(), done);
        out.load(Size.DOUBLE, Reg.R3, SCRATCH, Scratch.POINTER)
                .load(Size.DOUBLE, Reg.R2, SCRATCH, Scratch.NEXT_FILE)
                .jump(copy);

        out.place(gone).load(Size.HALF, Reg.R2, SCRATCH, Ascent.remembered(Lineage.NAME_LENGTH));
        out.mov(Reg.R3, SCRATCH).alu(Alu.ADD, Reg.R3, Ascent.remembered(Lineage.NAME));
        out.place(copy).jump(Jump.GT, Reg.R2, PathWalk.CAPACITY, done).mov(Reg.R9, Reg.R2);
        out.mov(Reg.R1, Reg.R8).alu(Alu.ADD, Reg.R1, HEADER).call(Helper.PROBE_READ_KERNEL);
        out.jump(Jump.NE, Reg.R0, 0, done).store(Size.WORD, Reg.R8, LENGTH, Reg.R9);
    }
}
