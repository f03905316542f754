package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;

/**
 * Code of a gatherer that finds the other process of an event, and tells of it. The program runs where the kernel frees no process (under RCU), so what is found
 * is still there.
 */
final class Target {
    /** Ids are found by so many bits at a time (XA_CHUNK_SHIFT), and have no more than 22 (PID_MAX_LIMIT). */
    private static final int CHUNK_BITS = 6;

    private static final int LEVELS = 4;
    private static final int CHUNK_MASK = (1 << CHUNK_BITS) - 1;

    /** In an entry of a tree: it is a node of the tree, whose address is that much less (lib/xarray.c). */
    private static final int NODE = 2;

    private static final int ENTRY_MASK = 3;

    // On the stack.
    private static final int ID = -16;
    private static final int SHIFT = -24;

    private final Gathering code;
    private final Assembler out;
    private final Pointers pointers;
    private final Structures structures;

    Target(Gathering code) {
        this.code = code;
        this.out = code.out();
        this.pointers = code.pointers();
        this.structures = pointers.structures();
    }

    /** The process whose id, as the caller counts them, is that argument. */
    void ofId(int argument) {
        code.argument(Reg.R7, argument);
        out.alu(Alu.LSH, Reg.R7, 32).alu(Alu.RSH, Reg.R7, 32).store(Size.DOUBLE, Reg.R10, ID, Reg.R7);
        code.task(Reg.R7);
        namespace();
        pointers.plain(Reg.R7, Reg.R7, "pid_namespace", "idr.idr_rt.xa_head");
        find();
        ofPid();
    }

    /** The process that the descriptor in that register stands for (pidfd_open). */
    void ofDescriptor(Reg descriptor) {
        code.file(descriptor, code.drop());
        if (structures.has("pid", "stashed")) {
            // Such descriptors have a file system of their own.
            pointers.plain(Reg.R7, Reg.R7, "file", "f_inode");
            pointers.plain(Reg.R7, Reg.R7, "inode", "i_private");
        } else {
            pointers.plain(Reg.R7, Reg.R7, "file", "private_data");
        }
        out.jump(Jump.EQ, Reg.R7, 0, code.drop());
        ofPid();
    }

    /** The process that the kernel's id structure in R7 is of, or of one of its threads. */
    void ofPid() {
        pointers.plain(Reg.R7, Reg.R7, "pid", "tasks");
        out.jump(Jump.EQ, Reg.R7, 0, code.drop());
        out.alu(Alu.SUB, Reg.R7, structures.offset("task_struct", "pid_links"));
        ofTask();
    }

    /** The process of the thread in R7, if it is another one than the caller's. */
    private void ofTask() {
        Label done = out.label();
        pointers.plain(Reg.R7, Reg.R7, "task_struct", "group_leader");
        code.task(Reg.R0);
        pointers.plain(Reg.R0, Reg.R0, "task_struct", "group_leader");
        out.jump(Jump.EQ, Reg.R7, Reg.R0, code.drop());
        pointers.load(Reg.R2, Reg.R7, "task_struct", "tgid");
        code.number(Datum.TARGET_PID, Reg.R2);
        pointers.load(Reg.R2, Reg.R7, "task_struct", "start_boottime");
        code.number(Datum.TARGET_START, Reg.R2);
        pointers.plain(Reg.R2, Reg.R7, "task_struct", "cred");
        pointers.load(Reg.R2, Reg.R2, "cred", "uid.val");
        code.number(Datum.TARGET_UID, Reg.R2);
        pointers.plain(Reg.R7, Reg.R7, "task_struct", "mm");
        out.jump(Jump.EQ, Reg.R7, 0, done);
        pointers.plain(Reg.R7, Reg.R7, "mm_struct", "exe_file");
        out.jump(Jump.EQ, Reg.R7, 0, done);
        code.pathOfFile(Datum.PATH);
        out.place(done);
    }

    /** R7, a task, becomes the namespace that it counts ids in. */
    private void namespace() {
        pointers.plain(Reg.R7, Reg.R7, "task_struct", "thread_pid");
        out.jump(Jump.EQ, Reg.R7, 0, code.drop());
        pointers.load(Reg.R0, Reg.R7, "pid", "level");
        out.mov(Reg.R1, Reg.R0).alu(Alu.MUL, Reg.R1, structures.size("upid")).alu(Alu.ADD, Reg.R7, Reg.R1);
        pointers.word(Reg.R7, Reg.R7, structures.offset("pid", "numbers") + structures.offset("upid", "ns"));
        out.jump(Jump.EQ, Reg.R7, 0, code.drop());
    }

    /** R7, the root of a tree, becomes what is at the place in the tree that the id says. */
    private void find() {
        Label found = out.label();
        for (int level = 0; level < LEVELS; level++) {
            out.mov(Reg.R1, Reg.R7).alu(Alu.AND, Reg.R1, ENTRY_MASK).jump(Jump.NE, Reg.R1, NODE, code.drop());
            out.alu(Alu.SUB, Reg.R7, NODE);
            pointers.load(Reg.R0, Reg.R7, "xa_node", "shift");
            out.store(Size.DOUBLE, Reg.R10, SHIFT, Reg.R0);
            out.load(Size.DOUBLE, Reg.R1, Reg.R10, ID).alu(Alu.RSH, Reg.R1, Reg.R0);
            if (level == 0) {
                out.jump(Jump.GT, Reg.R1, CHUNK_MASK, code.drop());
            }
            out.alu(Alu.AND, Reg.R1, CHUNK_MASK).alu(Alu.LSH, Reg.R1, 3).alu(Alu.ADD, Reg.R7, Reg.R1);
            pointers.word(Reg.R7, Reg.R7, structures.offset("xa_node", "slots"));
            out.jump(Jump.EQ, Reg.R7, 0, code.drop());
            out.load(Size.DOUBLE, Reg.R1, Reg.R10, SHIFT).jump(Jump.EQ, Reg.R1, 0, found);
        }
        out.jump(code.drop()).place(found);
    }
}
