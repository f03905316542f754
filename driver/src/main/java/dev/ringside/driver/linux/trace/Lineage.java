package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;
import org.jspecify.annotations.Nullable;

/**
 * Who started whom, remembered at fork. A process whose parent has ended is given to init, and one that wants to hide where it comes from makes
 * sure of that by forking twice; its parent in events is still the process that forked it.
 *
 * <p>The map keeps the most recent forks and needs no tidying: a pid that is used again is written again. A process that is not in it,
 * because it is older than the watch, has the parent that the kernel says it has.
 */
final class Lineage {
    /** The map's number in programs. */
    static final int MAP = 5;

    /** Bytes of a key: a pid. */
    static final int KEY_SIZE = Integer.BYTES;

    /** How many forks are remembered; a process has mostly started its program long before so many others were forked. */
    static final int ENTRIES = 16 * 1024;

    // A value: 8 bytes each, then the name.
    private static final int PID = 0;
    private static final int START = 8;
    private static final int UID = 16;
    private static final int NAME_LENGTH = 24;
    private static final int NAME = 32;
    private static final int NAME_CAPACITY = 64;

    static final int VALUE_SIZE = NAME + NAME_CAPACITY;

    /** What {@link #call} returns: the parent is there and can be asked itself. */
    private static final int ALIVE = 0;

    // The fork program's stack.
    private static final int KEY_ON_STACK = -8;
    private static final int VALUE_ON_STACK = -8 - VALUE_SIZE;

    private final Assembler out;
    private final KernelLayout layout;
    private @Nullable Label function;

    Lineage(Assembler out, KernelLayout layout) {
        this.out = out;
        this.layout = layout;
    }

    /** Asks whether the parent can be asked itself; if not, goes to the label. Clobbers R0 to R5. */
    void call(Reg context, Reg scratch, Label remembered) {
        Label start = function == null ? out.label() : function;
        function = start;
        out.mov(Reg.R1, context).mov(Reg.R2, scratch).call(start).jump(Jump.NE, Reg.R0, ALIVE, remembered);
    }

    /** Puts a number of the remembered parent into R0. */
    void number(Datum datum, Reg scratch) {
        int offset = switch (datum) {
            case PPID -> PID;
            case PARENT_START -> START;
            case PARENT_UID -> UID;
            default -> throw new IllegalArgumentException(datum + " is not remembered");
        };
        out.load(Size.DOUBLE, Reg.R0, scratch, Scratch.LINEAGE + offset);
    }

    /** Puts the remembered parent's name into its place in the scratch memory at R7, and its length into R0. */
    void name(Label unknown) {
        out.load(Size.DOUBLE, Reg.R8, Reg.R7, Scratch.LINEAGE + NAME_LENGTH);
        out.jump(Jump.GT, Reg.R8, NAME_CAPACITY, unknown).mov(Reg.R1, Reg.R7);
        out.alu(Alu.ADD, Reg.R1, Scratch.textOffset(Datum.PARENT)).mov(Reg.R2, Reg.R8);
        out.mov(Reg.R3, Reg.R7).alu(Alu.ADD, Reg.R3, Scratch.LINEAGE + NAME).call(Helper.PROBE_READ_KERNEL);
        out.mov(Reg.R0, Reg.R8);
    }

    static void reset(Assembler out, Reg scratch) {
        out.store(Size.DOUBLE, scratch, Scratch.LINEAGE_STATE, TextLoaders.NOT_LOADED);
    }

    /** Writes the function, if it is called. It copies what is remembered to the scratch memory, once for an event. */
    void emit() {
        if (function == null) {
            return;
        }
        Label load = out.label();
        Label alive = out.label();
        Label other = out.label();
        Label done = out.label();
        out.function(function).mov(Reg.R7, Reg.R2).load(Size.DOUBLE, Reg.R0, Reg.R7, Scratch.LINEAGE_STATE);
        out.jump(Jump.EQ, Reg.R0, TextLoaders.NOT_LOADED, load).exit().place(load);
        out.load(Size.DOUBLE, Reg.R6, Reg.R1, 0).load(Size.WORD, Reg.R1, Reg.R6, layout.taskTgid());
        out.store(Size.WORD, Reg.R10, KEY_ON_STACK, Reg.R1);
        out.loadMap(Reg.R1, MAP).mov(Reg.R2, Reg.R10).alu(Alu.ADD, Reg.R2, KEY_ON_STACK);
        out.call(Helper.MAP_LOOKUP).jump(Jump.EQ, Reg.R0, 0, alive);
        out.load(Size.DOUBLE, Reg.R1, Reg.R6, layout.taskRealParent()).jump(Jump.EQ, Reg.R1, 0, other);
        out.load(Size.WORD, Reg.R2, Reg.R1, layout.taskTgid()).load(Size.DOUBLE, Reg.R3, Reg.R0, PID);
        out.jump(Jump.NE, Reg.R2, Reg.R3, other);
        // A parent that is just ending has no program any more.
        out.load(Size.DOUBLE, Reg.R1, Reg.R1, layout.taskMm()).jump(Jump.NE, Reg.R1, 0, alive);
        out.place(other).mov(Reg.R3, Reg.R0).mov(Reg.R1, Reg.R7).alu(Alu.ADD, Reg.R1, Scratch.LINEAGE);
        out.mov(Reg.R2, VALUE_SIZE)
                .call(Helper.PROBE_READ_KERNEL)
                .mov(Reg.R0, 1)
                .jump(done);
        out.place(alive).mov(Reg.R0, ALIVE);
        out.place(done)
                .store(Size.DOUBLE, Reg.R7, Scratch.LINEAGE_STATE, Reg.R0)
                .exit();
    }

    /** The program on the fork tracepoint, whose arguments are the process that forks and the new one. */
    static Program atFork(KernelLayout layout) {
        Assembler out = new Assembler();
        Label end = out.label();
        Label named = out.label();
        Label unnamed = out.label();
        Label noProgram = out.label();
        out.load(Size.DOUBLE, Reg.R6, Reg.R1, 0).load(Size.DOUBLE, Reg.R7, Reg.R1, Long.BYTES);
        out.load(Size.WORD, Reg.R1, Reg.R7, layout.taskTgid()).load(Size.WORD, Reg.R2, Reg.R7, layout.taskPid());
        out.jump(Jump.NE, Reg.R1, Reg.R2, end).store(Size.WORD, Reg.R10, KEY_ON_STACK, Reg.R1);
        for (int i = 0; i < VALUE_SIZE; i += Long.BYTES) {
            out.store(Size.DOUBLE, Reg.R10, VALUE_ON_STACK + i, 0);
        }
        out.load(Size.WORD, Reg.R1, Reg.R6, layout.taskTgid());
        out.store(Size.DOUBLE, Reg.R10, VALUE_ON_STACK + PID, Reg.R1);
        out.load(Size.DOUBLE, Reg.R1, Reg.R6, layout.taskGroupLeader()).jump(Jump.EQ, Reg.R1, 0, end);
        out.load(Size.DOUBLE, Reg.R1, Reg.R1, layout.taskStartBoottime());
        out.store(Size.DOUBLE, Reg.R10, VALUE_ON_STACK + START, Reg.R1);
        out.load(Size.DOUBLE, Reg.R1, Reg.R6, layout.taskCred()).jump(Jump.EQ, Reg.R1, 0, end);
        out.load(Size.WORD, Reg.R1, Reg.R1, layout.credUid());
        out.store(Size.DOUBLE, Reg.R10, VALUE_ON_STACK + UID, Reg.R1);

        out.load(Size.DOUBLE, Reg.R1, Reg.R6, layout.taskMm()).jump(Jump.EQ, Reg.R1, 0, noProgram);
        out.load(Size.DOUBLE, Reg.R1, Reg.R1, layout.mmExeFile()).jump(Jump.EQ, Reg.R1, 0, unnamed);
        out.load(Size.DOUBLE, Reg.R1, Reg.R1, layout.fileDentry()).jump(Jump.EQ, Reg.R1, 0, unnamed);
        out.load(Size.WORD, Reg.R8, Reg.R1, layout.dentryNameLength()).jump(Jump.GT, Reg.R8, NAME_CAPACITY, unnamed);
        out.load(Size.DOUBLE, Reg.R3, Reg.R1, layout.dentryName()).mov(Reg.R2, Reg.R8);
        out.mov(Reg.R1, Reg.R10).alu(Alu.ADD, Reg.R1, VALUE_ON_STACK + NAME).call(Helper.PROBE_READ_KERNEL);
        out.jump(Jump.NE, Reg.R0, 0, unnamed).jump(named);
        out.place(noProgram).mov(Reg.R3, Reg.R6).alu(Alu.ADD, Reg.R3, layout.taskComm());
        out.mov(Reg.R1, Reg.R10).alu(Alu.ADD, Reg.R1, VALUE_ON_STACK + NAME).mov(Reg.R2, 16);
        out.call(Helper.PROBE_READ_KERNEL_STR).jump(Jump.SLE, Reg.R0, 0, unnamed);
        out.mov(Reg.R8, Reg.R0).alu(Alu.SUB, Reg.R8, 1).jump(named);
        out.place(unnamed).mov(Reg.R8, TextLoaders.UNKNOWN);
        out.place(named).store(Size.DOUBLE, Reg.R10, VALUE_ON_STACK + NAME_LENGTH, Reg.R8);
        out.loadMap(Reg.R1, MAP).mov(Reg.R2, Reg.R10).alu(Alu.ADD, Reg.R2, KEY_ON_STACK);
        out.mov(Reg.R3, Reg.R10)
                .alu(Alu.ADD, Reg.R3, VALUE_ON_STACK)
                .mov(Reg.R4, 0)
                .call(Helper.MAP_UPDATE);
        return out.place(end).mov(Reg.R0, 0).exit().program();
    }
}
