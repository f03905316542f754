package dev.ringside.driver.linux.trace;

import static dev.ringside.driver.linux.trace.SystemCall.CREAT;
import static dev.ringside.driver.linux.trace.SystemCall.OPEN;
import static dev.ringside.driver.linux.trace.SystemCall.OPENAT;
import static dev.ringside.driver.linux.trace.SystemCall.OPENAT2;
import static dev.ringside.driver.linux.trace.SystemCall.OPEN_BY_HANDLE_AT;

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
        calls.add(new Call(Hook.FILES, OPEN, OPENING, code -> open(code, FileCalls::named)));
        calls.add(new Call(Hook.FILES, CREAT, OPENING, code -> open(code, FileCalls::named)));
        calls.add(new Call(Hook.FILES, OPENAT, OPENING, code -> open(code, FileCalls::namedAt)));
        calls.add(new Call(Hook.FILES, OPENAT2, OPENING, code -> open(code, FileCalls::namedAt)));
        // What it is given is no path.
        calls.add(new Call(Hook.FILES, OPEN_BY_HANDLE_AT, OPENING, code -> open(code, none -> {})));
        calls.addAll(NameCalls.all());
        calls.addAll(AttributeCalls.all());
        calls.addAll(ClosingCalls.all());
        return List.copyOf(calls);
    }

    private static void named(Gathering code) {
        code.followed(Datum.PATH, -1, 0);
    }

    private static void namedAt(Gathering code) {
        code.followed(Datum.PATH, 0, 1);
    }

    /**
     * The file is that of the descriptor that is the result.
     *
     * @param path finds what was typed, if the call has failed
     */
    static void open(Gathering code, Gatherer path) {
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
        path.gather(code);
        out.place(done);
    }
}
