package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.Helper;
import java.nio.charset.StandardCharsets;

/**
 * What the code of a gatherer is made with: it looks at a system call and leaves a {@link Subject}. Its code may use R7 and the stack down to
 * {@link FieldSource#STACK_OF_SOURCE} as it likes; R6, R8 and R9 stay as they are, and all else is clobbered by every method here. Code that
 * falls through has gathered an event.
 */
final class Gathering {
    /** In place of a directory's descriptor: the working directory. */
    private static final int AT_FDCWD = -100;

    private final Assembler out;
    private final Hook hook;
    private final Pointers pointers;
    private final Label drop;

    /** @param drop where code goes that finds that the call is no event of this hook */
    Gathering(Assembler out, Hook hook, Pointers pointers, Label drop) {
        this.out = out;
        this.hook = hook;
        this.pointers = pointers;
        this.drop = drop;
    }

    Assembler out() {
        return out;
    }

    Pointers pointers() {
        return pointers;
    }

    Label drop() {
        return drop;
    }

    /** Puts an argument of the call into a register; an integer of 32 bits may have anything above them. */
    void argument(Reg dst, int index) {
        out.load(Size.DOUBLE, dst, HookState.STATE, HookState.ARGUMENTS + Long.BYTES * index);
    }

    /** Puts what the call returned into a register, at its beginning the call's number. */
    void result(Reg dst) {
        out.load(Size.DOUBLE, dst, HookState.STATE, HookState.RESULT);
    }

    void number(Datum number, Reg value) {
        Subject.store(out, number, value);
    }

    /** Says one of a few words. */
    void word(Datum text, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            out.store(Size.BYTE, FieldSource.BASE, Scratch.textOffset(text) + i, bytes[i]);
        }
        out.store(Size.WORD, FieldSource.BASE, Scratch.lengthOffset(text), bytes.length);
        out.load(Size.DOUBLE, Reg.R1, HookState.STATE, HookState.loadedOffset(hook));
        out.alu(Alu.OR, Reg.R1, Scratch.loadedBit(text));
        out.store(Size.DOUBLE, HookState.STATE, HookState.loadedOffset(hook), Reg.R1);
    }

    /** Puts the running task's address into a register. */
    void task(Reg dst) {
        out.call(Helper.GET_CURRENT_TASK).mov(dst, Reg.R0);
    }

    /** Puts the file of a descriptor, which is in that register, into R7. */
    void file(Reg descriptor, Label none) {
        // Behind a limit, as what the process gives for a descriptor may be anything.
        out.mov(Reg.R7, descriptor).alu(Alu.LSH, Reg.R7, 32).alu(Alu.RSH, Reg.R7, 32);
        out.store(Size.DOUBLE, Reg.R10, -8, Reg.R7);
        task(Reg.R7);
        pointers.follow(Reg.R7, Reg.R7, "task_struct", "files", none);
        pointers.follow(Reg.R7, Reg.R7, "files_struct", "fdt", none);
        pointers.load(Reg.R0, Reg.R7, "fdtable", "max_fds");
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, -8).jump(Jump.GE, Reg.R1, Reg.R0, none);
        pointers.follow(Reg.R7, Reg.R7, "fdtable", "fd", none);
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, -8).alu(Alu.LSH, Reg.R1, 3).alu(Alu.ADD, Reg.R7, Reg.R1);
        pointers.element(Reg.R7, Reg.R7);
        out.jump(Jump.EQ, Reg.R7, 0, none);
    }

    /** The path is that of the file in R7. */
    void pathOfFile(Datum path) {
        at(path, "file", "f_path");
        out.store(Size.DOUBLE, FieldSource.BASE, Subject.place(path) + Subject.KIND, Subject.FOUND);
    }

    /** What there is to tell of a file in numbers is told of the file in R7. Puts its inode into R0. */
    void inodeOfFile() {
        pointers.load(Reg.R0, Reg.R7, "file", "f_inode");
        out.store(Size.DOUBLE, FieldSource.BASE, Subject.INODE, Reg.R0);
    }

    /**
     * The path is what the caller typed.
     *
     * @param directory which argument is the descriptor of the directory that it begins at, or -1 if that is always the working directory
     * @param typed which argument is its address
     */
    void typed(Datum path, int directory, int typed) {
        Label root = out.label();
        Label working = out.label();
        Label done = out.label();
        int place = Subject.place(path);
        out.store(Size.DOUBLE, FieldSource.BASE, place + Subject.KIND, Subject.NAMED);
        // Without a mount the path stays unknown.
        out.store(Size.DOUBLE, FieldSource.BASE, place + Subject.MOUNT, 0);
        argument(Reg.R3, typed);
        out.store(Size.DOUBLE, FieldSource.BASE, place + Subject.TYPED, Reg.R3);
        out.store(Size.DOUBLE, Reg.R10, -8, 0)
                .mov(Reg.R1, Reg.R10)
                .alu(Alu.ADD, Reg.R1, -8)
                .mov(Reg.R2, 1);
        out.call(Helper.PROBE_READ_USER).load(Size.BYTE, Reg.R1, Reg.R10, -8).jump(Jump.EQ, Reg.R1, '/', root);
        if (directory >= 0) {
            argument(Reg.R1, directory);
            out.jump32(Jump.EQ, Reg.R1, AT_FDCWD, working);
            file(Reg.R1, done);
            at(path, "file", "f_path");
            out.jump(done);
        }
        out.place(working);
        ofTask(path, "pwd", done);
        out.jump(done).place(root);
        ofTask(path, "root", done);
        out.place(done);
    }

    private void ofTask(Datum path, String which, Label none) {
        task(Reg.R7);
        pointers.follow(Reg.R7, Reg.R7, "task_struct", "fs", none);
        at(path, "fs_struct", which);
    }

    /** Notes the dentry and the mount of a path structure in the structure in R7. */
    private void at(Datum path, String structure, String field) {
        int place = Subject.place(path);
        pointers.load(Reg.R0, Reg.R7, structure, field + ".dentry");
        out.store(Size.DOUBLE, FieldSource.BASE, place + Subject.DENTRY, Reg.R0);
        pointers.load(Reg.R0, Reg.R7, structure, field + ".mnt");
        out.store(Size.DOUBLE, FieldSource.BASE, place + Subject.MOUNT, Reg.R0);
    }
}
