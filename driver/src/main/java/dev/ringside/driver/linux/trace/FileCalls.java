package dev.ringside.driver.linux.trace;

import static dev.ringside.driver.linux.trace.SystemCall.CREAT;
import static dev.ringside.driver.linux.trace.SystemCall.OPEN;
import static dev.ringside.driver.linux.trace.SystemCall.OPENAT;
import static dev.ringside.driver.linux.trace.SystemCall.OPENAT2;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What system calls do to files. */
final class FileCalls {
    private static final Set<String> OPENING = Set.of("open", "create");

    /** In a file's mode: opening has created it. */
    private static final int FMODE_CREATED = 0x10_0000;

    private FileCalls() {}

    static List<Call> all() {
        List<Call> calls = new ArrayList<>();
        calls.add(new Call(Hook.FILES, OPEN, OPENING, code -> open(code, -1, 0)));
        calls.add(new Call(Hook.FILES, CREAT, OPENING, code -> open(code, -1, 0)));
        calls.add(new Call(Hook.FILES, OPENAT, OPENING, code -> open(code, 0, 1)));
        calls.add(new Call(Hook.FILES, OPENAT2, OPENING, code -> open(code, 0, 1)));
        return List.copyOf(calls);
    }

    private static void open(Gathering code, int directory, int typed) {
        Assembler out = code.out();
        Label failed = out.label();
        Label created = out.label();
        Label done = out.label();
        code.result(Reg.R1);
        out.jump(Jump.SLT, Reg.R1, 0, failed);
        code.file(Reg.R1, code.drop());
        code.pathOfFile(Datum.PATH);
        code.inodeOfFile();
        code.pointers().load(Reg.R0, Reg.R7, "file", "f_mode");
        out.jump(Jump.SET, Reg.R0, FMODE_CREATED, created);
        code.word(Datum.OP, "open");
        out.jump(done).place(created);
        code.word(Datum.OP, "create");
        out.jump(done).place(failed);
        code.word(Datum.OP, "open");
        code.typed(Datum.PATH, directory, typed);
        out.place(done);
    }
}
