package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;

/**
 * Code that remembers which program a process runs that opens or accepts a connection: when the connection ends, the process may have ended before. The
 * memory is a map by the start of the process and the address of its memory, which is another one when it executes another program.
 */
final class SocketPrograms {
    /** The map's number in programs. */
    static final int MAP = 16;

    static final int KEY_SIZE = 16;
    static final int CAPACITY = 1 << 12;

    /** On the stack, behind what a path walk uses. */
    private static final int KEY = -32;

    private final Assembler out;
    private final KernelLayout layout;
    private final PathWalk walk;
    private final Label function;

    SocketPrograms(Assembler out, KernelLayout layout) {
        this.out = out;
        this.layout = layout;
        this.walk = new PathWalk(out, layout);
        this.function = out.label();
    }

    /** Remembers the running process's program, with the scratch memory in that register. Clobbers R0 to R5. */
    void remember(Reg scratch) {
        out.mov(Reg.R1, scratch).call(function);
    }

    /** Writes the function. */
    void emit() {
        Label end = out.label();
        out.function(function).mov(Reg.R7, Reg.R1);
        out.call(Helper.GET_CURRENT_TASK_BTF).mov(Reg.R1, Reg.R0);
        TaskCode.untrusted(out, layout, Reg.R6);
        out.load(Size.DOUBLE, Reg.R1, Reg.R6, layout.taskMm()).jump(Jump.EQ, Reg.R1, 0, end);
        out.store(Size.DOUBLE, Reg.R10, KEY + Long.BYTES, Reg.R1);
        out.load(Size.DOUBLE, Reg.R1, Reg.R6, layout.taskGroupLeader()).jump(Jump.EQ, Reg.R1, 0, end);
        out.load(Size.DOUBLE, Reg.R1, Reg.R1, layout.taskStartBoottime()).store(Size.DOUBLE, Reg.R10, KEY, Reg.R1);
        key();
        out.call(Helper.MAP_LOOKUP).jump(Jump.NE, Reg.R0, 0, end);
        Executables.describe(out, layout, walk, end);
        key();
        out.mov(Reg.R3, Reg.R9).mov(Reg.R4, 0).call(Helper.MAP_UPDATE);
        out.place(end).mov(Reg.R0, 0).exit();
        walk.emit();
    }

    /**
     * Code of a loader: brings the name or the path that is remembered of the process that a connection belongs to into its place in the scratch memory
     * at R7, and its length into R0. This processor's state is in R4. Clobbers all but R7.
     */
    static void load(Assembler out, Datum text, Label unknown) {
        out.load(Size.DOUBLE, Reg.R1, Reg.R4, HookState.OWNER + Sockets.START).store(Size.DOUBLE, Reg.R10, KEY, Reg.R1);
        out.load(Size.DOUBLE, Reg.R1, Reg.R4, HookState.OWNER + Sockets.MEMORY);
        out.store(Size.DOUBLE, Reg.R10, KEY + Long.BYTES, Reg.R1);
        out.loadMap(Reg.R1, MAP).mov(Reg.R2, Reg.R10).alu(Alu.ADD, Reg.R2, KEY).call(Helper.MAP_LOOKUP);
        out.jump(Jump.EQ, Reg.R0, 0, unknown);
        Executables.copy(out, text, unknown);
    }

    private void key() {
        out.loadMap(Reg.R1, MAP).mov(Reg.R2, Reg.R10).alu(Alu.ADD, Reg.R2, KEY);
    }
}
