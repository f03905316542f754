package dev.ringside.driver.linux.trace;

import dev.ringside.driver.bpf.Alu;
import dev.ringside.driver.bpf.Assembler;
import dev.ringside.driver.bpf.Jump;
import dev.ringside.driver.bpf.Label;
import dev.ringside.driver.bpf.Reg;
import dev.ringside.driver.bpf.Size;
import dev.ringside.driver.bpf.Swap;
import dev.ringside.driver.filter.Helper;

/**
 * Code that finds out about a socket of IPv4 or IPv6, whose address is in R7, and tells its ends. An end is put together on the stack: the two halves of
 * its address, an IPv4 address as the IPv6 address that maps it, and its port, 8 bytes each. All here clobbers R0 to R5.
 */
final class SocketEnds {
    /** On the stack: the ends of the socket. */
    static final int REMOTE = -112;

    static final int LOCAL = -136;

    // Parts of an end.
    static final int HIGH = 0;
    static final int LOW = 8;
    static final int PORT = 16;

    static final int TCP = 6;
    static final int UDP = 17;
    private static final int MULTIPATH_TCP = 262;

    // Families of addresses.
    private static final int INET = 2;
    private static final int INET6 = 10;

    /** The first of the lower 64 bits of an IPv6 address that maps an IPv4 address. */
    private static final long MAPPED = 0xFFFF_0000_0000L;

    // Kinds of files, in the mode of an inode.
    private static final int KIND = 0170000;
    private static final int SOCKET = 0140000;

    /** On the stack: a copy of an address as the process gave it, or was given it. */
    private static final int RAW = -224;

    private static final int POINTER = -24;

    private final Assembler out;
    private final Pointers pointers;

    SocketEnds(Assembler out, Pointers pointers) {
        this.out = out;
        this.pointers = pointers;
    }

    /**
     * Puts the socket of the file in R7 into R7.
     *
     * @param inode where on the stack the number of its inode goes, which no other socket has
     * @param other where to go if it is no socket, or one of another family
     */
    void ofFile(int inode, Label other) {
        Label known = out.label();
        pointers.follow(Reg.R0, Reg.R7, "file", "f_inode", other);
        out.store(Size.DOUBLE, Reg.R10, POINTER, Reg.R0).mov(Reg.R3, Reg.R0);
        pointers.load(Reg.R0, Reg.R3, "inode", "i_mode");
        out.alu(Alu.AND, Reg.R0, KIND).jump(Jump.NE, Reg.R0, SOCKET, other);
        out.load(Size.DOUBLE, Reg.R3, Reg.R10, POINTER);
        pointers.load(Reg.R0, Reg.R3, "inode", "i_ino");
        out.store(Size.DOUBLE, Reg.R10, inode, Reg.R0);
        pointers.follow(Reg.R7, Reg.R7, "file", "private_data", other);
        pointers.follow(Reg.R7, Reg.R7, "socket", "sk", other);
        pointers.load(Reg.R0, Reg.R7, "sock_common", "skc_family");
        out.jump(Jump.EQ, Reg.R0, INET, known)
                .jump(Jump.NE, Reg.R0, INET6, other)
                .place(known);
    }

    /** Goes on here if the socket is one of TCP. */
    void tcp(Label other) {
        Label known = out.label();
        pointers.load(Reg.R0, Reg.R7, "sock", "sk_protocol");
        out.jump(Jump.EQ, Reg.R0, TCP, known)
                .jump(Jump.NE, Reg.R0, MULTIPATH_TCP, other)
                .place(known);
    }

    /** Goes on here if the socket is one of UDP. */
    void udp(Label other) {
        pointers.load(Reg.R0, Reg.R7, "sock", "sk_protocol");
        out.jump(Jump.NE, Reg.R0, UDP, other);
    }

    /** Puts the state of the connection into R0. */
    void state() {
        pointers.load(Reg.R0, Reg.R7, "sock_common", "skc_state");
    }

    /** The end that the socket is connected to. */
    void remote() {
        address("skc_daddr", "skc_v6_daddr", REMOTE);
        pointers.load(Reg.R0, Reg.R7, "sock_common", "skc_dport");
        port(REMOTE);
    }

    /** The socket's own end. */
    void local() {
        address("skc_rcv_saddr", "skc_v6_rcv_saddr", LOCAL);
        // Its other port, skc_num, is given back before a connection is closed.
        pointers.load(Reg.R0, Reg.R7, "inet_sock", "inet_sport");
        port(LOCAL);
    }

    private void address(String v4, String v6, int end) {
        Label six = out.label();
        Label done = out.label();
        pointers.load(Reg.R0, Reg.R7, "sock_common", "skc_family");
        out.jump(Jump.NE, Reg.R0, INET, six);
        pointers.load(Reg.R0, Reg.R7, "sock_common", v4);
        mapped(end);
        out.jump(done).place(six);
        for (int half : new int[] {HIGH, LOW}) {
            pointers.part(Reg.R0, Reg.R7, "sock_common", v6, half, Size.DOUBLE);
            out.swap(Swap.BIG, Reg.R0, Long.SIZE).store(Size.DOUBLE, Reg.R10, end + half, Reg.R0);
        }
        out.place(done);
    }

    /** Makes an end's address of the IPv4 address in R0, which is in the network's order. */
    private void mapped(int end) {
        out.swap(Swap.BIG, Reg.R0, Integer.SIZE).set(Reg.R1, MAPPED).alu(Alu.OR, Reg.R0, Reg.R1);
        out.store(Size.DOUBLE, Reg.R10, end + LOW, Reg.R0).store(Size.DOUBLE, Reg.R10, end + HIGH, 0);
    }

    private void port(int end) {
        out.swap(Swap.BIG, Reg.R0, Short.SIZE).store(Size.DOUBLE, Reg.R10, end + PORT, Reg.R0);
    }

    /** An end of which nothing is known. */
    void nowhere(int end) {
        out.store(Size.DOUBLE, Reg.R10, end + HIGH, 0)
                .store(Size.DOUBLE, Reg.R10, end + LOW, 0)
                .store(Size.DOUBLE, Reg.R10, end + PORT, 0);
    }

    /**
     * The other end as it stands in the memory of the process, whose address is in R3.
     *
     * @param none where to go if there is nothing of the kind
     */
    void typed(Label none) {
        Label six = out.label();
        Label done = out.label();
        out.store(Size.DOUBLE, Reg.R10, POINTER, Reg.R3);
        copy(Short.BYTES, none);
        out.load(Size.HALF, Reg.R0, Reg.R10, RAW).jump(Jump.EQ, Reg.R0, INET6, six);
        out.jump(Jump.NE, Reg.R0, INET, none);
        copy(16, none);
        out.load(Size.WORD, Reg.R0, Reg.R10, RAW + 4);
        mapped(REMOTE);
        out.jump(done).place(six);
        copy(28, none);
        for (int half : new int[] {HIGH, LOW}) {
            out.load(Size.DOUBLE, Reg.R0, Reg.R10, RAW + 8 + half).swap(Swap.BIG, Reg.R0, Long.SIZE);
            out.store(Size.DOUBLE, Reg.R10, REMOTE + half, Reg.R0);
        }
        out.place(done).load(Size.HALF, Reg.R0, Reg.R10, RAW + 2);
        port(REMOTE);
    }

    private void copy(int bytes, Label none) {
        out.mov(Reg.R1, Reg.R10).alu(Alu.ADD, Reg.R1, RAW).mov(Reg.R2, bytes);
        out.load(Size.DOUBLE, Reg.R3, Reg.R10, POINTER).call(Helper.PROBE_READ_USER);
        out.jump(Jump.NE, Reg.R0, 0, none);
    }

    /** Tells an end as the source: what is known of it. */
    void source(int end) {
        tell(end, Datum.SRC_HIGH, Datum.SRC_LOW, Datum.SRC_PORT);
    }

    /** Tells an end as the destination: what is known of it. */
    void destination(int end) {
        tell(end, Datum.DST_HIGH, Datum.DST_LOW, Datum.DST_PORT);
    }

    /** Tells the socket's own end as that which others connect to: any address is one that it listens on. */
    void listening() {
        halves(LOCAL, Datum.DST_HIGH, Datum.DST_LOW);
        number(LOCAL, Datum.DST_PORT);
    }

    private void tell(int end, Datum high, Datum low, Datum port) {
        Label known = out.label();
        Label unknown = out.label();
        Label noPort = out.label();
        out.load(Size.DOUBLE, Reg.R0, Reg.R10, end + HIGH).jump(Jump.NE, Reg.R0, 0, known);
        out.load(Size.DOUBLE, Reg.R0, Reg.R10, end + LOW).jump(Jump.EQ, Reg.R0, 0, unknown);
        out.set(Reg.R1, MAPPED).jump(Jump.EQ, Reg.R0, Reg.R1, unknown).place(known);
        halves(end, high, low);
        out.place(unknown).load(Size.DOUBLE, Reg.R0, Reg.R10, end + PORT).jump(Jump.EQ, Reg.R0, 0, noPort);
        number(end, port);
        out.place(noPort);
    }

    private void halves(int end, Datum high, Datum low) {
        out.load(Size.DOUBLE, Reg.R0, Reg.R10, end + HIGH);
        Subject.store(out, high, Reg.R0);
        out.load(Size.DOUBLE, Reg.R0, Reg.R10, end + LOW);
        Subject.store(out, low, Reg.R0);
    }

    private void number(int end, Datum port) {
        out.load(Size.DOUBLE, Reg.R0, Reg.R10, end + PORT);
        Subject.store(out, port, Reg.R0);
    }

    /** Tells whether an end is one of IPv6. */
    void version(int end) {
        Label six = out.label();
        Label done = out.label();
        out.load(Size.DOUBLE, Reg.R0, Reg.R10, end + HIGH).jump(Jump.NE, Reg.R0, 0, six);
        out.load(Size.DOUBLE, Reg.R0, Reg.R10, end + LOW).alu(Alu.RSH, Reg.R0, Integer.SIZE);
        out.jump(Jump.NE, Reg.R0, 0xFFFF, six).mov(Reg.R2, 0).jump(done).place(six);
        out.mov(Reg.R2, 1).place(done);
        Subject.store(out, Datum.IPV6, Reg.R2);
    }
}
