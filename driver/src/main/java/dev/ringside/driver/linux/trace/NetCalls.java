package dev.ringside.driver.linux.trace;

import static dev.ringside.driver.linux.trace.SystemCall.ACCEPT;
import static dev.ringside.driver.linux.trace.SystemCall.ACCEPT4;
import static dev.ringside.driver.linux.trace.SystemCall.CONNECT;
import static dev.ringside.driver.linux.trace.SystemCall.LISTEN;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.FieldSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What system calls do to connections of TCP. The outcome of an attempt is told at the end of the call that waits for it; where none does, by
 * {@link SocketStates}.
 */
final class NetCalls {
    // States of a connection.
    static final int SYN_SENT = 2;
    static final int CLOSED = 7;

    // What a call returns whose attempt goes on, or is no new one.
    private static final int IN_PROGRESS = -115;
    private static final int INTERRUPTED = -4;
    private static final int TO_BE_RESTARTED = -512;
    private static final int ALREADY = -114;
    private static final int IS_CONNECTED = -106;

    /** What an attempt is told to have come to that nobody waited for: ECONNABORTED. */
    private static final int ABORTED = 103;

    private final Gathering code;
    private final Assembler out;
    private final Sockets sockets;
    private final SocketEnds ends;

    private NetCalls(Gathering code) {
        this.code = code;
        this.out = code.out();
        this.sockets = new Sockets(out, code.pointers());
        this.ends = new SocketEnds(out, code.pointers());
    }

    /** Who accepts a connection must be known to whoever may want to hear of its end. */
    static List<Call> all() {
        List<Call> calls = new ArrayList<>();
        calls.add(new Call(
                Hook.NET,
                Site.CALL_EXIT,
                CONNECT,
                Set.of("connect"),
                Call.Failure.ALWAYS,
                code -> new NetCalls(code).connect()));
        for (SystemCall call : List.of(ACCEPT, ACCEPT4)) {
            calls.add(new Call(Hook.NET, call, Set.of(), code -> new NetCalls(code).accept()));
        }
        calls.add(new Call(Hook.NET, LISTEN, Set.of("listen"), code -> new NetCalls(code).listen()));
        calls.addAll(DatagramCalls.all());
        return List.copyOf(calls);
    }

    private void connect() {
        Label pending = out.label();
        Label failed = out.label();
        Label there = out.label();
        Label done = out.label();
        socket();
        code.result(Reg.R0);
        for (int again : new int[] {ALREADY, IS_CONNECTED}) {
            out.jump(Jump.EQ, Reg.R0, again, code.drop());
        }
        for (int later : new int[] {IN_PROGRESS, INTERRUPTED, TO_BE_RESTARTED}) {
            out.jump(Jump.EQ, Reg.R0, later, pending);
        }
        out.jump(Jump.NE, Reg.R0, 0, failed);
        // It is put off until there are data to send with it.
        ends.state();
        out.jump(Jump.EQ, Reg.R0, SYN_SENT, pending);
        sockets.find(there);
        toldBefore(there, code.drop());
        out.place(pending);
        sockets.find(code.drop());
        sockets.flag(Sockets.PENDING);
        out.jump(Jump.SET, Reg.R1, Sockets.PENDING, code.drop())
                .alu(Alu.AND, Reg.R1, Sockets.OUTCOME)
                .jump(Jump.EQ, Reg.R1, 0, code.drop());
        ends.state();
        out.jump(Jump.NE, Reg.R0, CLOSED, there);
        error(out, code.pointers());
        connected(code, ends);
        out.jump(done).place(there);
        out.mov(Reg.R2, 0);
        Subject.store(out, Datum.RESULT, Reg.R2);
        connected(code, ends);
        out.jump(done).place(failed);
        failed();
        out.place(done);
    }

    /** What has been told when the state changed is not told again. The entry is in R0. */
    private void toldBefore(Label not, Label told) {
        out.load(Size.DOUBLE, Reg.R1, Reg.R0, Sockets.FLAGS).alu(Alu.AND, Reg.R1, Sockets.PENDING | Sockets.OUTCOME);
        out.jump(Jump.NE, Reg.R1, Sockets.PENDING | Sockets.OUTCOME, not).jump(told);
    }

    /** Tells the socket's ends as those of a connection that the process has opened. */
    static void connected(Gathering code, SocketEnds ends) {
        code.word(Datum.OP, "connect");
        code.word(Datum.PROTO, "tcp");
        ends.remote();
        ends.local();
        ends.source(SocketEnds.LOCAL);
        ends.destination(SocketEnds.REMOTE);
        ends.version(SocketEnds.REMOTE);
        initiated(code.out(), 1);
    }

    /** The socket has forgotten what it was to be connected to. */
    private void failed() {
        Label first = out.label();
        Label untold = out.label();
        Label told = out.label();
        Label unknown = out.label();
        sockets.find(first);
        toldBefore(untold, told);
        out.place(told);
        sockets.forget();
        out.jump(code.drop()).place(untold);
        sockets.forget();
        out.place(first);
        code.argument(Reg.R3, 1);
        ends.typed(unknown);
        ends.destination(SocketEnds.REMOTE);
        ends.version(SocketEnds.REMOTE);
        out.place(unknown);
        code.word(Datum.OP, "connect");
        code.word(Datum.PROTO, "tcp");
        initiated(out, 1);
    }

    private void accept() {
        Label failed = out.label();
        Label unseen = out.label();
        Label done = out.label();
        code.result(Reg.R1);
        out.jump(Jump.SLT, Reg.R1, 0, failed);
        socketOf();
        code.word(Datum.OP, "accept");
        code.word(Datum.PROTO, "tcp");
        ends.remote();
        ends.local();
        ends.source(SocketEnds.REMOTE);
        ends.destination(SocketEnds.LOCAL);
        ends.version(SocketEnds.REMOTE);
        initiated(out, 0);
        // A connection that has ended already will not change its state any more.
        ends.state();
        out.jump(Jump.EQ, Reg.R0, CLOSED, done);
        SocketPrograms programs = new SocketPrograms(out, code.layout());
        code.function(programs::emit);
        programs.remember(FieldSource.BASE);
        sockets.running();
        sockets.find(unseen);
        out.load(Size.DOUBLE, Reg.R1, Reg.R0, Sockets.SINCE);
        sockets.since(Reg.R1);
        out.place(unseen);
        sockets.remember(Sockets.ACCEPTED);
        out.jump(done).place(failed);
        code.argument(Reg.R1, 0);
        socketOf();
        code.word(Datum.OP, "accept");
        code.word(Datum.PROTO, "tcp");
        ends.local();
        ends.listening();
        ends.version(SocketEnds.LOCAL);
        initiated(out, 0);
        out.place(done);
    }

    private void listen() {
        socket();
        code.word(Datum.OP, "listen");
        code.word(Datum.PROTO, "tcp");
        ends.local();
        ends.listening();
        ends.version(SocketEnds.LOCAL);
    }

    /** Puts the socket that the call is about into R7, if it is one of TCP. */
    private void socket() {
        code.argument(Reg.R1, 0);
        socketOf();
    }

    /** Puts the socket of the descriptor in R1 into R7, if it is one of TCP. */
    private void socketOf() {
        code.file(Reg.R1, code.drop());
        ends.ofFile(Sockets.KEY, code.drop());
        ends.tcp(code.drop());
        out.store(Size.DOUBLE, Reg.R10, Sockets.KEY, Reg.R7);
    }

    /** Tells as the result why the socket in R7 was closed. */
    static void error(Assembler out, Pointers pointers) {
        Label known = out.label();
        pointers.load(Reg.R0, Reg.R7, "sock", "sk_err");
        out.jump(Jump.NE, Reg.R0, 0, known).mov(Reg.R0, ABORTED).place(known);
        out.mov(Reg.R2, 0).alu(Alu.SUB, Reg.R2, Reg.R0);
        Subject.store(out, Datum.RESULT, Reg.R2);
    }

    static void initiated(Assembler out, int value) {
        out.mov(Reg.R2, value);
        Subject.store(out, Datum.INITIATED, Reg.R2);
    }
}
