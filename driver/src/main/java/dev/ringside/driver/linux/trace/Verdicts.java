package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Program;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;

/**
 * What {@link AncestorTests} have found out about a process, remembered until something above some process changes: a table in the only value of an array
 * map, which each filter has for itself, indexed by the last bits of the pid.
 *
 * <p>A process's verdict changes when one above it executes another program or ends, and only processes that have forked are above others. {@link Lineage}
 * remembers which have; when one of these, or one that is older than the watch, does either, a counter goes up, and all that was remembered under a lower
 * count is void. Most processes of a machine never fork, so the count is low. A set that is inherited at fork would have to find all processes below when
 * one above changes; this one asks anew. A verdict that involves a process which is ending at that moment is not remembered. Only a program whose file is
 * renamed while it runs may go by its old name until the next change.
 *
 * <p>By the kernel's statistics, nine processes up to the first and on a machine in use: going up takes 6 µs to 14 µs, remembering less than 0.1 µs.
 */
final class Verdicts {
    /** The map's number in programs. */
    static final int MAP = 12;

    private static final int INDEX_BITS = 12;
    private static final int ENTRY_BITS = 5;

    /** Bytes of the map's value. */
    static final int SIZE = 1 << (INDEX_BITS + ENTRY_BITS);

    /** The most questions: sure and possible answers share a word. */
    static final int MOST = 32;

    // An entry. Two processors may write it at once; all of it together tells whether it is one writer's.
    private static final int START = 0;
    private static final int COUNT = 8;
    private static final int ANSWERS = 16;
    private static final int CHECK = 24;

    /** In a task's flags: it is ending. */
    private static final int PF_EXITING = 4;

    // From recall to remember: whom it is about, and the address of the entry.
    private static final Reg STARTED = Reg.R6;
    private static final Reg PID = Reg.R9;
    private static final Reg ENTRY = Reg.R8;

    private static final Reg SCRATCH = Ascent.SCRATCH;

    private Verdicts() {}

    /** Looks for the verdict on the process that {@link Ascent#begin} has begun at; falls through if there is none. Keeps R6, R8 and R9 for itself. */
    static void recall(Assembler out, Label known) {
        Label none = out.label();
        out.load(Size.WORD, PID, SCRATCH, Scratch.CHAIN_PID).mov(Reg.R1, PID);
        out.alu(Alu.AND, Reg.R1, (1 << INDEX_BITS) - 1).alu(Alu.LSH, Reg.R1, ENTRY_BITS);
        out.loadMapValue(ENTRY, MAP, 0).alu(Alu.ADD, ENTRY, Reg.R1);
        out.store(Size.WORD, SCRATCH, Scratch.CHAIN_STABLE, 1);
        // Before anything is looked at: what changes later makes it void.
        out.loadMapValue(Reg.R2, Lineage.MAP, Lineage.CHANGES).load(Size.DOUBLE, Reg.R2, Reg.R2, 0);
        out.store(Size.DOUBLE, SCRATCH, Scratch.CHAIN_CHANGES, Reg.R2);
        out.load(Size.DOUBLE, STARTED, SCRATCH, Scratch.CHAIN_START).mov(Reg.R1, STARTED);
        out.load(Size.DOUBLE, Reg.R3, ENTRY, START).jump(Jump.NE, Reg.R3, Reg.R1, none);
        out.load(Size.DOUBLE, Reg.R3, ENTRY, COUNT).jump(Jump.NE, Reg.R3, Reg.R2, none);
        out.load(Size.DOUBLE, Reg.R3, ENTRY, ANSWERS).load(Size.DOUBLE, Reg.R4, ENTRY, CHECK);
        check(out);
        out.jump(Jump.NE, Reg.R4, Reg.R1, none).mov(Reg.R1, Reg.R3);
        out.alu(Alu.LSH, Reg.R1, MOST).alu(Alu.RSH, Reg.R1, MOST);
        out.store(Size.DOUBLE, SCRATCH, Scratch.CHAIN_SURE, Reg.R1).alu(Alu.RSH, Reg.R3, MOST);
        out.store(Size.DOUBLE, SCRATCH, Scratch.CHAIN_MAYBE, Reg.R3).jump(known).place(none);
    }

    /** Keeps what has been found out. Clobbers R1 to R4. */
    static void remember(Assembler out) {
        Label unstable = out.label();
        out.load(Size.WORD, Reg.R1, SCRATCH, Scratch.CHAIN_STABLE).jump(Jump.EQ, Reg.R1, 0, unstable);
        out.load(Size.DOUBLE, Reg.R3, SCRATCH, Scratch.CHAIN_MAYBE).alu(Alu.LSH, Reg.R3, MOST);
        out.load(Size.DOUBLE, Reg.R1, SCRATCH, Scratch.CHAIN_SURE).alu(Alu.OR, Reg.R3, Reg.R1);
        out.mov(Reg.R1, STARTED).load(Size.DOUBLE, Reg.R2, SCRATCH, Scratch.CHAIN_CHANGES);
        out.store(Size.DOUBLE, ENTRY, START, Reg.R1).store(Size.DOUBLE, ENTRY, COUNT, Reg.R2);
        check(out);
        out.store(Size.DOUBLE, ENTRY, ANSWERS, Reg.R3).store(Size.DOUBLE, ENTRY, CHECK, Reg.R1);
        out.place(unstable);
    }

    /** Makes R1 what proves that start, count and answers, in R1 to R3, belong together and to the process. */
    private static void check(Assembler out) {
        out.alu(Alu.XOR, Reg.R1, Reg.R2).alu(Alu.XOR, Reg.R1, Reg.R3).alu(Alu.XOR, Reg.R1, PID);
    }

    /** A process above has been found whose task is in R9, or 0 if it has ended: one that is ending will be another the next moment. */
    static void found(Assembler out) {
        Label stays = out.label();
        out.jump(Jump.EQ, Reg.R9, 0, stays).load(Size.WORD, Reg.R1, SCRATCH, Scratch.NEXT_FLAGS);
        out.alu(Alu.AND, Reg.R1, PF_EXITING).jump(Jump.EQ, Reg.R1, 0, stays);
        unstable(out);
        out.place(stays);
    }

    /** What is found out is true only now. */
    static void unstable(Assembler out) {
        out.store(Size.WORD, SCRATCH, Scratch.CHAIN_STABLE, 0);
    }

    /** The program on the exec tracepoint, whose first argument is the process. */
    static Program atExec(KernelLayout layout) {
        return change(layout, false);
    }

    /** The program on the exit tracepoint: a process changes for those below when its first thread ends, and when its last one does. */
    static Program atExit(KernelLayout layout) {
        return change(layout, true);
    }

    private static Program change(KernelLayout layout, boolean ofThread) {
        Assembler out = new Assembler();
        Label meant = out.label();
        Label changed = out.label();
        Label end = out.label();
        out.mov(Reg.R6, Reg.R1);
        TaskCode.untrusted(out, layout, Reg.R7, 0);
        out.load(Size.WORD, Reg.R9, Reg.R7, layout.taskTgid());
        if (ofThread) {
            out.load(Size.WORD, Reg.R1, Reg.R7, layout.taskPid()).jump(Jump.EQ, Reg.R1, Reg.R9, meant);
            HookPrograms.onlyLastThread(out, layout, end);
        }
        out.place(meant);
        Lineage.entry(out, Reg.R8, Reg.R9);
        out.load(Size.WORD, Reg.R1, Reg.R8, Lineage.CHILD).jump(Jump.NE, Reg.R1, Reg.R9, changed);
        out.load(Size.DOUBLE, Reg.R1, Reg.R7, layout.taskGroupLeader()).jump(Jump.EQ, Reg.R1, 0, changed);
        out.load(Size.DOUBLE, Reg.R1, Reg.R1, layout.taskStartBoottime());
        out.load(Size.DOUBLE, Reg.R2, Reg.R8, Lineage.CHILD_START).jump(Jump.NE, Reg.R1, Reg.R2, changed);
        out.load(Size.BYTE, Reg.R1, Reg.R8, Lineage.HAS_FORKED).jump(Jump.EQ, Reg.R1, 0, end);
        out.place(changed).loadMapValue(Reg.R1, Lineage.MAP, Lineage.CHANGES).mov(Reg.R2, 1);
        return out.atomicAdd(Reg.R1, 0, Reg.R2).place(end).mov(Reg.R0, 0).exit().program();
    }
}
