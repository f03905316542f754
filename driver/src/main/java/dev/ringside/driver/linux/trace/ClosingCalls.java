package dev.ringside.driver.linux.trace;

import static dev.ringside.driver.linux.trace.SystemCall.CLOSE;
import static dev.ringside.driver.linux.trace.SystemCall.CLOSE_RANGE;
import static dev.ringside.driver.linux.trace.SystemCall.DUP2;
import static dev.ringside.driver.linux.trace.SystemCall.DUP3;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import java.util.List;
import java.util.Set;

/**
 * Calls that close files. A regular file that was open for writing is written when its last descriptor goes; that is seen as the call begins, since afterwards
 * nothing is left of it. A mapping, or another thread that is just using the file, keeps it open beyond that: then it is not told. Nor are files that
 * executing a program closes.
 */
final class ClosingCalls {
    private static final Set<String> WRITE = Set.of("write");

    private static final int FMODE_WRITE = 2;
    private static final int CLOSE_RANGE_UNSHARE = 2;
    private static final int CLOSE_RANGE_CLOEXEC = 4;

    private ClosingCalls() {}

    static List<Call> all() {
        return List.of(
                call(Site.CALL_ENTRY, CLOSE, code -> {
                    code.argument(Reg.R1, 0);
                    written(code, Reg.R1);
                }),
                call(Site.CALL_ENTRY, DUP2, ClosingCalls::replaced),
                call(Site.CALL_ENTRY, DUP3, ClosingCalls::replaced),
                call(Site.CALL_ENTRY, CLOSE_RANGE, ClosingCalls::range),
                call(Site.ENDING, Ending.THREAD, code -> {
                    onlyUser(code);
                    next(code, Site.ENDING, Ending.THREAD);
                }));
    }

    private static Call call(Site site, Occasion occasion, Gatherer gatherer) {
        return new Call(Hook.FILES, site, occasion, WRITE, Call.Failure.NEVER, gatherer);
    }

    /** The second descriptor is closed, if the first one is that of another file that can take its place. */
    private static void replaced(Gathering code) {
        code.argument(Reg.R1, 0);
        code.file(Reg.R1, code.drop());
        code.argument(Reg.R1, 0);
        code.argument(Reg.R2, 1);
        code.out().jump32(Jump.EQ, Reg.R1, Reg.R2, code.drop()).mov(Reg.R1, Reg.R2);
        written(code, Reg.R1);
    }

    private static void range(Gathering code) {
        Label closes = code.out().label();
        code.argument(Reg.R1, 2);
        code.out().jump(Jump.SET, Reg.R1, CLOSE_RANGE_CLOEXEC, code.drop());
        code.out().alu(Alu.AND, Reg.R1, CLOSE_RANGE_UNSHARE).jump(Jump.EQ, Reg.R1, 0, closes);
        // Closed are those of the copy that it makes; without others to share with it makes none.
        onlyUser(code);
        code.out().place(closes);
        next(code, Site.CALL_ENTRY, CLOSE_RANGE);
    }

    /** Drops the event unless the task is the only one that has these descriptors. */
    private static void onlyUser(Gathering code) {
        code.task(Reg.R7);
        code.pointers().follow(Reg.R7, Reg.R7, "task_struct", "files", code.drop());
        code.pointers().load(Reg.R0, Reg.R7, "files_struct", "count.counter");
        code.out().jump(Jump.NE, Reg.R0, 1, code.drop());
    }

    /** The event is the next file of those that are closed, if there is one. */
    private static void next(Gathering code, Site site, Occasion occasion) {
        new Closing(code, Calls.slot(Hook.FILES, site, occasion)).next();
        event(code);
    }

    /** The event is that the descriptor in that register is closed, if its file then is written. */
    static void written(Gathering code, Reg descriptor) {
        code.file(descriptor, code.drop());
        unlessWritten(code.out(), code.pointers(), Reg.R7, code.drop());
        event(code);
    }

    private static void event(Gathering code) {
        code.inodeOfFile();
        code.pathOfFile(Datum.PATH);
        code.word(Datum.OP, "write");
        // Whatever is returned, the file will be closed.
        code.out().mov(Reg.R2, 0);
        code.number(Datum.RESULT, Reg.R2);
    }

    /**
     * Goes there unless that file is regular, open for writing, and held by nothing but the descriptor at hand: kernels from 6.13 on count what there is beyond one.
     * Clobbers R0 to R5.
     */
    static void unlessWritten(Assembler out, Pointers pointers, Reg file, Label otherwise) {
        pointers.load(Reg.R0, file, "file", "f_mode");
        out.alu(Alu.AND, Reg.R0, FMODE_WRITE).jump(Jump.EQ, Reg.R0, 0, otherwise);
        boolean beyond = pointers.structures().has("file", "f_ref");
        pointers.load(Reg.R0, file, "file", beyond ? "f_ref.refcnt.counter" : "f_count.counter");
        out.jump(Jump.NE, Reg.R0, beyond ? 0 : 1, otherwise);
        FileKind.REGULAR.unless(out, pointers, file, otherwise);
    }
}
