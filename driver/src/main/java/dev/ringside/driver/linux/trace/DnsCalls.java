package dev.ringside.driver.linux.trace;

import static dev.ringside.driver.linux.trace.SystemCall.READ;
import static dev.ringside.driver.linux.trace.SystemCall.READV;
import static dev.ringside.driver.linux.trace.SystemCall.RECVFROM;
import static dev.ringside.driver.linux.trace.SystemCall.RECVMMSG;
import static dev.ringside.driver.linux.trace.SystemCall.RECVMSG;
import static dev.ringside.driver.linux.trace.SystemCall.SENDMMSG;
import static dev.ringside.driver.linux.trace.SystemCall.SENDMSG;
import static dev.ringside.driver.linux.trace.SystemCall.SENDTO;
import static dev.ringside.driver.linux.trace.SystemCall.WRITE;
import static dev.ringside.driver.linux.trace.SystemCall.WRITEV;

import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.linux.trace.MessageCode.Form;
import java.util.List;
import java.util.Set;

/** What is sent to port 53 of other machines, or of this one, and what is received from there. What it says is for user mode to find out. */
final class DnsCalls {
    private static final int NAME_SERVER = 53;

    /** On the stack: the number of the socket's inode. */
    private static final int INODE = -80;

    private final Gathering code;
    private final Assembler out;
    private final SocketEnds ends;
    private final MessageCode message;
    private final boolean sends;

    private DnsCalls(Gathering code, boolean sends, Form form, int index) {
        this.code = code;
        this.out = code.out();
        this.ends = new SocketEnds(out, code.pointers());
        this.message = new MessageCode(code, form, index);
        this.sends = sends;
    }

    /** Resolvers ask for the addresses of both versions with one call: of those that move several messages the first two are looked at. */
    static List<Call> all() {
        return List.of(
                call(SENDTO, true, Form.PLAIN, 0),
                call(SENDMSG, true, Form.HEADER, 0),
                call(SENDMMSG, true, Form.HEADERS, 0),
                call(SENDMMSG, true, Form.HEADERS, 1),
                call(WRITE, true, Form.PLAIN, 0),
                call(WRITEV, true, Form.VECTOR, 0),
                call(RECVFROM, false, Form.PLAIN, 0),
                call(RECVMSG, false, Form.HEADER, 0),
                call(RECVMMSG, false, Form.HEADERS, 0),
                call(RECVMMSG, false, Form.HEADERS, 1),
                call(READ, false, Form.PLAIN, 0),
                call(READV, false, Form.VECTOR, 0));
    }

    private static Call call(SystemCall call, boolean sends, Form form, int index) {
        boolean mayHaveName = call != READ && call != READV && call != WRITE && call != WRITEV;
        return new Call(
                Hook.DNS,
                Site.CALL_EXIT,
                call,
                Set.of(),
                Call.Failure.NEVER,
                code -> new DnsCalls(code, sends, form, index).gather(mayHaveName));
    }

    private void gather(boolean mayHaveName) {
        Label datagrams = out.label();
        Label known = out.label();
        Label connected = out.label();
        code.result(Reg.R0);
        out.jump(Jump.EQ, Reg.R0, 0, code.drop());
        code.argument(Reg.R1, 0);
        code.file(Reg.R1, code.drop());
        ends.ofFile(INODE, code.drop());
        ends.remote();
        out.load(Size.DOUBLE, Reg.R0, Reg.R10, SocketEnds.REMOTE + SocketEnds.PORT);
        out.jump(Jump.EQ, Reg.R0, NAME_SERVER, connected).jump(Jump.NE, Reg.R0, 0, code.drop());
        if (mayHaveName) {
            message.name(code.drop());
            ends.typed(code.drop());
            out.load(Size.DOUBLE, Reg.R0, Reg.R10, SocketEnds.REMOTE + SocketEnds.PORT);
            out.jump(Jump.NE, Reg.R0, NAME_SERVER, code.drop());
        } else {
            out.jump(code.drop());
        }
        out.place(connected);
        code.pointers().load(Reg.R0, Reg.R7, "sock", "sk_protocol");
        out.jump(Jump.EQ, Reg.R0, SocketEnds.UDP, datagrams).jump(Jump.NE, Reg.R0, SocketEnds.TCP, code.drop());
        code.word(Datum.PROTO, "tcp");
        out.jump(known).place(datagrams);
        code.word(Datum.PROTO, "udp");
        out.place(known);
        message.copy(code.drop());
        ends.destination(SocketEnds.REMOTE);
        out.load(Size.DOUBLE, Reg.R2, Reg.R10, INODE);
        code.number(Datum.SOCKET, Reg.R2);
        out.mov(Reg.R2, sends ? 1 : 0);
        code.number(Datum.OUTGOING, Reg.R2);
    }
}
