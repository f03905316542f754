package dev.ringside.driver.linux.trace;

import static dev.ringside.driver.linux.trace.SystemCall.LINK;
import static dev.ringside.driver.linux.trace.SystemCall.LINKAT;
import static dev.ringside.driver.linux.trace.SystemCall.MKDIR;
import static dev.ringside.driver.linux.trace.SystemCall.MKDIRAT;
import static dev.ringside.driver.linux.trace.SystemCall.MKNOD;
import static dev.ringside.driver.linux.trace.SystemCall.MKNODAT;
import static dev.ringside.driver.linux.trace.SystemCall.RENAME;
import static dev.ringside.driver.linux.trace.SystemCall.RENAMEAT;
import static dev.ringside.driver.linux.trace.SystemCall.RENAMEAT2;
import static dev.ringside.driver.linux.trace.SystemCall.RMDIR;
import static dev.ringside.driver.linux.trace.SystemCall.SYMLINK;
import static dev.ringside.driver.linux.trace.SystemCall.SYMLINKAT;
import static dev.ringside.driver.linux.trace.SystemCall.UNLINK;
import static dev.ringside.driver.linux.trace.SystemCall.UNLINKAT;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import java.util.List;
import java.util.Set;

/** Calls that make, move and remove names of files. A link in the last place of a path is what they are about; they do not follow it. */
final class NameCalls {
    /** In the flags of {@code linkat}: a link in the last place is followed, after all. */
    private static final int AT_SYMLINK_FOLLOW = 0x400;

    private NameCalls() {}

    static List<Call> all() {
        return List.of(
                call(UNLINK, "delete", code -> code.typed(Datum.PATH, -1, 0)),
                call(RMDIR, "delete", code -> code.typed(Datum.PATH, -1, 0)),
                call(UNLINKAT, "delete", code -> code.typed(Datum.PATH, 0, 1)),
                call(RENAME, "rename", code -> both(code, -1, 0, -1, 1)),
                call(RENAMEAT, "rename", code -> both(code, 0, 1, 2, 3)),
                call(RENAMEAT2, "rename", code -> both(code, 0, 1, 2, 3)),
                call(LINK, "link", code -> both(code, -1, 0, -1, 1)),
                call(LINKAT, "link", code -> {
                    both(code, 0, 1, 2, 3);
                    Label notFollowed = code.out().label();
                    code.argument(Reg.R1, 4);
                    code.out().alu(Alu.AND, Reg.R1, AT_SYMLINK_FOLLOW).jump(Jump.EQ, Reg.R1, 0, notFollowed);
                    code.follow(Datum.OLD_PATH);
                    code.out().place(notFollowed);
                }),
                call(SYMLINK, "link", code -> symbolic(code, 0, -1, 1)),
                call(SYMLINKAT, "link", code -> symbolic(code, 0, 1, 2)),
                call(MKDIR, "create", code -> made(code, -1, 0, 1)),
                call(MKDIRAT, "create", code -> made(code, 0, 1, 2)),
                call(MKNOD, "create", code -> made(code, -1, 0, 1)),
                call(MKNODAT, "create", code -> made(code, 0, 1, 2)));
    }

    private static Call call(SystemCall call, String word, Gatherer gatherer) {
        return new Call(Hook.FILES, call, Set.of(word), code -> {
            code.word(Datum.OP, word);
            gatherer.gather(code);
        });
    }

    private static void both(Gathering code, int oldDirectory, int old, int directory, int typed) {
        code.typed(Datum.OLD_PATH, oldDirectory, old);
        code.typed(Datum.PATH, directory, typed);
    }

    private static void symbolic(Gathering code, int target, int directory, int typed) {
        code.asTyped(Datum.OLD_PATH, target);
        code.typed(Datum.PATH, directory, typed);
    }

    private static void made(Gathering code, int directory, int typed, int mode) {
        code.typed(Datum.PATH, directory, typed);
        code.argument(Reg.R2, mode);
        code.out().alu(Alu.AND, Reg.R2, Subject.PERMISSIONS);
        code.number(Datum.MODE, Reg.R2);
    }
}
