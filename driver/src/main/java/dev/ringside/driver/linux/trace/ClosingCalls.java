package dev.ringside.driver.linux.trace;

import static dev.ringside.driver.linux.trace.SystemCall.CLOSE;
import static dev.ringside.driver.linux.trace.SystemCall.DUP2;
import static dev.ringside.driver.linux.trace.SystemCall.DUP3;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Reg;
import java.util.List;
import java.util.Set;

/**
 * Calls that close files. A regular file that was open for writing is written when its last descriptor goes; that is seen as the call begins, since afterwards
 * nothing is left of it.
 */
final class ClosingCalls {
    private static final int FMODE_WRITE = 2;

    private ClosingCalls() {}

    static List<Call> all() {
        return List.of(
                call(CLOSE, code -> {
                    code.argument(Reg.R1, 0);
                    written(code, Reg.R1);
                }),
                call(DUP2, ClosingCalls::replaced),
                call(DUP3, ClosingCalls::replaced));
    }

    private static Call call(SystemCall call, Gatherer gatherer) {
        return new Call(Hook.FILES, Site.CALL_ENTRY, call, Set.of("write"), Call.Failure.NEVER, gatherer);
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

    private static void written(Gathering code, Reg descriptor) {
        Assembler out = code.out();
        code.file(descriptor, code.drop());
        code.pointers().load(Reg.R0, Reg.R7, "file", "f_mode");
        out.alu(Alu.AND, Reg.R0, FMODE_WRITE).jump(Jump.EQ, Reg.R0, 0, code.drop());
        onlyReference(code);
        FileKind.REGULAR.require(code);
        code.inodeOfFile();
        code.pathOfFile(Datum.PATH);
        code.word(Datum.OP, "write");
        // Whatever is returned, the file will be closed.
        out.mov(Reg.R2, 0);
        code.number(Datum.RESULT, Reg.R2);
    }

    /** Drops the event if something else than the descriptor at hand holds the file in R7: kernels from 6.13 on count what there is beyond one. */
    private static void onlyReference(Gathering code) {
        boolean beyond = code.pointers().structures().has("file", "f_ref");
        code.pointers().load(Reg.R0, Reg.R7, "file", beyond ? "f_ref.refcnt.counter" : "f_count.counter");
        code.out().jump(Jump.NE, Reg.R0, beyond ? 0 : 1, code.drop());
    }
}
