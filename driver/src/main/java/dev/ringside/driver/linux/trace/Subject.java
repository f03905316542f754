package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.FieldSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an event is about, as a gatherer leaves it in the {@link Scratch} memory for filters and recorders: numbers, and of what costs something to
 * read, such as a path, only where it is to be had.
 */
final class Subject {
    /** Bytes in the scratch memory. */
    static final int SIZE = 512;

    /** Which numbers are there, a bit each. */
    private static final int PRESENT = Scratch.SUBJECT;

    /** The file's inode, or 0: numbers about the file that are not there are read from it. */
    static final int INODE = Scratch.SUBJECT + 8;

    private static final int PLACES = Scratch.SUBJECT + 16;
    private static final int NUMBERS = Scratch.SUBJECT + 128;

    // Where a path is to be had, for each path.
    private static final int PLACE_SIZE = 32;
    /** One of the kinds below. */
    static final int KIND = 0;

    static final int DENTRY = 8;
    static final int MOUNT = 16;
    /** In the memory of the process, or for a string of the kernel in the kernel's. */
    static final int TYPED = 24;
    /** Of a name that is no path, instead of a mount. */
    static final int LENGTH = MOUNT;

    // Kinds of places.
    static final int NOWHERE = 0;
    /** The file is that dentry on that mount. */
    static final int FOUND = 1;
    /** What the caller typed, beginning at the directory that is that dentry on that mount. */
    static final int NAMED = 2;
    /** The same, where a link in the last place was followed. */
    static final int FOLLOWED = 3;
    /** Added to the two: what the caller typed is no longer in the memory of the process but in the kernel's. */
    static final int KEPT = 16;
    /** Just what the caller typed. */
    static final int AS_TYPED = 4;
    /** A name of a socket that is no path: its bytes in the kernel's memory, the first of them a NUL. */
    static final int ABSTRACT = 5;
    /** A string of the kernel, as it is: a name where others have paths. */
    static final int STRING = 6;

    /** Of a mode what says who may do what. */
    static final int PERMISSIONS = 07777;

    private static final List<Datum> SUBJECT_NUMBERS = Stream.of(Datum.values())
            .filter(datum -> datum.isOfSubject() && !datum.isText())
            .toList();

    private Subject() {}

    /** Forgets the subject before. */
    static void clear(Assembler out) {
        out.store(Size.DOUBLE, FieldSource.BASE, PRESENT, 0).store(Size.DOUBLE, FieldSource.BASE, INODE, 0);
        out.store(Size.DOUBLE, FieldSource.BASE, place(Datum.PATH) + KIND, NOWHERE);
        out.store(Size.DOUBLE, FieldSource.BASE, place(Datum.OLD_PATH) + KIND, NOWHERE);
    }

    /** Where it stands in the scratch memory where a path is to be had. */
    static int place(Datum path) {
        return switch (path) {
            case PATH -> PLACES;
            case OLD_PATH -> PLACES + PLACE_SIZE;
            default -> throw new IllegalArgumentException(path + " is no path of a subject");
        };
    }

    /** Stores a number. Clobbers R1. */
    static void store(Assembler out, Datum number, Reg value) {
        out.store(Size.DOUBLE, FieldSource.BASE, offset(number), value);
        out.load(Size.DOUBLE, Reg.R1, FieldSource.BASE, PRESENT);
        out.alu(Alu.OR, Reg.R1, bit(number));
        out.store(Size.DOUBLE, FieldSource.BASE, PRESENT, Reg.R1);
    }

    /** The result of the system call that has ended. Clobbers R1 and R2. */
    static void result(Assembler out) {
        Label failed = out.label();
        out.load(Size.DOUBLE, Reg.R2, HookState.STATE, HookState.RESULT).jump(Jump.SLT, Reg.R2, 0, failed);
        out.mov(Reg.R2, 0).place(failed);
        store(out, Datum.RESULT, Reg.R2);
    }

    /** Puts a number into R0. Clobbers R1 to R5. */
    static void load(Assembler out, Pointers pointers, Datum number, Label missing) {
        Label absent = out.label();
        Label done = out.label();
        out.load(Size.DOUBLE, Reg.R1, FieldSource.BASE, PRESENT);
        out.alu(Alu.AND, Reg.R1, bit(number)).jump(Jump.EQ, Reg.R1, 0, absent);
        out.load(Size.DOUBLE, Reg.R0, FieldSource.BASE, offset(number))
                .jump(done)
                .place(absent);
        out.load(Size.DOUBLE, Reg.R3, FieldSource.BASE, INODE).jump(Jump.EQ, Reg.R3, 0, missing);
        switch (number) {
            case MODE -> {
                pointers.load(Reg.R0, Reg.R3, "inode", "i_mode");
                out.alu(Alu.AND, Reg.R0, PERMISSIONS);
            }
            case OWNER -> pointers.load(Reg.R0, Reg.R3, "inode", "i_uid.val");
            case GROUP -> pointers.load(Reg.R0, Reg.R3, "inode", "i_gid.val");
            case SIZE -> pointers.load(Reg.R0, Reg.R3, "inode", "i_size");
            default -> out.jump(missing);
        }
        out.place(done);
    }

    private static int offset(Datum number) {
        return NUMBERS + Long.BYTES * index(number);
    }

    private static int bit(Datum number) {
        return 1 << index(number);
    }

    private static int index(Datum number) {
        int index = SUBJECT_NUMBERS.indexOf(number);
        if (index < 0) {
            throw new IllegalArgumentException(number + " is no number of a subject");
        }
        return index;
    }
}
