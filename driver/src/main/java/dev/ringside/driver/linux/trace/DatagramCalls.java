package dev.ringside.driver.linux.trace;

import static dev.ringside.driver.linux.trace.SystemCall.RECVFROM;
import static dev.ringside.driver.linux.trace.SystemCall.RECVMMSG;
import static dev.ringside.driver.linux.trace.SystemCall.RECVMSG;
import static dev.ringside.driver.linux.trace.SystemCall.SENDMMSG;
import static dev.ringside.driver.linux.trace.SystemCall.SENDMSG;
import static dev.ringside.driver.linux.trace.SystemCall.SENDTO;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.filter.Helper;
import java.util.List;
import java.util.Set;

/**
 * The first datagram of each flow of UDP: of what a process exchanges through a socket with one other side. A map remembers flows; those used longest ago
 * are forgotten when it is full.
 */
final class DatagramCalls {
    /** The map's number in programs. */
    static final int FLOWS = 15;

    static final int KEY_SIZE = 32;
    static final int VALUE_SIZE = 8;
    static final int CAPACITY = 1 << 14;

    // On the stack: a flow, by the number of the socket's inode, the other end, and the process.
    private static final int FLOW = -176;
    private static final int FLOW_END = FLOW + 8;
    private static final int FLOW_PORT = FLOW + 24;
    private static final int FLOW_PID = FLOW + 28;

    /** On the stack: what is remembered of a flow, which is nothing. */
    private static final int NOTHING = -32;

    private static final int NO_EXIST = 1;

    private final Gathering code;
    private final Assembler out;
    private final SocketEnds ends;
    private final MessageCode message;
    private final boolean sends;

    private DatagramCalls(Gathering code, boolean sends, MessageCode.Form form) {
        this.code = code;
        this.out = code.out();
        this.ends = new SocketEnds(out, code.pointers());
        this.message = new MessageCode(code, form, 0);
        this.sends = sends;
    }

    static List<Call> all() {
        return List.of(
                call(SENDTO, "send", MessageCode.Form.PLAIN),
                call(SENDMSG, "send", MessageCode.Form.HEADER),
                call(SENDMMSG, "send", MessageCode.Form.HEADERS),
                call(RECVFROM, "receive", MessageCode.Form.PLAIN),
                call(RECVMSG, "receive", MessageCode.Form.HEADER),
                call(RECVMMSG, "receive", MessageCode.Form.HEADERS));
    }

    private static Call call(SystemCall call, String word, MessageCode.Form form) {
        return new Call(
                Hook.NET, call, Set.of(word), code -> new DatagramCalls(code, word.equals("send"), form).gather(word));
    }

    private void gather(String word) {
        Label connected = out.label();
        Label known = out.label();
        Label failed = out.label();
        code.argument(Reg.R1, 0);
        code.file(Reg.R1, code.drop());
        ends.ofFile(FLOW, code.drop());
        ends.udp(code.drop());
        message.name(connected);
        ends.typed(connected);
        out.jump(known).place(connected);
        ends.remote();
        out.place(known);
        ends.local();
        code.result(Reg.R0);
        out.jump(Jump.SLT, Reg.R0, 0, failed);
        onlyFirst();
        if (message.form() != MessageCode.Form.HEADERS) {
            code.result(Reg.R2);
            code.number(sends ? Datum.BYTES_SENT : Datum.BYTES_RECEIVED, Reg.R2);
        }
        out.place(failed);
        code.word(Datum.OP, word);
        code.word(Datum.PROTO, "udp");
        ends.source(sends ? SocketEnds.LOCAL : SocketEnds.REMOTE);
        ends.destination(sends ? SocketEnds.REMOTE : SocketEnds.LOCAL);
        ends.version(SocketEnds.REMOTE);
        NetCalls.initiated(out, sends ? 1 : 0);
    }

    /** Drops what is not the first of its flow. */
    private void onlyFirst() {
        for (int half : new int[] {SocketEnds.HIGH, SocketEnds.LOW}) {
            out.load(Size.DOUBLE, Reg.R0, Reg.R10, SocketEnds.REMOTE + half);
            out.store(Size.DOUBLE, Reg.R10, FLOW_END + half, Reg.R0);
        }
        out.load(Size.DOUBLE, Reg.R0, Reg.R10, SocketEnds.REMOTE + SocketEnds.PORT);
        out.store(Size.WORD, Reg.R10, FLOW_PORT, Reg.R0);
        out.call(Helper.GET_CURRENT_PID_TGID).alu(Alu.RSH, Reg.R0, Integer.SIZE);
        out.store(Size.WORD, Reg.R10, FLOW_PID, Reg.R0);
        key();
        out.call(Helper.MAP_LOOKUP).jump(Jump.NE, Reg.R0, 0, code.drop());
        out.store(Size.DOUBLE, Reg.R10, NOTHING, 0);
        key();
        // Of two threads that are here at once one has the first.
        out.mov(Reg.R3, Reg.R10).alu(Alu.ADD, Reg.R3, NOTHING).mov(Reg.R4, NO_EXIST);
        out.call(Helper.MAP_UPDATE).jump(Jump.NE, Reg.R0, 0, code.drop());
    }

    private void key() {
        out.loadMap(Reg.R1, FLOWS).mov(Reg.R2, Reg.R10).alu(Alu.ADD, Reg.R2, FLOW);
    }
}
