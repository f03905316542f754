package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.Helper;

/** Code that reads numbers of the task at hand, whose address is in {@link FieldSource#CONTEXT}. */
final class TaskCode {
    /** In a task's flags: a thread of the kernel, without a program. */
    static final int PF_KTHREAD = 0x0020_0000;

    /** In a signal structure's flags: the exit code is that of the whole group. */
    private static final int SIGNAL_GROUP_EXIT = 4;

    /** Among the arguments of the exec hook: the binary. */
    static final int BPRM_ARGUMENT = 16;

    /** On the main program's stack: where the address of the hook's arguments is kept. */
    static final int ARGUMENTS = FieldSource.STACK_OF_SOURCE - 56;

    private static final int PAGE_BITS = 12;

    private final Assembler out;
    private final KernelLayout layout;
    private final Lineage lineage;
    private final Pointers pointers;

    TaskCode(Assembler out, KernelLayout layout, Pointers pointers, Lineage lineage) {
        this.out = out;
        this.layout = layout;
        this.pointers = pointers;
        this.lineage = lineage;
    }

    /**
     * Keeps the address of the tracepoint's arguments, which is in R1, and puts that of the task into the context register: the first of them, or the one that
     * is running.
     *
     * <p>A verifier that trusts a pointer looks up, for every pointer that is read through it, by which lists of the kernel it may be trusted
     * too: with a name search through all types, some hundred microseconds each. The cast, which costs nothing when the program runs, makes the task a
     * pointer that is not trusted, as all that is reached from it is anyway; a filter is then verified in a tenth of the time.
     */
    static void enter(Assembler out, Site site, KernelLayout layout) {
        out.store(Size.DOUBLE, Reg.R10, ARGUMENTS, Reg.R1);
        if (site.isShared()) {
            out.call(Helper.GET_CURRENT_TASK_BTF).mov(Reg.R1, Reg.R0);
            untrusted(out, layout, FieldSource.CONTEXT);
        } else {
            untrusted(out, layout, FieldSource.CONTEXT, 0);
        }
    }

    /** Puts the task that is the argument there, of those whose address is in R1, into a register. Clobbers R0 to R5. */
    static void untrusted(Assembler out, KernelLayout layout, Reg dst, int argument) {
        out.load(Size.DOUBLE, Reg.R1, Reg.R1, argument);
        untrusted(out, layout, dst);
    }

    /** Puts the task whose address is in R1 into a register. */
    static void untrusted(Assembler out, KernelLayout layout, Reg dst) {
        if (layout.castFunction() != 0) {
            out.mov(Reg.R2, layout.taskType()).callKernel(layout.castFunction()).mov(dst, Reg.R0);
        } else {
            out.mov(dst, Reg.R1);
        }
    }

    /** Whether this kernel has what the datum is made of. */
    static boolean isAvailable(Datum datum, KernelLayout layout) {
        return switch (datum) {
            case SESSION -> layout.taskSessionId() >= 0;
            default -> true;
        };
    }

    /** Puts a number into R0. */
    void number(Datum datum, Label missing, Label unknown) {
        if (datum.isOfSubject()) {
            Subject.load(out, pointers, datum, missing);
            return;
        }
        if (isOfParent(datum)) {
            ofParent(datum, missing, unknown);
            return;
        }
        out.mov(Reg.R0, FieldSource.CONTEXT);
        switch (datum) {
            case PID -> load(Size.WORD, layout.taskTgid());
            case TID -> load(Size.WORD, layout.taskPid());
            case UID -> pointer(layout.taskCred(), unknown).load(Size.WORD, layout.credUid());
            case EUID -> pointer(layout.taskCred(), unknown).load(Size.WORD, layout.credEuid());
            case GID -> pointer(layout.taskCred(), unknown).load(Size.WORD, layout.credGid());
            case CAPS -> pointer(layout.taskCred(), unknown).load(Size.DOUBLE, layout.credCapEffective());
            case ARGUMENTS_AT -> pointer(layout.taskMm(), missing).load(Size.DOUBLE, layout.mmArgStart());
            case IMAGE_INODE ->
                program(missing).load(Size.DOUBLE, pointers.structures().offset("inode", "i_ino"));
            case IMAGE_DEVICE -> {
                program(missing).pointer(pointers.structures().offset("inode", "i_sb"), unknown);
                load(Size.WORD, pointers.structures().offset("super_block", "s_dev"));
            }
            case SESSION -> {
                load(Size.WORD, layout.taskSessionId());
                out.jump32(Jump.EQ, Reg.R0, -1, missing);
            }
            case ARGC -> {
                out.load(Size.DOUBLE, Reg.R0, Reg.R10, ARGUMENTS).load(Size.DOUBLE, Reg.R0, Reg.R0, BPRM_ARGUMENT);
                load(Size.WORD, layout.bprmArgc());
            }
            case CGROUP -> out.call(Helper.GET_CURRENT_CGROUP_ID);
            case START -> pointer(layout.taskGroupLeader(), unknown).load(Size.DOUBLE, layout.taskStartBoottime());
            case EXIT_CODE -> {
                exitStatus(unknown);
                out.mov(Reg.R1, Reg.R0).alu(Alu.AND, Reg.R1, 0x7F).jump(Jump.NE, Reg.R1, 0, missing);
                out.alu(Alu.RSH, Reg.R0, 8).alu(Alu.AND, Reg.R0, 0xFF);
            }
            case SIGNAL -> {
                exitStatus(unknown);
                out.alu(Alu.AND, Reg.R0, 0x7F).jump(Jump.EQ, Reg.R0, 0, missing);
            }
            case DURATION -> {
                out.call(Helper.KTIME_GET_BOOT_NS);
                out.load(Size.DOUBLE, Reg.R1, FieldSource.CONTEXT, layout.taskGroupLeader());
                out.jump(Jump.EQ, Reg.R1, 0, unknown);
                out.load(Size.DOUBLE, Reg.R1, Reg.R1, layout.taskStartBoottime());
                out.alu(Alu.SUB, Reg.R0, Reg.R1);
            }
            case MAX_RSS -> {
                pointer(layout.taskSignal(), unknown).load(Size.DOUBLE, layout.signalMaxRss());
                out.alu(Alu.LSH, Reg.R0, PAGE_BITS);
            }
            default -> throw new IllegalArgumentException(datum + " is no number of the process");
        }
    }

    /** The inode of the program's file. */
    private TaskCode program(Label missing) {
        return pointer(layout.taskMm(), missing)
                .pointer(layout.mmExeFile(), missing)
                .pointer(pointers.structures().offset("file", "f_inode"), missing);
    }

    private static boolean isOfParent(Datum datum) {
        return switch (datum) {
            case PPID, PARENT_START, PARENT_UID, PARENT_ARGUMENTS_AT -> true;
            default -> false;
        };
    }

    private void ofParent(Datum datum, Label missing, Label unknown) {
        boolean isRemembered = datum != Datum.PARENT_ARGUMENTS_AT;
        Label remembered = isRemembered ? out.label() : missing;
        Label done = out.label();
        lineage.call(FieldSource.CONTEXT, FieldSource.BASE, HookState.STATE, remembered);
        out.mov(Reg.R0, FieldSource.CONTEXT);
        pointer(layout.taskRealParent(), unknown);
        switch (datum) {
            case PARENT_START ->
                pointer(layout.taskGroupLeader(), unknown).load(Size.DOUBLE, layout.taskStartBoottime());
            case PARENT_UID -> pointer(layout.taskCred(), unknown).load(Size.WORD, layout.credUid());
            case PARENT_ARGUMENTS_AT -> pointer(layout.taskMm(), missing).load(Size.DOUBLE, layout.mmArgStart());
            default -> load(Size.WORD, layout.taskTgid());
        }
        if (isRemembered) {
            out.jump(done).place(remembered);
            lineage.number(datum, FieldSource.BASE);
            out.place(done);
        }
    }

    /** The status as {@code wait} would give it: the group's if the group was told to exit, else that of its first thread. */
    private void exitStatus(Label unknown) {
        Label group = out.label();
        Label done = out.label();
        out.load(Size.DOUBLE, Reg.R1, Reg.R0, layout.taskSignal());
        out.jump(Jump.EQ, Reg.R1, 0, unknown);
        out.load(Size.WORD, Reg.R2, Reg.R1, layout.signalFlags());
        out.jump(Jump.SET, Reg.R2, SIGNAL_GROUP_EXIT, group);
        pointer(layout.taskGroupLeader(), unknown).load(Size.WORD, layout.taskExitCode());
        out.jump(done).place(group);
        out.load(Size.WORD, Reg.R0, Reg.R1, layout.signalGroupExitCode());
        out.place(done);
    }

    private TaskCode load(Size size, int offset) {
        out.load(size, Reg.R0, Reg.R0, offset);
        return this;
    }

    /** Follows a pointer. The kernel's own pointers here are never null, but newer verifiers ask for the test. */
    private TaskCode pointer(int offset, Label unknown) {
        load(Size.DOUBLE, offset);
        out.jump(Jump.EQ, Reg.R0, 0, unknown);
        return this;
    }
}
