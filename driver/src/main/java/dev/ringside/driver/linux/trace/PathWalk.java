package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;
import org.jspecify.annotations.Nullable;

/**
 * The absolute path of a file, as the kernel's own {@code d_path} finds it (fs/d_path.c): from the last name to the first, through mount
 * points, up to the root of the mount namespace. {@code bpf_d_path} may not be called from tracepoints.
 *
 * <p>The path is written from the right end of its place to the left. The steps are taken by {@code bpf_loop} (kernel 5.17), which keeps the
 * verifier's work independent of how deep a path can be.
 */
final class PathWalk {
    /** More than names of one letter fit, and as many mounts as anybody stacks. */
    private static final int MOST_STEPS = 2048 + 128;

    private static final int COMPLETE = 1;
    private static final int CUT = 2;
    private static final int FAILED = 3;

    static final int CAPACITY = Datum.IMAGE.capacity();

    // The callback's context on the caller's stack.
    private static final int SCRATCH = -16;
    private static final int PLACE = -8;

    private final Assembler out;
    private final KernelLayout layout;
    private final Pointers pointers;
    private @Nullable Label step;

    PathWalk(Assembler out, KernelLayout layout) {
        this.out = out;
        this.layout = layout;
        this.pointers = new Pointers(out, layout.structures());
    }

    /** Begins at the dentry in R1 and the mount in R2, with the scratch memory in R7. Clobbers R2 and R3. */
    PathWalk from() {
        out.load(Size.DOUBLE, Reg.R3, Reg.R2, layout.vfsMountRoot());
        return from(Reg.R1, Reg.R2, Reg.R3);
    }

    /** Begins at a dentry and a mount, of which the root is at hand, too. */
    PathWalk from(Reg dentry, Reg mount, Reg root) {
        out.store(Size.DOUBLE, Reg.R7, Scratch.WALK_ROOT, root);
        out.store(Size.DOUBLE, Reg.R7, Scratch.WALK_DENTRY, dentry);
        out.store(Size.DOUBLE, Reg.R7, Scratch.WALK_MOUNT, mount);
        return this;
    }

    /**
     * Walks, with the scratch memory in R7, from the dentry, the mount and the root of the mount that are there, and leaves the length in R0, as
     * loaders do. Clobbers R1 to R5 and the first 16 bytes of the stack.
     *
     * @param place the offset in the scratch memory of as much room as a path has
     */
    void call(int place, Label unknown) {
        out.store(Size.DOUBLE, Reg.R7, Scratch.WALK_POSITION, CAPACITY);
        walk(place, unknown);
    }

    /** The same for a path whose last part is there already, from an offset in the place on, which is in that register. */
    void callBefore(Reg position, int place, Label unknown) {
        out.store(Size.DOUBLE, Reg.R7, Scratch.WALK_POSITION, position);
        walk(place, unknown);
    }

    private void walk(int place, Label unknown) {
        Label function = step == null ? out.label() : step;
        step = function;
        // Through memory, since the verifier lets no negative number be added to a kernel pointer.
        out.load(Size.DOUBLE, Reg.R2, Reg.R7, Scratch.WALK_MOUNT).alu(Alu.SUB, Reg.R2, layout.mountOfVfs());
        out.store(Size.DOUBLE, Reg.R7, Scratch.WALK_MOUNT, Reg.R2);
        out.store(Size.DOUBLE, Reg.R7, Scratch.WALK_DONE, 0);
        out.store(Size.DOUBLE, Reg.R10, SCRATCH, Reg.R7);
        out.mov(Reg.R1, Reg.R7).alu(Alu.ADD, Reg.R1, place);
        out.store(Size.DOUBLE, Reg.R10, PLACE, Reg.R1);
        out.mov(Reg.R1, MOST_STEPS).loadFunction(Reg.R2, function);
        out.mov(Reg.R3, Reg.R10).alu(Alu.ADD, Reg.R3, SCRATCH).mov(Reg.R4, 0);
        out.call(Helper.LOOP);

        Label whole = out.label();
        Label notRoot = out.label();
        out.load(Size.DOUBLE, Reg.R1, Reg.R7, Scratch.WALK_DONE).jump(Jump.EQ, Reg.R1, FAILED, unknown);
        out.load(Size.DOUBLE, Reg.R2, Reg.R7, Scratch.WALK_POSITION).jump(Jump.GT, Reg.R2, CAPACITY, unknown);
        out.mov(Reg.R0, CAPACITY).alu(Alu.SUB, Reg.R0, Reg.R2).jump(Jump.NE, Reg.R0, 0, notRoot);
        out.load(Size.DOUBLE, Reg.R2, Reg.R10, PLACE).store(Size.BYTE, Reg.R2, CAPACITY - 1, '/');
        out.mov(Reg.R0, 1).place(notRoot);
        out.jump(Jump.EQ, Reg.R1, COMPLETE, whole)
                .alu(Alu.OR, Reg.R0, TextLoaders.CUT)
                .place(whole);
    }

    /** Writes the callback, if it is called: one name or one mount a step. */
    void emit() {
        if (step == null) {
            return;
        }
        Label cross = out.label();
        Label attached = out.label();
        Label cut = out.label();
        Label fail = out.label();
        Label end = out.label();
        Label next = out.label();
        out.function(step);
        out.load(Size.DOUBLE, Reg.R7, Reg.R2, SCRATCH - SCRATCH);
        out.load(Size.DOUBLE, Reg.R8, Reg.R2, PLACE - SCRATCH);
        out.load(Size.DOUBLE, Reg.R9, Reg.R7, Scratch.WALK_DENTRY);
        out.load(Size.DOUBLE, Reg.R1, Reg.R7, Scratch.WALK_ROOT).jump(Jump.EQ, Reg.R1, Reg.R9, cross);

        int first = Math.min(layout.dentryParent(), Math.min(layout.dentryNameLength(), layout.dentryName()));
        int last = Math.max(layout.dentryParent(), Math.max(layout.dentryNameLength(), layout.dentryName()));
        if (canCast()) {
            read(Reg.R9, "dentry", "d_parent", layout.dentryParent() - first);
            read(Reg.R9, "dentry", "d_name.len", layout.dentryNameLength() - first);
            read(Reg.R9, "dentry", "d_name.name", layout.dentryName() - first);
        } else {
            // The parent and the name lie close together: one copy for both.
            copy(Reg.R9, first, last + Long.BYTES - first, fail);
        }
        out.load(Size.DOUBLE, Reg.R1, Reg.R7, Scratch.COPY + layout.dentryParent() - first);
        out.store(Size.DOUBLE, Reg.R7, Scratch.WALK_DENTRY, Reg.R1);
        out.load(Size.DOUBLE, Reg.R2, Reg.R7, Scratch.WALK_POSITION);
        // Its own parent, but not the root of the mount: a file that is in no directory, such as one made by
        // memfd_create, has its
        // name alone.
        out.jump(Jump.NE, Reg.R1, Reg.R9, attached);
        out.store(Size.DOUBLE, Reg.R7, Scratch.WALK_DONE, COMPLETE).jump(Jump.NE, Reg.R2, CAPACITY, end);
        out.place(attached);
        out.load(Size.WORD, Reg.R1, Reg.R7, Scratch.COPY + layout.dentryNameLength() - first);
        out.jump(Jump.GT, Reg.R1, 255, fail);
        out.alu(Alu.SUB, Reg.R2, 1).alu(Alu.SUB, Reg.R2, Reg.R1).jump(Jump.SLT, Reg.R2, 0, cut);
        out.jump(Jump.GT, Reg.R2, CAPACITY - 1, fail);
        out.store(Size.DOUBLE, Reg.R7, Scratch.WALK_POSITION, Reg.R2);
        out.alu(Alu.ADD, Reg.R8, Reg.R2).store(Size.BYTE, Reg.R8, 0, '/');
        out.mov(Reg.R2, Reg.R1);
        out.load(Size.DOUBLE, Reg.R3, Reg.R7, Scratch.COPY + layout.dentryName() - first);
        out.mov(Reg.R1, Reg.R8).alu(Alu.ADD, Reg.R1, 1).call(Helper.PROBE_READ_KERNEL);
        out.jump(Jump.NE, Reg.R0, 0, fail);
        out.place(end)
                .load(Size.DOUBLE, Reg.R0, Reg.R7, Scratch.WALK_DONE)
                .jump(Jump.EQ, Reg.R0, 0, next)
                .mov(Reg.R0, 1);
        out.place(next).exit();

        out.place(cross);
        Label mounted = out.label();
        out.load(Size.DOUBLE, Reg.R9, Reg.R7, Scratch.WALK_MOUNT);
        int parent = Math.min(layout.mountParent(), layout.mountPoint());
        if (canCast()) {
            read(Reg.R9, "mount", "mnt_parent", layout.mountParent() - parent);
            read(Reg.R9, "mount", "mnt_mountpoint", layout.mountPoint() - parent);
        } else {
            copy(Reg.R9, parent, Math.abs(layout.mountParent() - layout.mountPoint()) + Long.BYTES, fail);
        }
        out.load(Size.DOUBLE, Reg.R1, Reg.R7, Scratch.COPY + layout.mountParent() - parent);
        out.jump(Jump.NE, Reg.R1, Reg.R9, mounted);
        out.store(Size.DOUBLE, Reg.R7, Scratch.WALK_DONE, COMPLETE)
                .mov(Reg.R0, 1)
                .exit();
        out.place(mounted)
                .store(Size.DOUBLE, Reg.R7, Scratch.WALK_MOUNT, Reg.R1)
                .mov(Reg.R9, Reg.R1);
        out.load(Size.DOUBLE, Reg.R1, Reg.R7, Scratch.COPY + layout.mountPoint() - parent);
        out.store(Size.DOUBLE, Reg.R7, Scratch.WALK_DENTRY, Reg.R1);
        if (canCast()) {
            read(Reg.R9, "mount", "mnt.mnt_root", 0);
        } else {
            copy(Reg.R9, layout.mountOfVfs() + layout.vfsMountRoot(), Long.BYTES, fail);
        }
        out.load(Size.DOUBLE, Reg.R1, Reg.R7, Scratch.COPY);
        out.store(Size.DOUBLE, Reg.R7, Scratch.WALK_ROOT, Reg.R1).mov(Reg.R0, 0).exit();

        out.place(cut)
                .store(Size.DOUBLE, Reg.R7, Scratch.WALK_DONE, CUT)
                .mov(Reg.R0, 1)
                .exit();
        out.place(fail)
                .store(Size.DOUBLE, Reg.R7, Scratch.WALK_DONE, FAILED)
                .mov(Reg.R0, 1)
                .exit();
    }

    /** Whether reading the fields one by one takes less than copying them: then each is a single instruction. */
    private boolean canCast() {
        return layout.castFunction() != 0;
    }

    /** Puts a field to that place among what is copied. */
    private void read(Reg from, String structure, String path, int place) {
        pointers.load(Reg.R0, from, structure, path);
        out.store(Size.of(layout.structures().field(structure, path).size()), Reg.R7, Scratch.COPY + place, Reg.R0);
    }

    /** Copies bytes of the kernel to the scratch memory. */
    private void copy(Reg from, int offset, int length, Label fail) {
        if (length > 128) {
            throw new IllegalStateException("copy of " + length + " bytes");
        }
        out.mov(Reg.R1, Reg.R7).alu(Alu.ADD, Reg.R1, Scratch.COPY).mov(Reg.R2, length);
        out.mov(Reg.R3, from).alu(Alu.ADD, Reg.R3, offset).call(Helper.PROBE_READ_KERNEL);
        out.jump(Jump.NE, Reg.R0, 0, fail);
    }
}
