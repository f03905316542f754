package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;
import java.util.EnumMap;
import java.util.Map;

/**
 * Functions that bring a text into the scratch memory, each at most once for an event: what no filter asks for is not read.
 *
 * <p>A function takes the task in R1, the scratch memory in R2, the hook's arguments in R3 and its state in R4, and returns the text's length, with {@link #CUT} set if there
 * was more, or {@link #MISSING} or {@link #UNKNOWN}. Only functions that were called are part of the program.
 */
final class TextLoaders {
    /** In place of a length: the event has no such text. */
    static final int MISSING = -1;
    /** In place of a length: it could not be read. */
    static final int UNKNOWN = -2;
    /** A length's flag: the text is longer. Above every capacity, so that a test against that finds it too. */
    static final int CUT = 1 << 30;

    /** A length's flag: the text is a path that was only typed; what it leads to is for user mode to find out. */
    static final int LOOSE = 1 << 29;
    /** A flag of such a path: the process has the same mounts and the same root as Ringside. */
    static final int HERE = 1 << 28;
    /** A flag of such a path: if it leads to a link, what that leads to is meant. */
    static final int FOLLOWED = 1 << 27;
    /** The length itself, without flags. */
    static final int LENGTH = FOLLOWED - 1;

    private final Assembler out;
    private final Hook hook;
    private final KernelLayout layout;
    private final PathWalk walk;
    private final Lineage lineage;
    private final SubjectPath subjectPath;
    private final Map<Datum, Label> functions = new EnumMap<>(Datum.class);

    TextLoaders(Assembler out, Hook hook, KernelLayout layout, Pointers pointers, Lineage lineage, PathWalk walk) {
        this.out = out;
        this.hook = hook;
        this.layout = layout;
        this.lineage = lineage;
        this.walk = walk;
        this.subjectPath = new SubjectPath(out, pointers, walk);
    }

    /** Calls the function of a text; R0 has its result. Clobbers R1 to R5. */
    void call(Datum text, Reg context, Reg scratch) {
        out.mov(Reg.R1, context).mov(Reg.R2, scratch).load(Size.DOUBLE, Reg.R3, Reg.R10, TaskCode.ARGUMENTS);
        out.mov(Reg.R4, HookState.STATE);
        out.call(functions.computeIfAbsent(text, key -> out.label()));
    }

    /**
     * Puts a text's length into R0 where it can be had without the text, for a program with the task in that register.
     *
     * @return whether it can be had at all
     */
    boolean length(Datum text, Reg context, Label missing, Label ask) {
        if (text != Datum.NAME && text != Datum.CMDLINE) {
            return false;
        }
        pointer(Reg.R1, context, layout.taskMm(), ask);
        if (text == Datum.NAME) {
            pointer(Reg.R1, Reg.R1, layout.mmExeFile(), missing);
            pointer(Reg.R1, Reg.R1, layout.fileDentry(), ask);
            out.load(Size.WORD, Reg.R0, Reg.R1, layout.dentryNameLength());
        } else {
            out.load(Size.DOUBLE, Reg.R0, Reg.R1, layout.mmArgEnd());
            out.load(Size.DOUBLE, Reg.R2, Reg.R1, layout.mmArgStart()).alu(Alu.SUB, Reg.R0, Reg.R2);
            out.alu(Alu.SUB, Reg.R0, 1).jump(Jump.SLT, Reg.R0, 0, ask);
        }
        return true;
    }

    /** Writes the functions that were called. */
    void emit() {
        functions.forEach(this::function);
    }

    private void function(Datum text, Label start) {
        Label load = out.label();
        Label missing = out.label();
        Label unknown = out.label();
        Label done = out.label();
        out.function(start);
        out.mov(Reg.R9, Reg.R3).mov(Reg.R7, Reg.R2).load(Size.DOUBLE, Reg.R3, Reg.R4, HookState.loadedOffset(hook));
        out.mov(Reg.R5, Reg.R3).alu(Alu.AND, Reg.R5, Scratch.loadedBit(text)).jump(Jump.EQ, Reg.R5, 0, load);
        out.load(Size.WORD, Reg.R0, Reg.R7, Scratch.lengthOffset(text))
                .signExtend32(Reg.R0)
                .exit();
        out.place(load).alu(Alu.OR, Reg.R3, Scratch.loadedBit(text));
        out.store(Size.DOUBLE, Reg.R4, HookState.loadedOffset(hook), Reg.R3);
        out.mov(Reg.R6, Reg.R1);
        switch (text) {
            case NAME -> programName(text, missing, unknown, done);
            case PARENT -> {
                Label remembered = out.label();
                lineage.call(Reg.R1, Reg.R7, Reg.R4, remembered);
                parent(unknown);
                programName(text, missing, unknown, done);
                out.place(remembered);
                lineage.name(unknown);
            }
            case IMAGE -> programPath(text, missing, unknown, done);
            case PARENT_IMAGE -> {
                // Only a name is remembered, and the path of whoever has taken the process in would be a lie.
                lineage.call(Reg.R1, Reg.R7, Reg.R4, unknown);
                parent(unknown);
                programPath(text, missing, unknown, done);
            }
            case CWD -> {
                pointer(Reg.R1, Reg.R6, layout.taskFs(), missing);
                pointer(Reg.R2, Reg.R1, layout.fsPwdMount(), unknown);
                pointer(Reg.R1, Reg.R1, layout.fsPwdDentry(), unknown);
                walk.from().call(Scratch.textOffset(text), unknown);
            }
            case CMDLINE -> commandLine(missing, unknown, done);
            case TTY -> {
                pointer(Reg.R1, Reg.R6, layout.taskSignal(), unknown);
                pointer(Reg.R8, Reg.R1, layout.signalTty(), missing);
                out.alu(Alu.ADD, Reg.R8, layout.ttyName());
                string(text, unknown);
            }
            case EXE -> {
                binary();
                Label named = out.label();
                out.jump(Jump.NE, Reg.R8, Reg.R9, named);
                if (layout.bprmFdPath() >= 0) {
                    pointer(Reg.R8, Reg.R6, layout.bprmFdPath(), missing);
                } else {
                    out.jump(missing);
                }
                out.place(named);
                string(text, unknown);
            }
            case INTERPRETER -> {
                binary();
                out.jump(Jump.EQ, Reg.R8, Reg.R9, missing).mov(Reg.R8, Reg.R9);
                string(text, unknown);
            }
            case PATH, OLD_PATH -> subjectPath.load(text, missing, unknown);
            // A gatherer that has one has put it there.
            case OP, KIND, ATTACH_TYPE, SUBJECT_NAME, PARAMETERS -> out.jump(missing);
            default -> throw new IllegalArgumentException(text + " is no text");
        }
        out.jump(done);
        out.place(missing).mov(Reg.R0, MISSING).jump(done);
        out.place(unknown).mov(Reg.R0, UNKNOWN);
        out.place(done)
                .store(Size.WORD, Reg.R7, Scratch.lengthOffset(text), Reg.R0)
                .exit();
    }

    /** R6 becomes the parent. */
    private void parent(Label unknown) {
        pointer(Reg.R6, Reg.R6, layout.taskRealParent(), unknown);
    }

    /** R6 becomes the binary that was executed, R8 its name, R9 its interpreter's: the same address if it needs none. */
    private void binary() {
        out.load(Size.DOUBLE, Reg.R6, Reg.R9, TaskCode.BPRM_ARGUMENT);
        out.load(Size.DOUBLE, Reg.R8, Reg.R6, layout.bprmFilename());
        out.load(Size.DOUBLE, Reg.R9, Reg.R6, layout.bprmInterp());
    }

    /** The file name of the program that the task in R6 runs; of a thread of the kernel its own name. */
    private void programName(Datum text, Label missing, Label unknown, Label done) {
        Label noProgram = out.label();
        pointer(Reg.R1, Reg.R6, layout.taskMm(), noProgram);
        pointer(Reg.R1, Reg.R1, layout.mmExeFile(), missing);
        pointer(Reg.R1, Reg.R1, layout.fileDentry(), unknown);
        out.load(Size.WORD, Reg.R8, Reg.R1, layout.dentryNameLength());
        out.load(Size.DOUBLE, Reg.R3, Reg.R1, layout.dentryName());
        out.jump(Jump.GE, Reg.R8, text.capacity(), unknown);
        destination(text).mov(Reg.R2, Reg.R8).call(Helper.PROBE_READ_KERNEL);
        out.jump(Jump.NE, Reg.R0, 0, unknown).mov(Reg.R0, Reg.R8).jump(done);
        Label ended = out.label();
        out.place(noProgram);
        unlessKernelThread(ended);
        out.mov(Reg.R8, Reg.R6).alu(Alu.ADD, Reg.R8, layout.taskComm());
        string(text, unknown);
        out.jump(done).place(ended);
        ended(text, unknown);
    }

    private void programPath(Datum text, Label missing, Label unknown, Label done) {
        Label noProgram = out.label();
        Label found = out.label();
        pointer(Reg.R1, Reg.R6, layout.taskMm(), noProgram);
        pointer(Reg.R1, Reg.R1, layout.mmExeFile(), missing);
        Label ended = out.label();
        out.jump(found).place(noProgram);
        unlessKernelThread(ended);
        out.jump(missing).place(ended);
        ended(text, unknown);
        out.jump(done).place(found);
        pointer(Reg.R2, Reg.R1, layout.fileMount(), unknown);
        pointer(Reg.R1, Reg.R1, layout.fileDentry(), unknown);
        walk.from().call(Scratch.textOffset(text), unknown);
    }

    /** A process that has given up its program: on kernels where that is so at the hook it is remembered. */
    private void ended(Datum text, Label unknown) {
        boolean own = text == Datum.NAME || text == Datum.IMAGE;
        if (own && hook == Hook.EXIT && Executables.areNeeded(layout)) {
            Executables.load(out, layout, text, unknown);
        } else {
            out.jump(unknown);
        }
    }

    /** A process without memory is one that is just ending: it had a program, but it can no longer be asked. */
    private void unlessKernelThread(Label otherwise) {
        out.load(Size.WORD, Reg.R1, Reg.R6, layout.taskFlags()).alu(Alu.AND, Reg.R1, TaskCode.PF_KTHREAD);
        out.jump(Jump.EQ, Reg.R1, 0, otherwise);
    }

    /** The arguments as they lie in the process's memory, without the last NUL. */
    private void commandLine(Label missing, Label unknown, Label done) {
        Label noProgram = out.label();
        Label found = out.label();
        Label cut = out.label();
        Label none = out.label();
        pointer(Reg.R1, Reg.R6, layout.taskMm(), noProgram);
        out.jump(found).place(noProgram);
        unlessKernelThread(unknown);
        out.jump(missing).place(found);
        out.load(Size.DOUBLE, Reg.R8, Reg.R1, layout.mmArgStart());
        out.load(Size.DOUBLE, Reg.R9, Reg.R1, layout.mmArgEnd());
        out.alu(Alu.SUB, Reg.R9, Reg.R8).jump(Jump.SLE, Reg.R9, 0, none);
        out.jump(Jump.GT, Reg.R9, Datum.CMDLINE.capacity(), cut);
        destination(Datum.CMDLINE).mov(Reg.R2, Reg.R9).mov(Reg.R3, Reg.R8).call(Helper.PROBE_READ_USER);
        out.jump(Jump.NE, Reg.R0, 0, unknown);
        out.mov(Reg.R0, Reg.R9).alu(Alu.SUB, Reg.R0, 1).jump(done);
        out.place(cut);
        destination(Datum.CMDLINE)
                .mov(Reg.R2, Datum.CMDLINE.capacity())
                .mov(Reg.R3, Reg.R8)
                .call(Helper.PROBE_READ_USER);
        out.jump(Jump.NE, Reg.R0, 0, unknown);
        out.mov(Reg.R0, Datum.CMDLINE.capacity() | CUT).jump(done);
        out.place(none).mov(Reg.R0, 0);
    }

    /** A string of the kernel, whose address is in R8. */
    private void string(Datum text, Label unknown) {
        Label whole = out.label();
        destination(text).mov(Reg.R2, text.capacity()).mov(Reg.R3, Reg.R8).call(Helper.PROBE_READ_KERNEL_STR);
        out.jump(Jump.SLE, Reg.R0, 0, unknown).alu(Alu.SUB, Reg.R0, 1);
        out.jump(Jump.NE, Reg.R0, text.capacity() - 1, whole)
                .alu(Alu.OR, Reg.R0, CUT)
                .place(whole);
    }

    private Assembler destination(Datum text) {
        return out.mov(Reg.R1, Reg.R7).alu(Alu.ADD, Reg.R1, Scratch.textOffset(text));
    }

    private void pointer(Reg dst, Reg src, int offset, Label ifNull) {
        out.load(Size.DOUBLE, dst, src, offset).jump(Jump.EQ, dst, 0, ifNull);
    }
}
