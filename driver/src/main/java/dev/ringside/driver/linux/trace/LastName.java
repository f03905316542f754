package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.FieldSource;

/** Code that finds the length of a path's last name, for the paths of subjects. */
final class LastName {
    private LastName() {}

    /**
     * Puts it into R0, of a file that the kernel has found. Clobbers R1 to R5.
     *
     * @param ask where to go if the name of the dentry is not the path's last: it was only typed, is the root of a mount, or in no directory
     * @return whether that can be told of the datum at all
     */
    static boolean length(Assembler out, Pointers pointers, Datum datum, Label ask) {
        if (datum != Datum.PATH && datum != Datum.OLD_PATH) {
            return false;
        }
        int source = Subject.place(datum);
        out.load(Size.DOUBLE, Reg.R1, FieldSource.BASE, source + Subject.KIND);
        out.jump(Jump.NE, Reg.R1, Subject.FOUND, ask).load(Size.DOUBLE, Reg.R1, FieldSource.BASE, source + Subject.DENTRY);
        pointers.load(Reg.R0, Reg.R1, "dentry", "d_parent");
        out.load(Size.DOUBLE, Reg.R1, FieldSource.BASE, source + Subject.DENTRY).jump(Jump.EQ, Reg.R0, Reg.R1, ask);
        pointers.load(Reg.R0, Reg.R1, "dentry", "d_name.len");
        return true;
    }
}
