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
 * <p>What is remembered stands in a table that is indexed by the last bits of a pid, in the only value of an array map: a hash map would cost
 * every fork in the system several times as much. Of two processes whose pids differ by a multiple of the table's size the younger one is
 * remembered, and the other, like a process that is older than the watch, has the parent that the kernel says it has. {@link Ancestry} goes on from
 * there.
 */
final class Lineage {
    /** The map's number in programs. */
    static final int MAP = 5;

    private static final int INDEX_BITS = 14;
    private static final int ENTRY_BITS = 7;

    /** Behind the table: how often something changed for the processes below others, as {@link Verdicts} count it; 8 bytes. */
    static final int CHANGES = 1 << (INDEX_BITS + ENTRY_BITS);

    /** Bytes of the map's value. */
    static final int SIZE = CHANGES + 64;

    /** Bytes of an entry. */
    static final int ENTRY = 1 << ENTRY_BITS;

    // An entry: whom it is about, by pid and start, for a pid is used again; who forked it; the name of that one's
    // program, all of it in the first of two cache lines if it is short.
    static final int CHILD = 0;
    /** 2 bytes. */
    static final int NAME_LENGTH = 4;
    /** Whether it has forked others itself, 1 byte. */
    static final int HAS_FORKED = 6;

    static final int CHILD_START = 8;
    static final int PID = 16;
    static final int UID = 20;
    static final int START = 24;
    /** The forker's first thread, if it is still there; whoever follows it must look whose memory it is now. */
    static final int TASK = 32;

    static final int NAME = 40;
    static final int NAME_CAPACITY = ENTRY - NAME;

    /** What {@link #call} returns: the parent is there and can be asked itself. */
    private static final int ALIVE = 0;

    private final Assembler out;
    private final Hook hook;
    private final KernelLayout layout;
    private @Nullable Label function;

    Lineage(Assembler out, Hook hook, KernelLayout layout) {
        this.out = out;
        this.hook = hook;
        this.layout = layout;
    }

    /** Asks whether the parent can be asked itself; if not, goes to the label. Clobbers R0 to R5. */
    void call(Reg context, Reg scratch, Reg state, Label remembered) {
        Label start = function == null ? out.label() : function;
        function = start;
        out.mov(Reg.R1, context)
                .mov(Reg.R2, scratch)
                .mov(Reg.R3, state)
                .call(start)
                .jump(Jump.NE, Reg.R0, ALIVE, remembered);
    }

    /** Puts a number of the remembered parent into R0. */
    void number(Datum datum, Reg scratch) {
        switch (datum) {
            case PPID -> out.load(Size.WORD, Reg.R0, scratch, Scratch.LINEAGE + PID);
            case PARENT_START -> out.load(Size.DOUBLE, Reg.R0, scratch, Scratch.LINEAGE + START);
            case PARENT_UID -> out.load(Size.WORD, Reg.R0, scratch, Scratch.LINEAGE + UID);
            default -> throw new IllegalArgumentException(datum + " is not remembered");
        }
    }

    /** Puts the remembered parent's name into its place in the scratch memory at R7, and its length into R0. */
    void name(Label unknown) {
        out.load(Size.HALF, Reg.R8, Reg.R7, Scratch.LINEAGE + NAME_LENGTH);
        out.jump(Jump.GT, Reg.R8, NAME_CAPACITY, unknown).mov(Reg.R1, Reg.R7);
        out.alu(Alu.ADD, Reg.R1, Scratch.textOffset(Datum.PARENT)).mov(Reg.R2, Reg.R8);
        out.mov(Reg.R3, Reg.R7).alu(Alu.ADD, Reg.R3, Scratch.LINEAGE + NAME).call(Helper.PROBE_READ_KERNEL);
        out.mov(Reg.R0, Reg.R8);
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
        out.function(function).mov(Reg.R7, Reg.R2).load(Size.DOUBLE, Reg.R4, Reg.R3, HookState.loadedOffset(hook));
        out.mov(Reg.R5, Reg.R4).alu(Alu.AND, Reg.R5, Scratch.lineageBit()).jump(Jump.EQ, Reg.R5, 0, load);
        out.load(Size.WORD, Reg.R0, Reg.R7, Scratch.LINEAGE_STATE).exit();
        out.place(load).alu(Alu.OR, Reg.R4, Scratch.lineageBit());
        out.store(Size.DOUBLE, Reg.R3, HookState.loadedOffset(hook), Reg.R4);
        out.mov(Reg.R6, Reg.R1).load(Size.WORD, Reg.R9, Reg.R6, layout.taskTgid());
        entry(out, Reg.R8, Reg.R9);
        // What was another process's, or is being written now, is not ours.
        out.load(Size.WORD, Reg.R1, Reg.R8, CHILD).jump(Jump.NE, Reg.R1, Reg.R9, alive);
        out.load(Size.DOUBLE, Reg.R1, Reg.R6, layout.taskGroupLeader()).jump(Jump.EQ, Reg.R1, 0, alive);
        out.load(Size.DOUBLE, Reg.R1, Reg.R1, layout.taskStartBoottime());
        out.load(Size.DOUBLE, Reg.R2, Reg.R8, CHILD_START).jump(Jump.NE, Reg.R1, Reg.R2, alive);
        out.load(Size.DOUBLE, Reg.R1, Reg.R6, layout.taskRealParent()).jump(Jump.EQ, Reg.R1, 0, other);
        out.load(Size.WORD, Reg.R2, Reg.R1, layout.taskTgid()).load(Size.WORD, Reg.R3, Reg.R8, PID);
        out.jump(Jump.NE, Reg.R2, Reg.R3, other);
        // A parent that is just ending has no program any more.
        out.load(Size.DOUBLE, Reg.R1, Reg.R1, layout.taskMm()).jump(Jump.NE, Reg.R1, 0, alive);
        out.place(other);
        copy(out, Reg.R7, Scratch.LINEAGE, Reg.R8);
        out.mov(Reg.R0, 1).jump(done).place(alive).mov(Reg.R0, ALIVE);
        out.place(done).store(Size.WORD, Reg.R7, Scratch.LINEAGE_STATE, Reg.R0).exit();
    }

    /** Points a register at the entry of the pid in another one. */
    static void entry(Assembler out, Reg dst, Reg pid) {
        out.mov(Reg.R0, pid).alu(Alu.AND, Reg.R0, (1 << INDEX_BITS) - 1).alu(Alu.LSH, Reg.R0, ENTRY_BITS);
        out.loadMapValue(dst, MAP, 0).alu(Alu.ADD, dst, Reg.R0);
    }

    /** Copies an entry to a place in the scratch memory. Clobbers R0 to R5. */
    static void copy(Assembler out, Reg scratch, int place, Reg entry) {
        out.mov(Reg.R1, scratch).alu(Alu.ADD, Reg.R1, place).mov(Reg.R2, ENTRY).mov(Reg.R3, entry);
        out.call(Helper.PROBE_READ_KERNEL);
    }

    /** The program on the fork tracepoint, whose arguments are the process that forks and the new one. */
    static Program atFork(KernelLayout layout) {
        Assembler out = new Assembler();
        Label end = out.label();
        Label named = out.label();
        Label unnamed = out.label();
        Label noProgram = out.label();
        out.mov(Reg.R8, Reg.R1);
        TaskCode.untrusted(out, layout, Reg.R6, 0);
        out.mov(Reg.R1, Reg.R8);
        TaskCode.untrusted(out, layout, Reg.R7, Long.BYTES);
        out.load(Size.WORD, Reg.R9, Reg.R7, layout.taskTgid()).load(Size.WORD, Reg.R2, Reg.R7, layout.taskPid());
        out.jump(Jump.NE, Reg.R9, Reg.R2, end).load(Size.DOUBLE, Reg.R3, Reg.R7, layout.taskStartBoottime());
        entry(out, Reg.R7, Reg.R9);
        // Nobody's, until all of it is there.
        out.store(Size.WORD, Reg.R7, CHILD, 0).store(Size.DOUBLE, Reg.R7, CHILD_START, Reg.R3);
        out.load(Size.WORD, Reg.R1, Reg.R6, layout.taskTgid()).store(Size.WORD, Reg.R7, PID, Reg.R1);
        out.load(Size.DOUBLE, Reg.R1, Reg.R6, layout.taskGroupLeader()).jump(Jump.EQ, Reg.R1, 0, end);
        out.store(Size.DOUBLE, Reg.R7, TASK, Reg.R1);
        out.load(Size.DOUBLE, Reg.R1, Reg.R1, layout.taskStartBoottime()).store(Size.DOUBLE, Reg.R7, START, Reg.R1);
        out.load(Size.DOUBLE, Reg.R1, Reg.R6, layout.taskCred()).jump(Jump.EQ, Reg.R1, 0, end);
        out.load(Size.WORD, Reg.R1, Reg.R1, layout.credUid()).store(Size.WORD, Reg.R7, UID, Reg.R1);

        out.load(Size.DOUBLE, Reg.R1, Reg.R6, layout.taskMm()).jump(Jump.EQ, Reg.R1, 0, noProgram);
        out.load(Size.DOUBLE, Reg.R1, Reg.R1, layout.mmExeFile()).jump(Jump.EQ, Reg.R1, 0, unnamed);
        out.load(Size.DOUBLE, Reg.R1, Reg.R1, layout.fileDentry()).jump(Jump.EQ, Reg.R1, 0, unnamed);
        out.load(Size.WORD, Reg.R8, Reg.R1, layout.dentryNameLength()).jump(Jump.GT, Reg.R8, NAME_CAPACITY, unnamed);
        out.load(Size.DOUBLE, Reg.R3, Reg.R1, layout.dentryName()).mov(Reg.R2, Reg.R8);
        out.mov(Reg.R1, Reg.R7).alu(Alu.ADD, Reg.R1, NAME).call(Helper.PROBE_READ_KERNEL);
        out.jump(Jump.NE, Reg.R0, 0, unnamed).jump(named);
        out.place(noProgram).mov(Reg.R3, Reg.R6).alu(Alu.ADD, Reg.R3, layout.taskComm());
        out.mov(Reg.R1, Reg.R7).alu(Alu.ADD, Reg.R1, NAME).mov(Reg.R2, KernelLayout.COMM_SIZE);
        out.call(Helper.PROBE_READ_KERNEL_STR).jump(Jump.SLE, Reg.R0, 0, unnamed);
        out.mov(Reg.R8, Reg.R0).alu(Alu.SUB, Reg.R8, 1).jump(named);
        out.place(unnamed).mov(Reg.R8, TextLoaders.UNKNOWN);
        out.place(named).store(Size.HALF, Reg.R7, NAME_LENGTH, Reg.R8);
        out.store(Size.BYTE, Reg.R7, HAS_FORKED, 0).store(Size.WORD, Reg.R7, CHILD, Reg.R9);
        out.load(Size.WORD, Reg.R9, Reg.R6, layout.taskTgid());
        entry(out, Reg.R7, Reg.R9);
        out.load(Size.WORD, Reg.R1, Reg.R7, CHILD).jump(Jump.NE, Reg.R1, Reg.R9, end);
        out.store(Size.BYTE, Reg.R7, HAS_FORKED, 1);
        return out.place(end).mov(Reg.R0, 0).exit().program();
    }
}
