package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Code that finds out whether the running process has the same mounts as Ringside and all of them below its root: then a path leads both to the same
 * file, and user mode can follow the links in it.
 */
final class SameView {
    private static final int OWN_NAMESPACE = ownNamespace();

    private SameView() {}

    /** Goes there if it has not. Expects the scratch memory in R7; clobbers R0 to R6 and R8, and what a path walk remembers. */
    static void unless(Assembler out, Pointers pointers, Label other) {
        Label first = out.label();
        out.call(Helper.GET_CURRENT_TASK).mov(Reg.R8, Reg.R0);
        pointers.follow(Reg.R6, Reg.R8, "task_struct", "nsproxy", other);
        pointers.follow(Reg.R6, Reg.R6, "nsproxy", "mnt_ns", other);
        pointers.load(Reg.R0, Reg.R6, "mnt_namespace", "ns.inum");
        out.jump32(Jump.NE, Reg.R0, OWN_NAMESPACE, other);
        pointers.follow(Reg.R6, Reg.R8, "task_struct", "fs", other);
        pointers.load(Reg.R8, Reg.R6, "fs_struct", "root.dentry");
        pointers.load(Reg.R6, Reg.R6, "fs_struct", "root.mnt");
        pointers.load(Reg.R0, Reg.R6, "vfsmount", "mnt_root");
        out.jump(Jump.NE, Reg.R0, Reg.R8, other);
        // Through memory, since the verifier lets no negative number be added to a kernel pointer.
        out.store(Size.DOUBLE, Reg.R7, Scratch.WALK_MOUNT, Reg.R6)
                .load(Size.DOUBLE, Reg.R6, Reg.R7, Scratch.WALK_MOUNT);
        out.alu(Alu.SUB, Reg.R6, pointers.structures().offset("mount", "mnt"));
        // The root of all is its own parent; what has been mounted over it at the start of the system is what processes
        // see.
        pointers.load(Reg.R8, Reg.R6, "mount", "mnt_parent");
        out.jump(Jump.EQ, Reg.R8, Reg.R6, first);
        pointers.load(Reg.R0, Reg.R8, "mount", "mnt_parent");
        out.jump(Jump.NE, Reg.R0, Reg.R8, other).place(first);
    }

    /** The number of the own mount namespace; 0, which none has, if it cannot be found out. */
    private static int ownNamespace() {
        try {
            Matcher number = Pattern.compile("\\d+")
                    .matcher(
                            Files.readSymbolicLink(Path.of("/proc/self/ns/mnt")).toString());
            return number.find() ? Integer.parseUnsignedInt(number.group()) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
