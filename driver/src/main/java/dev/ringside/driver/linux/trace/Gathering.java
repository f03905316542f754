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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the code of a gatherer is made with: it looks at a system call and leaves a {@link Subject}. Its code may use R7 and the stack down to
 * {@link FieldSource#STACK_OF_SOURCE} as it likes; R6, R8 and R9 stay as they are, and all else is clobbered by every method here. Code that
 * falls through has gathered an event.
 */
final class Gathering {
    private final Assembler out;
    private final Hook hook;
    private final KernelLayout layout;
    private final Pointers pointers;
    private final Label drop;
    private final List<Runnable> functions = new ArrayList<>();

    /** @param drop where code goes that finds that the call is no event of this hook */
    Gathering(Assembler out, Hook hook, KernelLayout layout, Pointers pointers, Label drop) {
        this.out = out;
        this.hook = hook;
        this.layout = layout;
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

    Hook hook() {
        return hook;
    }

    KernelLayout layout() {
        return layout;
    }

    /** Has code written behind the program's end: of a function that it uses. */
    void function(Runnable function) {
        functions.add(function);
    }

    /** Writes the functions. */
    void emit() {
        functions.forEach(Runnable::run);
    }

    /** Puts an argument of the call into a register; an integer of 32 bits may have anything above them. */
    void argument(Reg dst, int index) {
        out.load(Size.DOUBLE, dst, HookState.STATE, HookState.ARGUMENTS + Long.BYTES * index);
    }

    /** Puts what the call returned into a register, at its beginning the call's number. */
    void result(Reg dst) {
        out.load(Size.DOUBLE, dst, HookState.STATE, HookState.RESULT);
    }

    /** Puts the call's number into a register: numbers of 32-bit programs mean other calls. Clobbers no other. */
    void callNumber(Reg dst) {
        out.load(Size.DOUBLE, dst, Reg.R6, 0);
        out.load(Size.DOUBLE, dst, dst, pointers.structures().offset("pt_regs", "orig_ax"));
    }

    /** Stores a number, from another register than R1, which is all that is clobbered. */
    void number(Datum number, Reg value) {
        Subject.store(out, number, value);
    }

    /** Says one of a few words. */
    void word(Datum text, String word) {
        spell(text, word);
        isThere(text);
    }

    /** Says the word for the number that is in a register; none if there is none for it. */
    void word(Datum text, Reg number, Map<Long, String> words) {
        Label none = out.label();
        Label done = out.label();
        words.forEach((value, word) -> {
            Label other = out.label();
            out.jump(Jump.NE, number, value.intValue(), other);
            spell(text, word);
            out.jump(done).place(other);
        });
        out.jump(none).place(done);
        isThere(text);
        out.place(none);
    }

    /** Tells the text that is at the kernel's address in R3, as far as there is room; none if it is empty. */
    void string(Datum text) {
        read(text, Helper.PROBE_READ_KERNEL_STR);
    }

    /** Tells the text that is at the address in the process's memory that is that argument, as far as there is room; none if it is empty. */
    void string(Datum text, int argument) {
        argument(Reg.R3, argument);
        read(text, Helper.PROBE_READ_USER_STR);
    }

    private void read(Datum text, int helper) {
        Label none = out.label();
        out.mov(Reg.R1, FieldSource.BASE).alu(Alu.ADD, Reg.R1, Scratch.textOffset(text));
        out.mov(Reg.R2, text.capacity()).call(helper);
        out.jump(Jump.SLE, Reg.R0, 1, none).alu(Alu.SUB, Reg.R0, 1);
        Label whole = out.label();
        out.jump(Jump.NE, Reg.R0, text.capacity() - 1, whole)
                .alu(Alu.OR, Reg.R0, TextLoaders.CUT)
                .place(whole);
        out.store(Size.WORD, FieldSource.BASE, Scratch.lengthOffset(text), Reg.R0);
        isThere(text);
        out.place(none);
    }

    private void spell(Datum text, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        // The place has room for what follows the last letter.
        for (int i = 0; i < bytes.length; i += Integer.BYTES) {
            int letters = 0;
            for (int j = 0; j < Integer.BYTES && i + j < bytes.length; j++) {
                letters |= bytes[i + j] << (Byte.SIZE * j);
            }
            out.store(Size.WORD, FieldSource.BASE, Scratch.textOffset(text) + i, letters);
        }
        out.store(Size.WORD, FieldSource.BASE, Scratch.lengthOffset(text), bytes.length);
    }

    /** A text is in its place, and its length in R0. Clobbers R1. */
    void loaded(Datum text) {
        out.store(Size.WORD, FieldSource.BASE, Scratch.lengthOffset(text), Reg.R0);
        isThere(text);
    }

    private void isThere(Datum text) {
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
        path(path, "file", "f_path");
    }

    /** The path is a string of the kernel whose address is in that register. */
    void name(Datum path, Reg address) {
        out.store(Size.DOUBLE, FieldSource.BASE, Subject.place(path) + Subject.KIND, Subject.STRING);
        out.store(Size.DOUBLE, FieldSource.BASE, Subject.place(path) + Subject.TYPED, address);
    }

    /** The path is the one that is a part of the structure in R7. */
    void path(Datum path, String structure, String field) {
        at(path, structure, field);
        out.store(Size.DOUBLE, FieldSource.BASE, Subject.place(path) + Subject.KIND, Subject.FOUND);
    }

    /** What there is to tell of a file in numbers is told of the file in R7. Puts its inode into R0. */
    void inodeOfFile() {
        pointers.load(Reg.R0, Reg.R7, "file", "f_inode");
        out.store(Size.DOUBLE, FieldSource.BASE, Subject.INODE, Reg.R0);
    }

    /** The path, and what there is to tell in numbers, is that of the descriptor that is that argument; there is none if it is none. */
    void descriptor(Datum path, int index) {
        Label none = out.label();
        argument(Reg.R1, index);
        file(Reg.R1, none);
        pathOfFile(path);
        inodeOfFile();
        out.place(none);
    }

    /** The path is what the caller typed, not even beginning at a directory. */
    void asTyped(Datum path, int typed) {
        int place = Subject.place(path);
        argument(Reg.R1, typed);
        out.store(Size.DOUBLE, FieldSource.BASE, place + Subject.TYPED, Reg.R1);
        out.store(Size.DOUBLE, FieldSource.BASE, place + Subject.KIND, Subject.AS_TYPED);
    }

    /** The path is what the caller typed, and a link in its last place was followed. */
    void followed(Datum path, int directory, int typed) {
        typed(path, directory, typed);
        follow(path);
    }

    /** A link in the last place of the path was followed, if it is one that was typed. */
    void follow(Datum path) {
        Label found = out.label();
        int kind = Subject.place(path) + Subject.KIND;
        out.load(Size.DOUBLE, Reg.R1, FieldSource.BASE, kind)
                .mov(Reg.R2, Reg.R1)
                .alu(Alu.AND, Reg.R2, ~Subject.KEPT);
        out.jump(Jump.NE, Reg.R2, Subject.NAMED, found).alu(Alu.ADD, Reg.R1, Subject.FOLLOWED - Subject.NAMED);
        out.store(Size.DOUBLE, FieldSource.BASE, kind, Reg.R1).place(found);
    }

    /**
     * The path is what the caller typed; a link in its last place is what the call is about. If nothing is typed, it is the directory, or whatever file its descriptor
     * is of.
     *
     * @param directory which argument is the descriptor of the directory that it begins at, or -1 if that is always the working directory
     * @param typed which argument is its address
     */
    void typed(Datum path, int directory, int typed) {
        argument(Reg.R3, typed);
        out.store(Size.DOUBLE, FieldSource.BASE, Subject.place(path) + Subject.TYPED, Reg.R3);
        Runnable descriptor = () -> argument(Reg.R1, directory);
        new PathStart(this, path).find(Subject.NAMED, Helper.PROBE_READ_USER, directory < 0 ? null : descriptor);
    }

    /** The path is a string of the kernel that a request to io_uring holds. */
    void nameOfRequest(Datum path, UringRequest request, String field) {
        ofRequest(Reg.R0, request, field);
        pointers.load(Reg.R0, Reg.R0, "filename", "name");
        name(path, Reg.R0);
    }

    /**
     * The path is that string, beginning at a directory; otherwise as if it had been typed.
     *
     * @param directory puts the descriptor of the directory into R1
     */
    void after(Datum path, Runnable directory) {
        new PathStart(this, path).find(Subject.NAMED | Subject.KEPT, Helper.PROBE_READ_KERNEL, directory);
    }

    /** Puts a number or a pointer of a request to io_uring into a register. */
    void ofRequest(Reg dst, UringRequest request, String field) {
        argument(dst, 0);
        out.alu(Alu.ADD, dst, pointers.structures().offset("io_kiocb", "cmd"));
        pointers.load(dst, dst, request.structure(), field);
    }

    /** Notes the dentry and the mount of a path structure in the structure in R7. */
    void at(Datum path, String structure, String field) {
        int place = Subject.place(path);
        pointers.load(Reg.R0, Reg.R7, structure, field + ".dentry");
        out.store(Size.DOUBLE, FieldSource.BASE, place + Subject.DENTRY, Reg.R0);
        pointers.load(Reg.R0, Reg.R7, structure, field + ".mnt");
        out.store(Size.DOUBLE, FieldSource.BASE, place + Subject.MOUNT, Reg.R0);
    }
}
