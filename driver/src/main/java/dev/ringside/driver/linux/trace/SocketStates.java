package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.FieldSource;
import dev.ringside.driver.filter.Helper;

/**
 * Code of the program that sees the states of connections change. It remembers who opens one, tells the outcome of an attempt that no system call waits
 * for, and the end of a connection: these happen while any process runs.
 */
final class SocketStates {
    // States of a connection (include/net/tcp_states.h).
    private static final int ESTABLISHED = 1;
    private static final int SYN_RECEIVED = 3;
    private static final int LISTENING = 10;

    // Arguments of the tracepoint.
    private static final int SOCKET = 0;
    private static final int OLD_STATE = 8;
    private static final int NEW_STATE = 16;

    // The call that opens connections, in programs of 64 bits and of 32.
    private static final int CONNECT = SystemCall.CONNECT.number();
    private static final int COMPAT_CONNECT = SystemCall.CONNECT.compatNumbers().getFirst();

    // On the stack.
    private static final int TIME = -24;
    private static final int NUMBER = -24;

    /** The number of a socket's flag: the other side has said that it will send no more, which counts as a byte received. */
    private static final int DONE = 1;

    private final Assembler out;
    private final Structures structures;
    private final Pointers pointers;
    private final Sockets sockets;
    private final SocketEnds ends;
    private final Gathering code;
    private final SocketPrograms programs;
    private final int processors;
    private final Label drop;
    private final Label busy;
    private final Label end;

    /**
     * @param busy where code goes that finds that an event is being made on this processor
     * @param end where code goes that finds that there is no event, before it has claimed anything
     */
    SocketStates(Gathering code, int processors, Label busy, Label end) {
        this.code = code;
        this.out = code.out();
        this.pointers = code.pointers();
        this.structures = pointers.structures();
        this.sockets = new Sockets(out, pointers);
        this.ends = new SocketEnds(out, pointers);
        this.programs = new SocketPrograms(out, code.layout());
        this.processors = processors;
        this.drop = code.drop();
        this.busy = busy;
        this.end = end;
    }

    /** Writes the code, with the tracepoint's arguments at R6. It falls through if there is an event. */
    void emit() {
        code.function(programs::emit);
        Label opened = out.label();
        Label established = out.label();
        Label failed = out.label();
        Label forget = out.label();
        Label event = out.label();
        out.load(Size.DOUBLE, Reg.R7, Reg.R6, SOCKET);
        pointers.load(Reg.R0, Reg.R7, "sock", "sk_protocol");
        out.jump(Jump.NE, Reg.R0, SocketEnds.TCP, end).store(Size.DOUBLE, Reg.R10, Sockets.KEY, Reg.R7);
        out.load(Size.DOUBLE, Reg.R0, Reg.R6, NEW_STATE);
        out.jump32(Jump.EQ, Reg.R0, NetCalls.SYN_SENT, opened).jump32(Jump.EQ, Reg.R0, ESTABLISHED, established);
        out.jump32(Jump.NE, Reg.R0, NetCalls.CLOSED, end);
        out.load(Size.DOUBLE, Reg.R0, Reg.R6, OLD_STATE).jump32(Jump.EQ, Reg.R0, NetCalls.SYN_SENT, failed);
        for (int neverThere : new int[] {LISTENING, SYN_RECEIVED, NetCalls.CLOSED}) {
            out.jump32(Jump.EQ, Reg.R0, neverThere, forget);
        }
        closed(forget);
        out.jump(event).place(failed);
        failed();
        out.jump(event).place(established);
        established();
        out.jump(event).place(opened);
        opened();
        out.jump(drop).place(forget);
        sockets.forget();
        out.jump(end).place(event);
    }

    /** The running process opens a connection. */
    private void opened() {
        Label waits = out.label();
        Label compat = out.label();
        Label pending = out.label();
        claim();
        programs.remember(FieldSource.BASE);
        sockets.running();
        // A call other than this, which sends data at once, or puts what to do into a ring, does not wait for the
        // outcome.
        out.call(Helper.GET_CURRENT_TASK_BTF).mov(Reg.R7, Reg.R0);
        out.mov(Reg.R1, Reg.R0).call(Helper.TASK_PT_REGS);
        out.load(Size.DOUBLE, Reg.R1, Reg.R0, structures.offset("pt_regs", "orig_ax"));
        out.load(Size.WORD, Reg.R2, Reg.R7, structures.offset("task_struct", "thread_info.status"));
        out.alu(Alu.AND, Reg.R2, Dispatcher.TS_COMPAT).jump(Jump.NE, Reg.R2, 0, compat);
        out.jump(Jump.EQ, Reg.R1, CONNECT, waits).jump(pending).place(compat);
        out.jump(Jump.EQ, Reg.R1, COMPAT_CONNECT, waits).place(pending);
        sockets.remember(Sockets.CONNECTED | Sockets.PENDING);
        out.jump(drop).place(waits);
        sockets.remember(Sockets.CONNECTED);
    }

    /** A connection is there: one that this side has opened, or one that a process may accept. */
    private void established() {
        Label own = out.label();
        Label accepting = out.label();
        out.load(Size.DOUBLE, Reg.R0, Reg.R6, OLD_STATE).jump32(Jump.EQ, Reg.R0, NetCalls.SYN_SENT, own);
        out.jump32(Jump.NE, Reg.R0, SYN_RECEIVED, end);
        // Two sides that open a connection at once, or one that opens it to itself, get to the same state.
        sockets.find(accepting);
        out.load(Size.DOUBLE, Reg.R1, Reg.R0, Sockets.FLAGS).alu(Alu.AND, Reg.R1, Sockets.CONNECTED | Sockets.OUTCOME);
        out.jump(Jump.EQ, Reg.R1, Sockets.CONNECTED, own).place(accepting);
        sockets.nobody();
        out.call(Helper.KTIME_GET_BOOT_NS);
        sockets.since(Reg.R0);
        sockets.remember(0);
        out.jump(end).place(own);
        claim();
        out.call(Helper.KTIME_GET_BOOT_NS).store(Size.DOUBLE, Reg.R10, TIME, Reg.R0);
        sockets.find(drop);
        out.load(Size.DOUBLE, Reg.R1, Reg.R10, TIME).store(Size.DOUBLE, Reg.R0, Sockets.SINCE, Reg.R1);
        outcome();
        out.mov(Reg.R2, 0);
        Subject.store(out, Datum.RESULT, Reg.R2);
        NetCalls.connected(code, ends);
    }

    private void failed() {
        claim();
        sockets.find(drop);
        outcome();
        NetCalls.error(out, pointers);
        NetCalls.connected(code, ends);
    }

    /** Goes on here if the outcome is to be told from here. The entry is in R0. */
    private void outcome() {
        Label here = out.label();
        sockets.flag(Sockets.OUTCOME);
        out.jump(Jump.SET, Reg.R1, Sockets.PENDING, here).jump(drop).place(here);
        owner();
    }

    /** @param forget where to go if no process has accepted the connection */
    private void closed(Label forget) {
        Label ours = out.label();
        Label unknown = out.label();
        Label known = out.label();
        sockets.find(ours);
        out.load(Size.DOUBLE, Reg.R1, Reg.R0, Sockets.FLAGS).alu(Alu.AND, Reg.R1, Sockets.CONNECTED | Sockets.ACCEPTED);
        out.jump(Jump.EQ, Reg.R1, 0, forget).place(ours);
        claim();
        sockets.find(unknown);
        owner();
        sockets.forget();
        out.jump(known).place(unknown);
        for (int i = 0; i < Sockets.SIZE; i += Long.BYTES) {
            out.store(Size.DOUBLE, HookState.STATE, HookState.OWNER + i, 0);
        }
        out.place(known);
        code.word(Datum.OP, "close");
        code.word(Datum.PROTO, "tcp");
        direction();
        bytes();
        duration();
        out.mov(Reg.R2, 0);
        Subject.store(out, Datum.RESULT, Reg.R2);
    }

    /** The source is the side that has opened the connection; if nobody knows which one did, it is this one. */
    private void direction() {
        Label accepted = out.label();
        Label done = out.label();
        ends.remote();
        ends.local();
        ends.version(SocketEnds.REMOTE);
        out.load(Size.DOUBLE, Reg.R0, HookState.STATE, HookState.OWNER + Sockets.FLAGS);
        out.jump(Jump.SET, Reg.R0, Sockets.ACCEPTED, accepted);
        ends.source(SocketEnds.LOCAL);
        ends.destination(SocketEnds.REMOTE);
        out.load(Size.DOUBLE, Reg.R0, HookState.STATE, HookState.OWNER + Sockets.FLAGS);
        out.alu(Alu.AND, Reg.R0, Sockets.CONNECTED).jump(Jump.EQ, Reg.R0, 0, done);
        NetCalls.initiated(out, 1);
        out.jump(done).place(accepted);
        ends.source(SocketEnds.REMOTE);
        ends.destination(SocketEnds.LOCAL);
        NetCalls.initiated(out, 0);
        out.place(done);
    }

    /** What programs have given to the connection and it has sent, and what it has received, without what only serves the protocol. */
    private void bytes() {
        Label none = out.label();
        pointers.load(Reg.R0, Reg.R7, "tcp_sock", "bytes_sent");
        out.store(Size.DOUBLE, Reg.R10, NUMBER, Reg.R0);
        pointers.load(Reg.R0, Reg.R7, "tcp_sock", "bytes_retrans");
        out.load(Size.DOUBLE, Reg.R2, Reg.R10, NUMBER).alu(Alu.SUB, Reg.R2, Reg.R0);
        Subject.store(out, Datum.BYTES_SENT, Reg.R2);
        pointers.load(Reg.R0, Reg.R7, "tcp_sock", "bytes_received");
        out.store(Size.DOUBLE, Reg.R10, NUMBER, Reg.R0);
        pointers.load(Reg.R0, Reg.R7, "sock_common", "skc_flags");
        out.alu(Alu.RSH, Reg.R0, DONE).alu(Alu.AND, Reg.R0, 1);
        out.load(Size.DOUBLE, Reg.R2, Reg.R10, NUMBER).jump(Jump.EQ, Reg.R2, 0, none);
        out.alu(Alu.SUB, Reg.R2, Reg.R0).place(none);
        Subject.store(out, Datum.BYTES_RECEIVED, Reg.R2);
    }

    private void duration() {
        Label unseen = out.label();
        out.call(Helper.KTIME_GET_BOOT_NS);
        out.load(Size.DOUBLE, Reg.R1, HookState.STATE, HookState.OWNER + Sockets.SINCE)
                .jump(Jump.EQ, Reg.R1, 0, unseen);
        out.alu(Alu.SUB, Reg.R0, Reg.R1);
        Subject.store(out, Datum.CONNECTED_FOR, Reg.R0);
        out.place(unseen);
    }

    /** The event is that of the process in the entry in R0. If that one has ended, and its memory is another's, it cannot be asked. */
    private void owner() {
        Label gone = out.label();
        Label there = out.label();
        for (int i = 0; i < Sockets.SIZE; i += Long.BYTES) {
            out.load(Size.DOUBLE, Reg.R1, Reg.R0, i).store(Size.DOUBLE, HookState.STATE, HookState.OWNER + i, Reg.R1);
        }
        if (structures.castFunction() != 0) {
            out.load(Size.DOUBLE, Reg.R3, HookState.STATE, HookState.OWNER + Sockets.TASK);
            pointers.load(Reg.R0, Reg.R3, "task_struct", "tgid");
            out.load(Size.WORD, Reg.R1, HookState.STATE, HookState.OWNER + Sockets.PID);
            out.jump(Jump.NE, Reg.R0, Reg.R1, gone);
            out.load(Size.DOUBLE, Reg.R3, HookState.STATE, HookState.OWNER + Sockets.TASK);
            pointers.load(Reg.R0, Reg.R3, "task_struct", "start_boottime");
            out.load(Size.DOUBLE, Reg.R1, HookState.STATE, HookState.OWNER + Sockets.START);
            out.jump(Jump.EQ, Reg.R0, Reg.R1, there).place(gone);
        }
        out.store(Size.DOUBLE, HookState.STATE, HookState.OWNER + Sockets.TASK, 0)
                .place(there);
    }

    /** Claims the scratch memory for an event. */
    private void claim() {
        out.load(Size.DOUBLE, Reg.R1, HookState.STATE, HookState.BUSY).jump(Jump.NE, Reg.R1, 0, busy);
        out.store(Size.DOUBLE, HookState.STATE, HookState.BUSY, 1);
        out.store(Size.DOUBLE, HookState.STATE, HookState.loadedOffset(Hook.NET), 0);
        Scratch.locate(out, FieldSource.BASE, processors, drop);
        Subject.clear(out);
    }
}
