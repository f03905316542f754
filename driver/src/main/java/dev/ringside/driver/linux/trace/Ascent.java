package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;

/**
 * Code that goes from a process to the one above it: to the one that forked it, as {@link Lineage} remembers, and where that knows nothing to the parent
 * that the kernel says it has. What has ended is told from what is remembered; what is there is asked itself.
 *
 * <p>It stands in callbacks of {@code bpf_loop}, and keeps what it knows in the {@link Scratch} memory. The kernel's structures are copied from rather than
 * read, because a callback finds only addresses in memory, of which the verifier knows nothing. An address may also be that of a process that is gone, whose
 * memory is another's by now; pid and start tell.
 */
final class Ascent {
    /** Points at the scratch memory in all code but {@link #begin}. */
    static final Reg SCRATCH = Reg.R7;

    private final Assembler out;
    private final KernelLayout layout;
    private final PathWalk walk;

    Ascent(Assembler out, KernelLayout layout, PathWalk walk) {
        this.out = out;
        this.layout = layout;
        this.walk = walk;
    }

    /** Begins at the task in a register, which the verifier knows as one. Clobbers R1. */
    void begin(Reg task, Reg scratch, Label unknown) {
        out.load(Size.DOUBLE, Reg.R1, task, layout.taskGroupLeader()).jump(Jump.EQ, Reg.R1, 0, unknown);
        out.load(Size.DOUBLE, Reg.R1, Reg.R1, layout.taskStartBoottime());
        out.store(Size.DOUBLE, scratch, Scratch.CHAIN_START, Reg.R1);
        out.load(Size.WORD, Reg.R1, task, layout.taskTgid());
        out.store(Size.WORD, scratch, Scratch.CHAIN_PID, Reg.R1);
        out.store(Size.DOUBLE, scratch, Scratch.CHAIN_TASK, task);
    }

    /**
     * Finds the process above: who it is goes to the scratch memory, and its task, or 0 if it has ended, into R9. Clobbers all registers but R6 and
     * {@link #SCRATCH}.
     *
     * @param complete where to go if there is none
     * @param unknown where to go if it cannot be told which it is
     */
    void find(Label complete, Label unknown) {
        lineage();
        above(unknown);
        out.load(Size.WORD, Reg.R1, SCRATCH, Scratch.NEXT_PID).jump(Jump.EQ, Reg.R1, 0, complete);
    }

    /** The process that was found is the one at hand from now on. Clobbers R1. */
    void go() {
        out.load(Size.WORD, Reg.R1, SCRATCH, Scratch.NEXT_PID).store(Size.WORD, SCRATCH, Scratch.CHAIN_PID, Reg.R1);
        out.load(Size.DOUBLE, Reg.R1, SCRATCH, Scratch.NEXT_START)
                .store(Size.DOUBLE, SCRATCH, Scratch.CHAIN_START, Reg.R1);
        out.store(Size.DOUBLE, SCRATCH, Scratch.CHAIN_TASK, Reg.R9);
    }

    /**
     * Walks along the path of the file in R9, to {@link Scratch#CHAIN_PATH}, and leaves its length in R0 as {@link PathWalk} does; R9 becomes its dentry.
     *
     * @param unreadable where to go if the file cannot be asked
     * @param unknown where to go, with the dentry in R9, if the path cannot be told
     */
    void path(Label unreadable, Label unknown) {
        read(Scratch.NEXT_DENTRY, Size.DOUBLE, Reg.R9, layout.fileDentry(), unreadable);
        read(Scratch.WALK_MOUNT, Size.DOUBLE, Reg.R9, layout.fileMount(), unreadable);
        out.load(Size.DOUBLE, Reg.R1, SCRATCH, Scratch.WALK_MOUNT);
        read(Scratch.WALK_ROOT, Size.DOUBLE, Reg.R1, layout.vfsMountRoot(), unreadable);
        out.load(Size.DOUBLE, Reg.R9, SCRATCH, Scratch.NEXT_DENTRY);
        out.store(Size.DOUBLE, SCRATCH, Scratch.WALK_DENTRY, Reg.R9);
        walk.call(Scratch.CHAIN_PATH, unknown);
    }

    /** Copies what is remembered of the process at hand; R8 says whether there is anything. */
    private void lineage() {
        Label done = out.label();
        out.load(Size.WORD, Reg.R9, SCRATCH, Scratch.CHAIN_PID);
        Lineage.entry(out, Reg.R8, Reg.R9);
        Lineage.copy(out, SCRATCH, Scratch.CHAIN_LINEAGE, Reg.R8);
        // Asked again after the copy: an entry that is being written meanwhile is nobody's.
        out.load(Size.WORD, Reg.R1, Reg.R8, Lineage.CHILD).mov(Reg.R8, 0).jump(Jump.NE, Reg.R1, Reg.R9, done);
        out.load(Size.WORD, Reg.R1, SCRATCH, remembered(Lineage.CHILD)).jump(Jump.NE, Reg.R1, Reg.R9, done);
        out.load(Size.DOUBLE, Reg.R1, SCRATCH, remembered(Lineage.CHILD_START));
        out.load(Size.DOUBLE, Reg.R2, SCRATCH, Scratch.CHAIN_START).jump(Jump.NE, Reg.R1, Reg.R2, done);
        out.mov(Reg.R8, 1).place(done);
    }

    private void above(Label nobody) {
        Label ended = out.label();
        Label ofEntry = out.label();
        Label identify = out.label();
        Label unreadable = out.label();
        Label gone = out.label();
        Label found = out.label();
        out.load(Size.DOUBLE, Reg.R9, SCRATCH, Scratch.CHAIN_TASK).jump(Jump.EQ, Reg.R9, 0, ended);
        read(Scratch.NEXT_TASK, Size.DOUBLE, Reg.R9, layout.taskRealParent(), unreadable);
        out.load(Size.DOUBLE, Reg.R9, SCRATCH, Scratch.NEXT_TASK).place(ended);
        out.jump(Jump.EQ, Reg.R8, 0, identify).jump(Jump.EQ, Reg.R9, 0, ofEntry);
        // The forker is the parent as long as it is there. It may have another first thread by now.
        read(Scratch.NEXT_PID, Size.WORD, Reg.R9, layout.taskTgid(), unreadable);
        out.load(Size.WORD, Reg.R1, SCRATCH, Scratch.NEXT_PID);
        out.load(Size.WORD, Reg.R2, SCRATCH, remembered(Lineage.PID)).jump(Jump.EQ, Reg.R1, Reg.R2, identify);
        out.place(ofEntry).load(Size.DOUBLE, Reg.R9, SCRATCH, remembered(Lineage.TASK));

        out.place(identify).jump(Jump.EQ, Reg.R9, 0, unreadable);
        read(Scratch.NEXT_PID, Size.WORD, Reg.R9, layout.taskTgid(), unreadable);
        follow(Reg.R9, layout.taskGroupLeader(), unreadable);
        read(Scratch.NEXT_START, Size.DOUBLE, Reg.R1, layout.taskStartBoottime(), unreadable);
        follow(Reg.R9, layout.taskCred(), unreadable);
        read(Scratch.NEXT_UID, Size.WORD, Reg.R1, layout.credUid(), unreadable);
        read(Scratch.NEXT_MEMORY, Size.DOUBLE, Reg.R9, layout.taskMm(), unreadable);
        read(Scratch.NEXT_FLAGS, Size.WORD, Reg.R9, layout.taskFlags(), unreadable);
        out.jump(Jump.EQ, Reg.R8, 0, found);
        out.load(Size.WORD, Reg.R1, SCRATCH, Scratch.NEXT_PID);
        out.load(Size.WORD, Reg.R2, SCRATCH, remembered(Lineage.PID)).jump(Jump.NE, Reg.R1, Reg.R2, gone);
        out.load(Size.DOUBLE, Reg.R1, SCRATCH, Scratch.NEXT_START);
        out.load(Size.DOUBLE, Reg.R2, SCRATCH, remembered(Lineage.START)).jump(Jump.NE, Reg.R1, Reg.R2, gone);
        out.load(Size.DOUBLE, Reg.R1, SCRATCH, Scratch.NEXT_MEMORY).jump(Jump.NE, Reg.R1, 0, found);
        out.load(Size.WORD, Reg.R1, SCRATCH, Scratch.NEXT_FLAGS).alu(Alu.AND, Reg.R1, TaskCode.PF_KTHREAD);
        out.jump(Jump.NE, Reg.R1, 0, found).jump(gone);

        out.place(unreadable).jump(Jump.EQ, Reg.R8, 0, nobody).place(gone);
        out.load(Size.WORD, Reg.R1, SCRATCH, remembered(Lineage.PID))
                .store(Size.WORD, SCRATCH, Scratch.NEXT_PID, Reg.R1);
        out.load(Size.WORD, Reg.R1, SCRATCH, remembered(Lineage.UID))
                .store(Size.WORD, SCRATCH, Scratch.NEXT_UID, Reg.R1);
        out.load(Size.DOUBLE, Reg.R1, SCRATCH, remembered(Lineage.START));
        out.store(Size.DOUBLE, SCRATCH, Scratch.NEXT_START, Reg.R1)
                .mov(Reg.R9, 0)
                .place(found);
    }

    /** Where something of the {@link Lineage} of the process at hand is. */
    static int remembered(int offset) {
        return Scratch.CHAIN_LINEAGE + offset;
    }

    /** Puts a pointer into R1. */
    private void follow(Reg from, int offset, Label fail) {
        read(Scratch.POINTER, Size.DOUBLE, from, offset, fail);
        out.load(Size.DOUBLE, Reg.R1, SCRATCH, Scratch.POINTER);
    }

    /** Copies a value of the kernel's to the scratch memory. Clobbers R0 to R5. */
    void read(int place, Size size, Reg from, int offset, Label fail) {
        out.mov(Reg.R3, from).alu(Alu.ADD, Reg.R3, offset);
        out.mov(Reg.R1, SCRATCH).alu(Alu.ADD, Reg.R1, place).mov(Reg.R2, size.bytes());
        out.call(Helper.PROBE_READ_KERNEL).jump(Jump.NE, Reg.R0, 0, fail);
    }
}
