package dev.ringside.driver.linux.trace;

import static dev.ringside.driver.linux.trace.SystemCall.CHMOD;
import static dev.ringside.driver.linux.trace.SystemCall.CHOWN;
import static dev.ringside.driver.linux.trace.SystemCall.FCHMOD;
import static dev.ringside.driver.linux.trace.SystemCall.FCHMODAT;
import static dev.ringside.driver.linux.trace.SystemCall.FCHMODAT2;
import static dev.ringside.driver.linux.trace.SystemCall.FCHOWN;
import static dev.ringside.driver.linux.trace.SystemCall.FCHOWNAT;
import static dev.ringside.driver.linux.trace.SystemCall.FTRUNCATE;
import static dev.ringside.driver.linux.trace.SystemCall.FUTIMESAT;
import static dev.ringside.driver.linux.trace.SystemCall.LCHOWN;
import static dev.ringside.driver.linux.trace.SystemCall.TRUNCATE;
import static dev.ringside.driver.linux.trace.SystemCall.UTIME;
import static dev.ringside.driver.linux.trace.SystemCall.UTIMENSAT;
import static dev.ringside.driver.linux.trace.SystemCall.UTIMES;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import java.util.List;
import java.util.Set;

/**
 * Calls that change what is said of a file: its permissions, owner, times and size. What they ask for is what the event tells, and of a file that the kernel has found
 * also what they leave as it is.
 */
final class AttributeCalls {
    /** In flags: a link in the last place is not followed. */
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;

    /** Numbers of calls of 32-bit programs that have user ids of 16 bits, or lengths in two halves. */
    private static final int CHOWN_16 = 182;

    private static final int LCHOWN_16 = 16;
    private static final int FCHOWN_16 = 95;
    private static final int TRUNCATE_64 = 193;
    private static final int FTRUNCATE_64 = 194;
    private static final int NONE = -1;

    private AttributeCalls() {}

    static List<Call> all() {
        return List.of(
                call(CHMOD, "chmod", code -> {
                    code.followed(Datum.PATH, -1, 0);
                    mode(code, 1);
                }),
                call(FCHMOD, "chmod", code -> {
                    code.descriptor(Datum.PATH, 0);
                    mode(code, 1);
                }),
                call(FCHMODAT, "chmod", code -> {
                    code.followed(Datum.PATH, 0, 1);
                    mode(code, 2);
                }),
                call(FCHMODAT2, "chmod", code -> {
                    unlessTold(code, 3);
                    mode(code, 2);
                }),
                call(CHOWN, "chown", code -> {
                    code.followed(Datum.PATH, -1, 0);
                    owners(code, 1, CHOWN_16);
                }),
                call(LCHOWN, "chown", code -> {
                    code.typed(Datum.PATH, -1, 0);
                    owners(code, 1, LCHOWN_16);
                }),
                call(FCHOWN, "chown", code -> {
                    code.descriptor(Datum.PATH, 0);
                    owners(code, 1, FCHOWN_16);
                }),
                call(FCHOWNAT, "chown", code -> {
                    unlessTold(code, 4);
                    owners(code, 2, NONE);
                }),
                call(UTIME, "settime", code -> code.followed(Datum.PATH, -1, 0)),
                call(UTIMES, "settime", code -> code.followed(Datum.PATH, -1, 0)),
                call(FUTIMESAT, "settime", code -> ofDescriptorIfNull(code, NONE)),
                call(UTIMENSAT, "settime", code -> ofDescriptorIfNull(code, 3)),
                call(TRUNCATE, "truncate", code -> {
                    code.followed(Datum.PATH, -1, 0);
                    size(code, TRUNCATE_64);
                }),
                call(FTRUNCATE, "truncate", code -> {
                    code.descriptor(Datum.PATH, 0);
                    size(code, FTRUNCATE_64);
                }));
    }

    private static Call call(SystemCall call, String word, Gatherer gatherer) {
        return new Call(Hook.FILES, call, Set.of(word), code -> {
            code.word(Datum.OP, word);
            gatherer.gather(code);
        });
    }

    /** A path after a directory, of which a link in the last place is followed unless the flags say otherwise. */
    private static void unlessTold(Gathering code, int flags) {
        Label done = code.out().label();
        code.typed(Datum.PATH, 0, 1);
        if (flags >= 0) {
            code.argument(Reg.R1, flags);
            code.out().jump(Jump.SET, Reg.R1, AT_SYMLINK_NOFOLLOW, done);
        }
        code.follow(Datum.PATH);
        code.out().place(done);
    }

    /** Without a path it is about the file of the descriptor that would be the directory. */
    private static void ofDescriptorIfNull(Gathering code, int flags) {
        Assembler out = code.out();
        Label none = out.label();
        Label done = out.label();
        code.argument(Reg.R1, 1);
        out.jump(Jump.EQ, Reg.R1, 0, none);
        unlessTold(code, flags);
        out.jump(done).place(none);
        code.descriptor(Datum.PATH, 0);
        out.place(done);
    }

    private static void mode(Gathering code, int argument) {
        code.argument(Reg.R2, argument);
        code.out().alu(Alu.AND, Reg.R2, Subject.PERMISSIONS);
        code.number(Datum.MODE, Reg.R2);
    }

    /**
     * The owner and the group, each unless it stays.
     *
     * @param argument which one the owner is; the group follows
     * @param narrow the number of the call that has ids of 16 bits
     */
    private static void owners(Gathering code, int argument, int narrow) {
        owner(code, Datum.OWNER, argument, narrow);
        owner(code, Datum.GROUP, argument + 1, narrow);
    }

    private static void owner(Gathering code, Datum datum, int argument, int narrow) {
        Assembler out = code.out();
        Label stays = out.label();
        Label wide = out.label();
        code.argument(Reg.R2, argument);
        out.alu(Alu.LSH, Reg.R2, 32).alu(Alu.RSH, Reg.R2, 32);
        if (narrow != NONE) {
            code.callNumber(Reg.R1);
            out.jump(Jump.NE, Reg.R1, narrow, wide).alu(Alu.AND, Reg.R2, 0xFFFF);
            out.jump(Jump.EQ, Reg.R2, 0xFFFF, stays);
        }
        out.place(wide).jump32(Jump.EQ, Reg.R2, -1, stays);
        code.number(datum, Reg.R2);
        out.place(stays);
    }

    /** @param halved the number of the call that has the length in two arguments, the lower half first */
    private static void size(Gathering code, int halved) {
        Assembler out = code.out();
        Label whole = out.label();
        code.argument(Reg.R2, 1);
        code.callNumber(Reg.R1);
        out.jump(Jump.NE, Reg.R1, halved, whole);
        code.argument(Reg.R1, 2);
        out.alu(Alu.LSH, Reg.R1, 32).alu(Alu.OR, Reg.R2, Reg.R1).place(whole);
        code.number(Datum.SIZE, Reg.R2);
    }
}
