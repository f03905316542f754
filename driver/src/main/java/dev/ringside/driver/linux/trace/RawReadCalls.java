package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Reg;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** System calls that open disks for reading. */
final class RawReadCalls {
    private static final int FMODE_READ = 1;

    private RawReadCalls() {}

    static List<Call> all() {
        return Stream.of(
                        SystemCall.OPEN,
                        SystemCall.CREAT,
                        SystemCall.OPENAT,
                        SystemCall.OPENAT2,
                        SystemCall.OPEN_BY_HANDLE_AT)
                .map(call -> new Call(Hook.RAWREADS, call, Set.of(), RawReadCalls::opened))
                .toList();
    }

    /** The event is that a descriptor was returned, if it is one of a disk. */
    static void opened(Gathering code) {
        code.result(Reg.R1);
        code.file(Reg.R1, code.drop());
        FileKind.BLOCK_DEVICE.require(code);
        code.pointers().load(Reg.R0, Reg.R7, "file", "f_mode");
        code.out().alu(Alu.AND, Reg.R0, FMODE_READ).jump(Jump.EQ, Reg.R0, 0, code.drop());
        code.pathOfFile(Datum.PATH);
    }
}
