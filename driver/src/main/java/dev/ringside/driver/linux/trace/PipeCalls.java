package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.FieldSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * System calls that make pipes with names and connect to them: FIFOs and sockets of the Unix family. Whom a socket is connected to, and what it is called, the kernel knows
 * afterwards, so what the caller has typed does not matter.
 */
final class PipeCalls {
    private static final Set<String> CREATE = Set.of("create");
    private static final Set<String> CONNECT = Set.of("connect");

    /** In a file's mode: it can be read or written, and is not just a handle. */
    private static final int FMODE_READ_OR_WRITE = 3;

    private static final int AF_UNIX = 1;

    private PipeCalls() {}

    static List<Call> all() {
        List<Call> calls = new ArrayList<>();
        for (SystemCall call : List.of(SystemCall.OPEN, SystemCall.CREAT, SystemCall.OPENAT, SystemCall.OPENAT2)) {
            calls.add(new Call(Hook.PIPES, call, CONNECT, PipeCalls::opened));
        }
        calls.add(new Call(Hook.PIPES, SystemCall.MKNOD, CREATE, code -> made(code, -1, 0)));
        calls.add(new Call(Hook.PIPES, SystemCall.MKNODAT, CREATE, code -> made(code, 0, 1)));
        calls.add(new Call(Hook.PIPES, SystemCall.BIND, CREATE, code -> {
            file(code);
            bound(code);
        }));
        calls.add(new Call(Hook.PIPES, SystemCall.CONNECT, CONNECT, code -> {
            file(code);
            connected(code);
        }));
        return List.copyOf(calls);
    }

    private static void made(Gathering code, int directory, int typed) {
        code.argument(Reg.R1, typed + 1);
        FileKind.FIFO.requireMode(code, Reg.R1);
        code.typed(Datum.PATH, directory, typed);
        words(code, "create", "fifo");
    }

    /** The event is that a descriptor was returned, if it is one of a FIFO. */
    static void opened(Gathering code) {
        code.result(Reg.R1);
        code.file(Reg.R1, code.drop());
        FileKind.FIFO.require(code);
        code.pointers().load(Reg.R0, Reg.R7, "file", "f_mode");
        code.out().alu(Alu.AND, Reg.R0, FMODE_READ_OR_WRITE).jump(Jump.EQ, Reg.R0, 0, code.drop());
        code.pathOfFile(Datum.PATH);
        words(code, "connect", "fifo");
    }

    /** The event is that the socket whose file is in R7 has been given a name. */
    static void bound(Gathering code) {
        socket(code);
        named(code);
        words(code, "create", "unix");
    }

    /** The event is that the socket whose file is in R7 has been connected. */
    static void connected(Gathering code) {
        socket(code);
        code.pointers().follow(Reg.R7, Reg.R7, "unix_sock", "peer", code.drop());
        named(code);
        words(code, "connect", "unix");
    }

    private static void file(Gathering code) {
        code.argument(Reg.R1, 0);
        code.file(Reg.R1, code.drop());
    }

    /** Puts the socket whose file is in R7 there, if it is one of this family. */
    private static void socket(Gathering code) {
        FileKind.SOCKET.require(code);
        code.pointers().follow(Reg.R7, Reg.R7, "file", "private_data", code.drop());
        code.pointers().follow(Reg.R7, Reg.R7, "socket", "sk", code.drop());
        code.pointers().load(Reg.R0, Reg.R7, "sock", "__sk_common.skc_family");
        code.out().jump(Jump.NE, Reg.R0, AF_UNIX, code.drop());
    }

    /** The pipe is what the socket in R7 is called: a path, or a name that is in no directory. */
    private static void named(Gathering code) {
        Label path = code.out().label();
        Label done = code.out().label();
        Pointers pointers = code.pointers();
        pointers.load(Reg.R0, Reg.R7, "unix_sock", "path.dentry");
        code.out().jump(Jump.NE, Reg.R0, 0, path);
        pointers.follow(Reg.R7, Reg.R7, "unix_sock", "addr", code.drop());
        int place = Subject.place(Datum.PATH);
        pointers.load(Reg.R0, Reg.R7, "unix_address", "len");
        int family = pointers.structures().offset("sockaddr_un", "sun_path");
        code.out().alu(Alu.SUB, Reg.R0, family).store(Size.DOUBLE, FieldSource.BASE, place + Subject.LENGTH, Reg.R0);
        code.out().alu(Alu.ADD, Reg.R7, pointers.structures().offset("unix_address", "name") + family);
        code.out().store(Size.DOUBLE, FieldSource.BASE, place + Subject.TYPED, Reg.R7);
        code.out().store(Size.DOUBLE, FieldSource.BASE, place + Subject.KIND, Subject.ABSTRACT);
        code.out().jump(done).place(path);
        code.path(Datum.PATH, "unix_sock", "path");
        code.out().place(done);
    }

    private static void words(Gathering code, String op, String kind) {
        code.word(Datum.OP, op);
        code.word(Datum.KIND, kind);
    }
}
