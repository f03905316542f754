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

/**
 * Paths of requests to io_uring that are not complete, each under the address of its request. The map is bounded: should more be on their way than that, the
 * oldest are forgotten, and their events have no paths.
 */
final class UringNames {
    /** The map's number in programs. */
    static final int MAP = 15;

    private static final int MOST = 512;

    // What is kept: what a subject's place has, and the text, since the kernel frees its own copy.
    private static final int IS_WAITING = 0;
    private static final int KIND = 8;
    private static final int DENTRY = 16;
    private static final int MOUNT = 24;
    private static final int TEXT = 32;

    private static final int KEY = -72;

    private UringNames() {}

    static MapSpec map() {
        return MapSpec.forgetful("rs_requests", Long.BYTES, TEXT + PathWalk.CAPACITY, MOST);
    }

    /** Keeps a path of the subject until the request is complete. */
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
        key(code, path);
        out.mov(Reg.R3, Reg.R7).mov(Reg.R4, 0).call(Helper.MAP_UPDATE).place(unknown);
    }

    /** Makes what is remembered of the request a path of the subject. */
    static void recall(Gathering code, Datum path) {
        Assembler out = code.out();
        Label none = out.label();
        int place = Subject.place(path);
        key(code, path);
        out.call(Helper.MAP_LOOKUP).jump(Jump.EQ, Reg.R0, 0, none).mov(Reg.R7, Reg.R0);
        out.load(Size.DOUBLE, Reg.R1, Reg.R7, IS_WAITING).jump(Jump.EQ, Reg.R1, 0, none);
        // The next request at that address is another one.
        out.store(Size.DOUBLE, Reg.R7, IS_WAITING, 0);
        copy(out, Reg.R7, KIND, FieldSource.BASE, place + Subject.KIND);
        copy(out, Reg.R7, DENTRY, FieldSource.BASE, place + Subject.DENTRY);
        copy(out, Reg.R7, MOUNT, FieldSource.BASE, place + Subject.MOUNT);
        out.alu(Alu.ADD, Reg.R7, TEXT).store(Size.DOUBLE, FieldSource.BASE, place + Subject.TYPED, Reg.R7);
        out.place(none);
    }

    private static void copy(Assembler out, Reg from, int source, Reg to, int target) {
        out.load(Size.DOUBLE, Reg.R1, from, source).store(Size.DOUBLE, to, target, Reg.R1);
    }

    /** Puts the map into R1 and the address of the key into R2: a request has room for two paths, both behind its own address. */
    private static void key(Gathering code, Datum path) {
        code.argument(Reg.R1, 0);
        code.out().alu(Alu.ADD, Reg.R1, path == Datum.PATH ? 0 : 1).store(Size.DOUBLE, Reg.R10, KEY, Reg.R1);
        code.out().loadMap(Reg.R1, MAP).mov(Reg.R2, Reg.R10).alu(Alu.ADD, Reg.R2, KEY);
    }
}
