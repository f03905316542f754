package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.btf.FieldLocation;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.Helper;

/** Code of a gatherer that compares the credentials that a thread has with those that it had. */
final class Credentials {
    /** The structure of the kernel, and from which field to which it is noted. */
    private static final String CRED = "cred";

    private static final String FIRST = "uid";
    private static final String LAST = "user_ns";

    /** On the stack: the credentials that the thread has now. */
    private static final int NOW = -16;

    private final Gathering code;
    private final Assembler out;
    private final Pointers pointers;
    private final Structures structures;

    Credentials(Gathering code) {
        this.code = code;
        this.out = code.out();
        this.pointers = code.pointers();
        this.structures = pointers.structures();
    }

    /** Notes what they are now, for so many users of the note. */
    void note(int users) {
        code.task(Reg.R7);
        copy();
        Notes.keep(out, code.hook(), users);
    }

    /** R7 points at those that were noted, for that user of the note, and those of now are there to be compared. */
    Credentials compared(int user) {
        Notes.use(out, code.hook(), user, code.drop());
        now();
        return this;
    }

    /** The same with those of the process, which is in R7, that has made this one. */
    Credentials comparedToParent() {
        pointers.plain(Reg.R7, Reg.R7, "task_struct", "real_parent");
        copy();
        out.mov(Reg.R7, FieldSource.BASE).alu(Alu.ADD, Reg.R7, Scratch.COPY);
        now();
        return this;
    }

    /** Goes to the label if a field is not what it was. Clobbers R0 to R5. */
    void jumpIfChanged(String field, Label changed) {
        load(Reg.R0, field);
        before(Reg.R1, field);
        out.jump(Jump.NE, Reg.R0, Reg.R1, changed);
    }

    /** Puts the capabilities that were not effective before into a register. Clobbers R0 to R5. */
    void gained(Reg dst) {
        load(Reg.R0, "cap_effective");
        before(Reg.R1, "cap_effective");
        out.alu(Alu.XOR, Reg.R1, -1).mov(dst, Reg.R0).alu(Alu.AND, dst, Reg.R1);
    }

    /** Tells what they were and what is new. What they are is told of every process. */
    void tell() {
        tell(Datum.OLD_UID, "uid");
        tell(Datum.OLD_EUID, "euid");
        tell(Datum.OLD_GID, "gid");
        gained(Reg.R2);
        code.number(Datum.CAPS_GAINED, Reg.R2);
    }

    private void tell(Datum number, String field) {
        before(Reg.R2, field);
        code.number(number, Reg.R2);
    }

    /** Copies those of the task in R7 to where notes are put together. */
    private void copy() {
        int first = structures.offset(CRED, FIRST);
        int length = structures.offset(CRED, LAST) + Long.BYTES - first;
        if (length > Notes.SIZE - Notes.BODY) {
            throw new IllegalStateException("credentials of " + length + " bytes");
        }
        pointers.plain(Reg.R3, Reg.R7, "task_struct", CRED);
        out.alu(Alu.ADD, Reg.R3, first).mov(Reg.R1, FieldSource.BASE);
        out.alu(Alu.ADD, Reg.R1, Scratch.COPY + Notes.BODY).mov(Reg.R2, length);
        out.call(Helper.PROBE_READ_KERNEL).jump(Jump.NE, Reg.R0, 0, code.drop());
    }

    private void now() {
        code.task(Reg.R0);
        pointers.plain(Reg.R0, Reg.R0, "task_struct", CRED);
        out.store(Size.DOUBLE, Reg.R10, NOW, Reg.R0);
    }

    private void load(Reg dst, String field) {
        out.load(Size.DOUBLE, Reg.R3, Reg.R10, NOW);
        pointers.load(dst, Reg.R3, CRED, field);
    }

    private void before(Reg dst, String field) {
        FieldLocation location = structures.field(CRED, field);
        out.load(
                Size.of(location.size()), dst, Reg.R7, Notes.BODY + location.offset() - structures.offset(CRED, FIRST));
    }
}
