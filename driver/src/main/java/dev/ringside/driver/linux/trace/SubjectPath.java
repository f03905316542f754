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
 * {@link TextLoaders#LOOSE}: user mode makes sense of it, and filters let it pass.
 */
final class SubjectPath {
    private final Assembler out;
    private final Pointers pointers;
    private final PathWalk walk;

    SubjectPath(Assembler out, Pointers pointers, PathWalk walk) {
        this.out = out;
        this.pointers = pointers;
        this.walk = walk;
    }

    /** Leaves the length in R0, as loaders do. Clobbers R1 to R9, but for R7. */
    void load(Datum path, Label missing, Label unknown) {
        Label named = out.label();
        Label found = out.label();
        int place = Scratch.textOffset(path);
        int source = Subject.place(path);
        out.load(Size.DOUBLE, Reg.R1, Reg.R7, source + Subject.KIND);
        out.jump(Jump.EQ, Reg.R1, Subject.NOWHERE, missing).jump(Jump.EQ, Reg.R1, Subject.NAMED, named);
        begin(source, unknown);
        walk.call(place, unknown);
        out.jump(found).place(named);
        typed(place, source, unknown);
        begin(source, unknown);
        walk.callBefore(Reg.R9, place, unknown);
        out.alu(Alu.OR, Reg.R0, TextLoaders.LOOSE).place(found);
    }

    /** Puts what was typed to the right end of the place, and how much of the place is left into R9. */
    private void typed(int place, int source, Label unknown) {
        Label absolute = out.label();
        out.mov(Reg.R1, Reg.R7).alu(Alu.ADD, Reg.R1, Scratch.CHAIN_PATH).mov(Reg.R2, PathWalk.CAPACITY);
        out.load(Size.DOUBLE, Reg.R3, Reg.R7, source + Subject.TYPED).call(Helper.PROBE_READ_USER_STR);
        out.jump(Jump.SLE, Reg.R0, 0, unknown).jump(Jump.GE, Reg.R0, PathWalk.CAPACITY, unknown);
        out.mov(Reg.R8, Reg.R0).alu(Alu.SUB, Reg.R8, 1);
        out.mov(Reg.R9, PathWalk.CAPACITY).alu(Alu.SUB, Reg.R9, Reg.R8);
        out.mov(Reg.R1, Reg.R7)
                .alu(Alu.ADD, Reg.R1, place)
                .alu(Alu.ADD, Reg.R1, Reg.R9)
                .mov(Reg.R2, Reg.R8);
        out.mov(Reg.R3, Reg.R7).alu(Alu.ADD, Reg.R3, Scratch.CHAIN_PATH).call(Helper.PROBE_READ_KERNEL);
        // Nothing typed is the directory itself.
        out.jump(Jump.EQ, Reg.R8, 0, absolute);
        out.mov(Reg.R1, Reg.R7).alu(Alu.ADD, Reg.R1, Scratch.CHAIN_PATH);
        out.load(Size.BYTE, Reg.R1, Reg.R1, 0).jump(Jump.EQ, Reg.R1, '/', absolute);
        out.alu(Alu.SUB, Reg.R9, 1)
                .mov(Reg.R1, Reg.R7)
                .alu(Alu.ADD, Reg.R1, place)
                .alu(Alu.ADD, Reg.R1, Reg.R9);
        out.store(Size.BYTE, Reg.R1, 0, '/').place(absolute);
    }

    private void begin(int source, Label unknown) {
        out.load(Size.DOUBLE, Reg.R2, Reg.R7, source + Subject.MOUNT).jump(Jump.EQ, Reg.R2, 0, unknown);
        pointers.load(Reg.R3, Reg.R2, "vfsmount", "mnt_root");
        out.load(Size.DOUBLE, Reg.R1, Reg.R7, source + Subject.DENTRY);
        out.load(Size.DOUBLE, Reg.R2, Reg.R7, source + Subject.MOUNT);
        walk.from(Reg.R1, Reg.R2, Reg.R3);
    }
}
