package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What processes map to execute it: mmap of a file or of memory, mprotect of what could not be executed before, and what the kernel maps when a
 * program starts, the program and its interpreter.
 */
final class ImageCalls {
    private static final int PROT_EXEC = 4;
    private static final int MAP_ANONYMOUS = 0x20;

    // File systems, by what their superblocks say (include/uapi/linux/magic.h).
    private static final int OVERLAYFS = 0x794C_7630;
    private static final int TMPFS = 0x0102_1994;
    private static final int HUGETLBFS = 0x9584_58F6;

    /** The beginning of the name of a file that memfd_create has made, as a number. */
    private static final long MEMFD = 0x3A64_666D_656DL;

    private static final long MEMFD_MASK = 0xFFFF_FFFF_FFFFL;

    /** In a note: whether there is something in the range that could not be executed. */
    private static final int CHANGES = Notes.BODY;

    // On the stack, below the mapping.
    private static final int DESCRIPTOR_FILE = -56;
    private static final int NAME = -16;

    private ImageCalls() {}

    static List<Call> all() {
        List<Call> calls = new ArrayList<>();
        calls.add(succeeded(SystemCall.MMAP, ImageCalls::map));
        for (SystemCall call : List.of(SystemCall.MPROTECT, SystemCall.PKEY_MPROTECT)) {
            calls.add(new Call(
                    Hook.IMAGES,
                    Site.CALL_ENTRY,
                    call,
                    Set.of(),
                    Call.Failure.NEVER,
                    new Note(ImageCalls::beforeProtect)));
            calls.add(succeeded(call, ImageCalls::protect));
        }
        // Whichever call it was: the kernel makes it this one of the new program.
        calls.add(succeeded(SystemCall.EXECVE, ImageCalls::program));
        calls.add(succeeded(SystemCall.EXECVE, ImageCalls::interpreter));
        return List.copyOf(calls);
    }

    private static Call succeeded(SystemCall call, Gatherer gatherer) {
        return new Call(Hook.IMAGES, Site.CALL_EXIT, call, Set.of(), Call.Failure.NEVER, gatherer);
    }

    /** mmap(address, length, protection, flags, descriptor, offset). */
    private static void map(Gathering code) {
        Assembler out = code.out();
        Label anonymous = out.label();
        Label noDescriptor = out.label();
        Label mapped = out.label();
        Label found = out.label();
        Label done = out.label();
        onlyExecutable(code);
        code.result(Reg.R2);
        code.number(Datum.BASE, Reg.R2);
        code.argument(Reg.R2, 1);
        code.number(Datum.SIZE, Reg.R2);
        code.argument(Reg.R1, 3);
        out.jump(Jump.SET, Reg.R1, MAP_ANONYMOUS, anonymous);

        // What the mapping says is true, whatever has become of the descriptor. But of a file on an overlay it names
        // the one below.
        out.store(Size.DOUBLE, Reg.R10, DESCRIPTOR_FILE, 0);
        code.argument(Reg.R1, 4);
        code.file(Reg.R1, noDescriptor);
        out.store(Size.DOUBLE, Reg.R10, DESCRIPTOR_FILE, Reg.R7);
        fileSystem(code);
        out.jump(Jump.EQ, Reg.R0, OVERLAYFS, found).place(noDescriptor);
        code.result(Reg.R7);
        new Mapping(code).find(mapped);
        out.place(mapped);
        out.load(Size.DOUBLE, Reg.R7, Reg.R10, Mapping.FILE).jump(Jump.NE, Reg.R7, 0, found);
        out.load(Size.DOUBLE, Reg.R7, Reg.R10, DESCRIPTOR_FILE).jump(Jump.EQ, Reg.R7, 0, done);
        out.place(found);
        file(code);
        out.jump(done).place(anonymous);
        code.word(Datum.KIND, "anonymous");
        out.place(done);
    }

    /** Notes whether all that is to be made executable is so already. */
    private static void beforeProtect(Gathering code) {
        Assembler out = code.out();
        Label changes = out.label();
        Label done = out.label();
        onlyExecutable(code);
        code.argument(Reg.R7, 0);
        new Mapping(code).find(changes);
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, Mapping.FLAGS).alu(Alu.AND, Reg.R1, Mapping.VM_EXEC);
        out.jump(Jump.EQ, Reg.R1, 0, changes);
        code.argument(Reg.R1, 1);
        out.alu(Alu.ADD, Reg.R7, Reg.R1).load(Size.DOUBLE, Reg.R1, Reg.R10, Mapping.END);
        out.jump(Jump.GT, Reg.R7, Reg.R1, changes);
        out.mov(Reg.R1, 0).jump(done).place(changes).mov(Reg.R1, 1).place(done);
        Notes.put(out, CHANGES, Reg.R1);
        Notes.keep(out, code.hook(), 1);
    }

    /** mprotect(address, length, protection). */
    private static void protect(Gathering code) {
        Assembler out = code.out();
        Label changed = out.label();
        Label unknown = out.label();
        Label anonymous = out.label();
        onlyExecutable(code);
        Notes.use(out, code.hook(), 0, changed);
        out.load(Size.DOUBLE, Reg.R1, Reg.R7, CHANGES).jump(Jump.EQ, Reg.R1, 0, code.drop());
        out.place(changed);
        code.argument(Reg.R7, 0);
        code.number(Datum.BASE, Reg.R7);
        code.argument(Reg.R2, 1);
        code.number(Datum.SIZE, Reg.R2);
        new Mapping(code).find(unknown);
        out.load(Size.DOUBLE, Reg.R7, Reg.R10, Mapping.FILE).jump(Jump.EQ, Reg.R7, 0, anonymous);
        file(code);
        out.jump(unknown).place(anonymous);
        code.word(Datum.KIND, "anonymous");
        out.place(unknown);
    }

    /** The program that has been started: of its mappings the one that begins its code. */
    private static void program(Gathering code) {
        Assembler out = code.out();
        Label gone = out.label();
        code.task(Reg.R7);
        code.pointers().follow(Reg.R7, Reg.R7, "task_struct", "mm", code.drop());
        code.pointers().plain(Reg.R0, Reg.R7, "mm_struct", "exe_file");
        out.jump(Jump.EQ, Reg.R0, 0, code.drop()).store(Size.DOUBLE, Reg.R10, DESCRIPTOR_FILE, Reg.R0);
        code.pointers().plain(Reg.R7, Reg.R7, "mm_struct", "start_code");
        mapped(code, gone);
        out.place(gone).load(Size.DOUBLE, Reg.R7, Reg.R10, DESCRIPTOR_FILE);
        file(code);
    }

    /** What runs first, if that is not the program: the interpreter that it names, which loads its libraries. */
    private static void interpreter(Gathering code) {
        Assembler out = code.out();
        out.load(Size.DOUBLE, Reg.R7, Reg.R6, 0);
        out.load(Size.DOUBLE, Reg.R7, Reg.R7, code.pointers().structures().offset("pt_regs", "ip"));
        mapped(code, code.drop());
        code.task(Reg.R7);
        code.pointers().follow(Reg.R7, Reg.R7, "task_struct", "mm", code.drop());
        code.pointers().plain(Reg.R0, Reg.R7, "mm_struct", "start_code");
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, Mapping.START).load(Size.DOUBLE, Reg.R2, Reg.R10, Mapping.END);
        Label other = out.label();
        out.jump(Jump.LT, Reg.R0, Reg.R1, other)
                .jump(Jump.LT, Reg.R0, Reg.R2, code.drop())
                .place(other);
        out.load(Size.DOUBLE, Reg.R7, Reg.R10, Mapping.FILE).jump(Jump.EQ, Reg.R7, 0, code.drop());
        file(code);
    }

    /** Tells of the mapping that the address in R7 lies in. */
    private static void mapped(Gathering code, Label none) {
        Assembler out = code.out();
        new Mapping(code).find(none);
        out.load(Size.DOUBLE, Reg.R2, Reg.R10, Mapping.START);
        code.number(Datum.BASE, Reg.R2);
        out.load(Size.DOUBLE, Reg.R3, Reg.R10, Mapping.END).alu(Alu.SUB, Reg.R3, Reg.R2);
        code.number(Datum.SIZE, Reg.R3);
    }

    private static void onlyExecutable(Gathering code) {
        Label executable = code.out().label();
        code.argument(Reg.R1, 2);
        code.out().jump(Jump.SET, Reg.R1, PROT_EXEC, executable).jump(code.drop());
        code.out().place(executable);
    }

    /** Tells the path of the file in R7, and what kind of file it is: memory that is shared, such as that of memfd_create, is a file to the kernel. */
    private static void file(Gathering code) {
        Assembler out = code.out();
        Label memory = out.label();
        Label file = out.label();
        Label anonymous = out.label();
        Label done = out.label();
        code.pointers().plain(Reg.R0, Reg.R7, "file", "f_path.dentry");
        out.store(Size.DOUBLE, Reg.R10, NAME, Reg.R0);
        code.pointers().plain(Reg.R0, Reg.R0, "dentry", "d_parent");
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, NAME).jump(Jump.NE, Reg.R0, Reg.R1, file);
        fileSystem(code);
        out.jump32(Jump.EQ, Reg.R0, TMPFS, memory).jump32(Jump.NE, Reg.R0, HUGETLBFS, file);
        out.place(memory).load(Size.DOUBLE, Reg.R3, Reg.R10, NAME);
        code.pointers().plain(Reg.R3, Reg.R3, "dentry", "d_name.name");
        out.mov(Reg.R1, Reg.R10).alu(Alu.ADD, Reg.R1, NAME).mov(Reg.R2, Long.BYTES);
        out.call(Helper.PROBE_READ_KERNEL).load(Size.DOUBLE, Reg.R1, Reg.R10, NAME);
        out.set(Reg.R2, MEMFD_MASK).alu(Alu.AND, Reg.R1, Reg.R2);
        out.set(Reg.R2, MEMFD).jump(Jump.NE, Reg.R1, Reg.R2, anonymous);
        code.word(Datum.KIND, "memfd");
        code.pathOfFile(Datum.PATH);
        out.jump(done).place(anonymous);
        code.word(Datum.KIND, "anonymous");
        out.jump(done).place(file);
        code.word(Datum.KIND, "file");
        code.pathOfFile(Datum.PATH);
        out.place(done);
    }

    /** Puts what the file system of the file in R7 is into R0. */
    private static void fileSystem(Gathering code) {
        code.pointers().plain(Reg.R0, Reg.R7, "file", "f_inode");
        code.pointers().plain(Reg.R0, Reg.R0, "inode", "i_sb");
        code.pointers().plain(Reg.R0, Reg.R0, "super_block", "s_magic");
    }
}
