package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;

/**
 * Code of a loader: brings a path of the subject to its place, with the scratch memory in R7. A file that the kernel has found has one path, that of its
 * dentry. Of a path that was only typed the directory that it begins at is found; the rest may lead through links and dots, so it is marked
 * {@link TextLoaders#LOOSE}: user mode makes sense of it, and filters let it pass. What a symbolic link is made to point to is told as it was typed.
 */
final class SubjectPath {
    /** Bytes of the longest name of a socket. */
    private static final int LONGEST_SOCKET = 108;

    private final Assembler out;
    private final Pointers pointers;
    private final PathWalk walk;

    SubjectPath(Assembler out, Pointers pointers, PathWalk walk) {
        this.out = out;
        this.pointers = pointers.inFunction();
        this.walk = walk;
    }

    /** Leaves the length in R0, as loaders do. Clobbers R1 to R9, but for R7. */
    void load(Datum path, Label missing, Label unknown) {
        Label named = out.label();
        Label asTyped = out.label();
        Label outside = out.label();
        Label string = out.label();
        Label kept = out.label();
        Label there = out.label();
        Label found = out.label();
        int place = Scratch.textOffset(path);
        int source = Subject.place(path);
        out.load(Size.DOUBLE, Reg.R1, Reg.R7, source + Subject.KIND);
        out.jump(Jump.EQ, Reg.R1, Subject.NOWHERE, missing).jump(Jump.EQ, Reg.R1, Subject.AS_TYPED, asTyped);
        out.jump(Jump.EQ, Reg.R1, Subject.ABSTRACT, outside).jump(Jump.EQ, Reg.R1, Subject.STRING, string);
        out.jump(Jump.NE, Reg.R1, Subject.FOUND, named);
        begin(source, unknown);
        walk.call(place, unknown);
        out.jump(found).place(outside);
        outside(place, source, unknown);
        out.jump(found).place(string);
        copy(place, source, Helper.PROBE_READ_KERNEL_STR, unknown);
        out.mov(Reg.R0, Reg.R8).jump(found).place(asTyped);
        copy(place, source, Helper.PROBE_READ_USER_STR, unknown);
        out.mov(Reg.R0, Reg.R8).jump(found).place(named);
        out.alu(Alu.AND, Reg.R1, Subject.KEPT).jump(Jump.NE, Reg.R1, 0, kept);
        copy(place, source, Helper.PROBE_READ_USER_STR, unknown);
        out.jump(there).place(kept);
        copy(place, source, Helper.PROBE_READ_KERNEL_STR, unknown);
        out.place(there);
        separate(place);
        begin(source, unknown);
        walk.callBefore(Reg.R9, place, unknown);
        flags(source);
        out.place(found);
    }

    /** Adds to the length in R0 what user mode must know to make sense of the path. */
    private void flags(int source) {
        Label notFollowed = out.label();
        Label other = out.label();
        out.mov(Reg.R9, Reg.R0).alu(Alu.OR, Reg.R9, TextLoaders.LOOSE);
        out.load(Size.DOUBLE, Reg.R1, Reg.R7, source + Subject.KIND).alu(Alu.AND, Reg.R1, ~Subject.KEPT);
        out.jump(Jump.NE, Reg.R1, Subject.FOLLOWED, notFollowed);
        out.alu(Alu.OR, Reg.R9, TextLoaders.FOLLOWED).place(notFollowed);
        SameView.unless(out, pointers, other);
        out.alu(Alu.OR, Reg.R9, TextLoaders.HERE).place(other).mov(Reg.R0, Reg.R9);
    }

    /** Puts a string to the right end of the place, its length into R8, and how much of the place is left into R9. */
    private void copy(int place, int source, int helper, Label unknown) {
        out.mov(Reg.R1, Reg.R7).alu(Alu.ADD, Reg.R1, Scratch.CHAIN_PATH).mov(Reg.R2, PathWalk.CAPACITY);
        out.load(Size.DOUBLE, Reg.R3, Reg.R7, source + Subject.TYPED).call(helper);
        Label empty = out.label();
        out.jump(Jump.SLT, Reg.R0, 0, unknown).jump(Jump.GT, Reg.R0, PathWalk.CAPACITY, unknown);
        // Older kernels do not count the NUL of an empty string of a process. Not whether it is 0: their verifiers
        // would not see that
        // something is left when 1 is taken away.
        out.mov(Reg.R8, Reg.R0)
                .jump(Jump.LT, Reg.R8, 1, empty)
                .alu(Alu.SUB, Reg.R8, 1)
                .place(empty);
        out.mov(Reg.R9, PathWalk.CAPACITY).alu(Alu.SUB, Reg.R9, Reg.R8);
        out.mov(Reg.R1, Reg.R7)
                .alu(Alu.ADD, Reg.R1, place)
                .alu(Alu.ADD, Reg.R1, Reg.R9)
                .mov(Reg.R2, Reg.R8);
        out.mov(Reg.R3, Reg.R7).alu(Alu.ADD, Reg.R3, Scratch.CHAIN_PATH).call(Helper.PROBE_READ_KERNEL);
    }

    /** Puts a slash before what was typed, unless it begins with one, or is nothing: that is the directory itself. */
    private void separate(int place) {
        Label absolute = out.label();
        out.jump(Jump.EQ, Reg.R8, 0, absolute);
        out.mov(Reg.R1, Reg.R7).alu(Alu.ADD, Reg.R1, Scratch.CHAIN_PATH);
        out.load(Size.BYTE, Reg.R1, Reg.R1, 0).jump(Jump.EQ, Reg.R1, '/', absolute);
        out.alu(Alu.SUB, Reg.R9, 1)
                .mov(Reg.R1, Reg.R7)
                .alu(Alu.ADD, Reg.R1, place)
                .alu(Alu.ADD, Reg.R1, Reg.R9);
        out.store(Size.BYTE, Reg.R1, 0, '/').place(absolute);
    }

    /**
     * Puts the name of a socket that is in no directory to the right end of the place, its first NUL written {@code @} as tools print it. Others would have to
     * be, too: that is left to user mode, and filters let it pass.
     */
    private void outside(int place, int source, Label unknown) {
        Label whole = out.label();
        out.load(Size.DOUBLE, Reg.R8, Reg.R7, source + Subject.LENGTH).jump(Jump.EQ, Reg.R8, 0, unknown);
        out.jump(Jump.GT, Reg.R8, LONGEST_SOCKET, unknown);
        out.mov(Reg.R1, Reg.R7).alu(Alu.ADD, Reg.R1, Scratch.CHAIN_PATH).mov(Reg.R2, Reg.R8);
        out.load(Size.DOUBLE, Reg.R3, Reg.R7, source + Subject.TYPED).alu(Alu.ADD, Reg.R3, 1);
        out.call(Helper.PROBE_READ_KERNEL_STR).jump(Jump.SLE, Reg.R0, 0, unknown);
        out.mov(Reg.R6, Reg.R0);
        // In this order, since the verifier loses count where it subtracts from an address.
        out.mov(Reg.R9, PathWalk.CAPACITY).alu(Alu.SUB, Reg.R9, Reg.R8);
        out.alu(Alu.ADD, Reg.R9, Reg.R7).alu(Alu.ADD, Reg.R9, place);
        out.mov(Reg.R1, Reg.R9).mov(Reg.R2, Reg.R8);
        out.load(Size.DOUBLE, Reg.R3, Reg.R7, source + Subject.TYPED).call(Helper.PROBE_READ_KERNEL);
        out.jump(Jump.NE, Reg.R0, 0, unknown).store(Size.BYTE, Reg.R9, 0, '@');
        out.mov(Reg.R0, Reg.R8).jump(Jump.GE, Reg.R6, Reg.R8, whole);
        out.alu(Alu.OR, Reg.R0, TextLoaders.LOOSE).place(whole);
    }

    private void begin(int source, Label unknown) {
        out.load(Size.DOUBLE, Reg.R2, Reg.R7, source + Subject.MOUNT).jump(Jump.EQ, Reg.R2, 0, unknown);
        pointers.load(Reg.R3, Reg.R2, "vfsmount", "mnt_root");
        out.load(Size.DOUBLE, Reg.R1, Reg.R7, source + Subject.DENTRY);
        out.load(Size.DOUBLE, Reg.R2, Reg.R7, source + Subject.MOUNT);
        walk.from(Reg.R1, Reg.R2, Reg.R3);
    }
}
