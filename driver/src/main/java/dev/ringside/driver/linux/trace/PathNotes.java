package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.Helper;
import dev.ringside.driver.linux.MapSpec;
import java.util.Collection;

/**
 * Paths that are known before the event that they belong to is made: of a request to io_uring, under the request's address, and of a thread that is in a system call, under
 * the thread's address, for each hook that will use them. Whoever uses a note uses it up. The map is bounded; should more be on their way than that, the
 * oldest are forgotten, and their events have the paths that were typed, or none.
 */
final class PathNotes {
    /** The map's number in programs. */
    static final int MAP = 11;

    private static final int MOST = 1024;

    // What a note holds.
    /** Whether it has not been used; 8 bytes, as the others have. */
    private static final int IS_WAITING = 0;
    /** The kind of a subject's place, or {@link #WHOLE}. */
    private static final int KIND = 8;

    private static final int DENTRY = 16;
    private static final int MOUNT = 24;
    /** Of a whole path, as loaders leave it. */
    private static final int LENGTH = DENTRY;

    /** What was typed, since the kernel frees its own copy; or a whole path, at the right end. */
    private static final int TEXT = 32;

    private static final int SIZE = TEXT + PathWalk.CAPACITY;

    /** Where programs on functions of the kernel, which have no subject, put a note together in their scratch memory. */
    private static final int PLACE = Scratch.SUBJECT;
    /** Where that is for its path. */
    static final int PATH_PLACE = PLACE + TEXT;

    /** Not typed: the path is that of a file that the kernel has found. */
    private static final int WHOLE = 64;

    private static final int KEY = -72;

    private PathNotes() {}

    static MapSpec map() {
        return MapSpec.forgetful("rs_paths", Long.BYTES, SIZE, MOST);
    }

    /** Notes what is typed in a request, until it is complete. */
    static void remember(Gathering code, Datum path) {
        Assembler out = code.out();
        Label unknown = out.label();
        int place = Subject.place(path);
        // Where the record is put together once there is an event.
        out.mov(Reg.R7, FieldSource.BASE).alu(Alu.ADD, Reg.R7, Scratch.RECORD);
        out.store(Size.DOUBLE, Reg.R7, IS_WAITING, 1);
        copy(out, FieldSource.BASE, place + Subject.KIND, Reg.R7, KIND);
        copy(out, FieldSource.BASE, place + Subject.DENTRY, Reg.R7, DENTRY);
        copy(out, FieldSource.BASE, place + Subject.MOUNT, Reg.R7, MOUNT);
        out.mov(Reg.R1, Reg.R7).alu(Alu.ADD, Reg.R1, TEXT).mov(Reg.R2, PathWalk.CAPACITY);
        out.load(Size.DOUBLE, Reg.R3, FieldSource.BASE, place + Subject.TYPED).call(Helper.PROBE_READ_KERNEL_STR);
        out.jump(Jump.SLE, Reg.R0, 0, unknown);
        code.argument(Reg.R1, 0);
        ofRequest(out, Reg.R1, path);
        out.mov(Reg.R3, Reg.R7).mov(Reg.R4, 0).call(Helper.MAP_UPDATE).place(unknown);
    }

    /** Makes what is noted of a request a path of the subject. */
    static void recall(Gathering code, Datum path) {
        Assembler out = code.out();
        Label none = out.label();
        Label typed = out.label();
        int place = Subject.place(path);
        code.argument(Reg.R1, 0);
        ofRequest(out, Reg.R1, path);
        use(out, Reg.R7, none);
        out.load(Size.DOUBLE, Reg.R1, Reg.R7, KIND).jump(Jump.NE, Reg.R1, WHOLE, typed);
        whole(code, path);
        out.jump(none).place(typed);
        copy(out, Reg.R7, KIND, FieldSource.BASE, place + Subject.KIND);
        copy(out, Reg.R7, DENTRY, FieldSource.BASE, place + Subject.DENTRY);
        copy(out, Reg.R7, MOUNT, FieldSource.BASE, place + Subject.MOUNT);
        out.alu(Alu.ADD, Reg.R7, TEXT).store(Size.DOUBLE, FieldSource.BASE, place + Subject.TYPED, Reg.R7);
        out.place(none);
    }

    /** Makes what is noted of the running thread paths of the subject; what is typed then does not matter. */
    static void recall(Gathering code, Collection<Datum> paths) {
        for (Datum path : paths) {
            Label none = code.out().label();
            ofThread(code.out(), code.hook(), path);
            use(code.out(), Reg.R7, none);
            whole(code, path);
            code.out().place(none);
        }
    }

    /** The running thread is at the end of a call that makes no event: what is noted of it is void. */
    static void forget(Assembler out, Hook hook) {
        for (Datum path : NamingFunction.PATHS) {
            Label none = out.label();
            ofThread(out, hook, path);
            use(out, Reg.R7, none);
            out.place(none);
        }
    }

    /**
     * Notes a whole path for the running thread, which is at {@link #PATH_PLACE} in the scratch memory in R7, its length in R0. Clobbers R0 to R5.
     */
    static void keep(Assembler out, Hook hook, Datum path) {
        out.store(Size.DOUBLE, Reg.R7, PLACE + LENGTH, Reg.R0);
        out.store(Size.DOUBLE, Reg.R7, PLACE + KIND, WHOLE);
        out.store(Size.DOUBLE, Reg.R7, PLACE + IS_WAITING, 1);
        ofThread(out, hook, path);
        update(out);
    }

    /**
     * What is noted of the running thread is from now on noted of the request to io_uring that it is working on. Expects the scratch memory in R7; clobbers R0 to R5 and R8.
     *
     * @param request has the address of the request
     */
    static void handOver(Assembler out, Datum path, Reg request) {
        Label none = out.label();
        ofThread(out, Hook.FILES, path);
        use(out, Reg.R8, none);
        // By way of a copy, since the note may be what has to go to make room.
        out.mov(Reg.R1, Reg.R7).alu(Alu.ADD, Reg.R1, PLACE).mov(Reg.R2, SIZE);
        out.mov(Reg.R3, Reg.R8).call(Helper.PROBE_READ_KERNEL).jump(Jump.NE, Reg.R0, 0, none);
        out.store(Size.DOUBLE, Reg.R7, PLACE + IS_WAITING, 1);
        ofRequest(out, request, path);
        update(out);
        out.place(none);
    }

    private static void update(Assembler out) {
        out.mov(Reg.R3, Reg.R7).alu(Alu.ADD, Reg.R3, PLACE).mov(Reg.R4, 0).call(Helper.MAP_UPDATE);
    }

    /** The note in R7 is the path, and it is loaded: the note itself may have been given up by the time that somebody asks for it. */
    private static void whole(Gathering code, Datum path) {
        Assembler out = code.out();
        Label none = out.label();
        out.mov(Reg.R1, FieldSource.BASE)
                .alu(Alu.ADD, Reg.R1, Scratch.textOffset(path))
                .mov(Reg.R2, PathWalk.CAPACITY);
        out.mov(Reg.R3, Reg.R7).alu(Alu.ADD, Reg.R3, TEXT).call(Helper.PROBE_READ_KERNEL);
        out.jump(Jump.NE, Reg.R0, 0, none).load(Size.DOUBLE, Reg.R0, Reg.R7, LENGTH);
        code.loaded(path);
        out.place(none);
    }

    /** Puts the address of the note whose key is at hand into a register, and uses it up. */
    private static void use(Assembler out, Reg note, Label none) {
        out.call(Helper.MAP_LOOKUP).jump(Jump.EQ, Reg.R0, 0, none).mov(note, Reg.R0);
        out.load(Size.DOUBLE, Reg.R1, note, IS_WAITING).jump(Jump.EQ, Reg.R1, 0, none);
        out.store(Size.DOUBLE, note, IS_WAITING, 0);
    }

    private static void copy(Assembler out, Reg from, int source, Reg to, int target) {
        out.load(Size.DOUBLE, Reg.R1, from, source).store(Size.DOUBLE, to, target, Reg.R1);
    }

    private static void ofRequest(Assembler out, Reg request, Datum path) {
        key(out, request, number(path));
    }

    /** A thread's structure is larger than there are hooks, so that none of them has another one's key. */
    private static void ofThread(Assembler out, Hook hook, Datum path) {
        out.call(Helper.GET_CURRENT_TASK);
        key(out, Reg.R0, hook.index() * NamingFunction.PATHS.size() + number(path));
    }

    private static int number(Datum path) {
        return NamingFunction.PATHS.indexOf(path);
    }

    /** Puts the map into R1 and the address of the key into R2. */
    private static void key(Assembler out, Reg address, int number) {
        out.mov(Reg.R1, address).alu(Alu.ADD, Reg.R1, number).store(Size.DOUBLE, Reg.R10, KEY, Reg.R1);
        out.loadMap(Reg.R1, MAP).mov(Reg.R2, Reg.R10).alu(Alu.ADD, Reg.R2, KEY);
    }
}
