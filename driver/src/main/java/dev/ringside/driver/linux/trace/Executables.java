package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;

/**
 * Which program each process runs, remembered for its end: before 6.16 a process has given its memory up, and with that its program, when the
 * kernel reports its end. On those kernels, and only while ends are watched, programs on the tracepoints of fork, exec and exit keep a map of all
 * processes by pid. An entry is written at each fork, so none is ever that of an earlier process with the same pid. That costs a process some 3 µs
 * of the hundreds that starting and ending it takes.
 *
 * <p>These programs use the scratch memory without asking whether it is in use: the kernels that need them do not preempt a program on a
 * tracepoint.
 */
final class Executables {
    /** The map's number in programs. */
    static final int MAP = 7;

    /** More processes than machines have; of those beyond neither name nor path is known at their end. */
    static final int MOST = 16_384;

    // An entry: the path's length, as loaders give it, the length of the name that it ends with, and the path or the
    // end of it.
    static final int LENGTH = 0;
    static final int NAME_LENGTH = 4;
    static final int PATH = 8;
    static final int SIZE = 320;
    static final int PATH_CAPACITY = SIZE - PATH;

    private static final int KEY = -20;

    private Executables() {}

    /** Whether this kernel's processes have given up their programs when their end is reported. */
    static boolean areNeeded(KernelLayout layout) {
        // The tracepoint was moved to before that in the same change.
        return !layout.exitTellsGroupDead();
    }

    /** The program on the exec tracepoint, whose first argument is the process. */
    static Program atExec(KernelLayout layout, int processors) {
        return remember(layout, processors, 0);
    }

    /** The program on the fork tracepoint: the new process, its second argument, runs what the first one does. */
    static Program atFork(KernelLayout layout, int processors) {
        return remember(layout, processors, Long.BYTES);
    }

    /** The program on the exit tracepoint. It must come after the one that reports the end. */
    static Program atExit(KernelLayout layout) {
        Assembler out = new Assembler();
        Label end = out.label();
        out.mov(Reg.R6, Reg.R1);
        HookPrograms.onlyLastThread(out, layout, end);
        TaskCode.untrusted(out.mov(Reg.R1, Reg.R6), layout, Reg.R6, 0);
        out.load(Size.WORD, Reg.R1, Reg.R6, layout.taskTgid()).store(Size.WORD, Reg.R10, KEY, Reg.R1);
        delete(out);
        return out.place(end).mov(Reg.R0, 0).exit().program();
    }

    /** @param process which argument is the process that is remembered; what it runs is told by the first */
    private static Program remember(KernelLayout layout, int processors, int process) {
        Assembler out = new Assembler();
        PathWalk walk = new PathWalk(out, layout);
        Label end = out.label();
        Label forget = out.label();
        Label all = out.label();
        out.mov(Reg.R8, Reg.R1);
        TaskCode.untrusted(out, layout, Reg.R6, process);
        out.load(Size.WORD, Reg.R1, Reg.R6, layout.taskTgid()).load(Size.WORD, Reg.R2, Reg.R6, layout.taskPid());
        out.store(Size.WORD, Reg.R10, KEY, Reg.R1).jump(Jump.NE, Reg.R1, Reg.R2, end);
        TaskCode.untrusted(out.mov(Reg.R1, Reg.R8), layout, Reg.R6, 0);
        Scratch.locate(out, Reg.R7, processors, forget);
        describe(out, layout, walk, forget);
        out.loadMap(Reg.R1, MAP)
                .mov(Reg.R2, Reg.R10)
                .alu(Alu.ADD, Reg.R2, KEY)
                .mov(Reg.R3, Reg.R9)
                .mov(Reg.R4, 0);
        out.call(Helper.MAP_UPDATE).jump(all);
        out.place(forget);
        delete(out);
        out.place(all).place(end).mov(Reg.R0, 0).exit();
        walk.emit();
        return out.program();
    }

    /**
     * Puts together an entry of the program that the task in R6 runs, with the scratch memory in R7, and its address into R9. Clobbers all registers but R7
     * and R10.
     */
    static void describe(Assembler out, KernelLayout layout, PathWalk walk, Label none) {
        Label whole = out.label();
        pointer(out, Reg.R6, Reg.R6, layout.taskMm(), none);
        pointer(out, Reg.R6, Reg.R6, layout.mmExeFile(), none);
        pointer(out, Reg.R1, Reg.R6, layout.fileDentry(), none);
        pointer(out, Reg.R2, Reg.R6, layout.fileMount(), none);
        out.load(Size.WORD, Reg.R8, Reg.R1, layout.dentryNameLength());
        walk.from().call(Scratch.CHAIN_PATH, none);
        out.mov(Reg.R9, Reg.R7).alu(Alu.ADD, Reg.R9, Scratch.RECORD);
        out.store(Size.WORD, Reg.R9, NAME_LENGTH, Reg.R8);
        out.mov(Reg.R8, Reg.R0).alu(Alu.AND, Reg.R8, ~TextLoaders.CUT).jump(Jump.LE, Reg.R8, PATH_CAPACITY, whole);
        out.mov(Reg.R8, PATH_CAPACITY)
                .mov(Reg.R0, PATH_CAPACITY | TextLoaders.CUT)
                .place(whole);
        out.store(Size.WORD, Reg.R9, LENGTH, Reg.R0);
        out.mov(Reg.R1, Reg.R9).alu(Alu.ADD, Reg.R1, PATH).mov(Reg.R2, Reg.R8).mov(Reg.R3, Reg.R7);
        out.alu(Alu.ADD, Reg.R3, Scratch.CHAIN_PATH + PathWalk.CAPACITY).alu(Alu.SUB, Reg.R3, Reg.R8);
        out.call(Helper.PROBE_READ_KERNEL).jump(Jump.NE, Reg.R0, 0, none);
    }

    private static void delete(Assembler out) {
        out.loadMap(Reg.R1, MAP).mov(Reg.R2, Reg.R10).alu(Alu.ADD, Reg.R2, KEY).call(Helper.MAP_DELETE);
    }

    private static void pointer(Assembler out, Reg dst, Reg src, int offset, Label ifNull) {
        out.load(Size.DOUBLE, dst, src, offset).jump(Jump.EQ, dst, 0, ifNull);
    }

    /**
     * Code of a loader: brings the name or the path that is remembered of the process in R6 to its place in the scratch memory at R7, and its length
     * into R0.
     */
    static void load(Assembler out, KernelLayout layout, Datum text, Label unknown) {
        out.load(Size.WORD, Reg.R1, Reg.R6, layout.taskTgid()).store(Size.WORD, Reg.R10, KEY, Reg.R1);
        out.loadMap(Reg.R1, MAP).mov(Reg.R2, Reg.R10).alu(Alu.ADD, Reg.R2, KEY).call(Helper.MAP_LOOKUP);
        out.jump(Jump.EQ, Reg.R0, 0, unknown);
        copy(out, text, unknown);
    }

    /** The same for the entry whose address is in R0. Clobbers R1 to R5, R8 and R9. */
    static void copy(Assembler out, Datum text, Label unknown) {
        out.mov(Reg.R3, Reg.R0).alu(Alu.ADD, Reg.R3, PATH);
        out.load(Size.WORD, Reg.R9, Reg.R0, LENGTH).mov(Reg.R8, Reg.R9).alu(Alu.AND, Reg.R8, ~TextLoaders.CUT);
        out.jump(Jump.GT, Reg.R8, PATH_CAPACITY, unknown);
        out.mov(Reg.R1, Reg.R7).alu(Alu.ADD, Reg.R1, Scratch.textOffset(text));
        if (Scratch.isRight(text)) {
            // In this order the verifier sees that it stays within the place.
            out.mov(Reg.R2, text.capacity()).alu(Alu.SUB, Reg.R2, Reg.R8).alu(Alu.ADD, Reg.R1, Reg.R2);
        } else {
            // The name is the end of it.
            out.load(Size.WORD, Reg.R2, Reg.R0, NAME_LENGTH).jump(Jump.GT, Reg.R2, text.capacity(), unknown);
            out.alu(Alu.ADD, Reg.R3, Reg.R8)
                    .alu(Alu.SUB, Reg.R3, Reg.R2)
                    .mov(Reg.R8, Reg.R2)
                    .mov(Reg.R9, Reg.R2);
        }
        out.mov(Reg.R2, Reg.R8).jump(Jump.GT, Reg.R2, PATH_CAPACITY, unknown).call(Helper.PROBE_READ_KERNEL);
        out.jump(Jump.NE, Reg.R0, 0, unknown).mov(Reg.R0, Reg.R9);
    }
}
