package dev.ringside.driver.windows.network;

import com.sun.jna.Pointer;
import dev.ringside.driver.windows.network.Socket.End;
import dev.ringside.driver.windows.network.Socket.Kind;
import dev.ringside.dsl.event.IpAddress;
import java.util.Optional;

/** Where a row of Windows' tables of sockets has what (tcpmib.h, udpmib.h). A table begins with the number of its rows. */
enum RowLayout {
    /** MIB_TCPROW_OWNER_PID. */
    TCP(24, true, false, 0, 4, 8, 12, 16, 20),
    /** MIB_TCP6ROW_OWNER_PID. */
    TCP_6(56, true, true, 48, 0, 20, 24, 44, 52),
    /** MIB_UDPROW_OWNER_PID. */
    UDP(12, false, false, -1, 0, 4, -1, -1, 8),
    /** MIB_UDP6ROW_OWNER_PID. */
    UDP_6(28, false, true, -1, 0, 20, -1, -1, 24);

    static final int FIRST_ROW = 4;
    private static final int IPV6_BYTES = 16;
    // MIB_TCP_STATE_LISTEN, _TIME_WAIT.
    private static final int LISTENS = 2;
    private static final int WAITS = 11;

    private final int bytes;
    private final boolean isTcp;
    private final boolean isV6;
    private final int state;
    private final int localAddress;
    private final int localPort;
    private final int remoteAddress;
    private final int remotePort;
    private final int pid;

    RowLayout(
            int bytes,
            boolean isTcp,
            boolean isV6,
            int state,
            int localAddress,
            int localPort,
            int remoteAddress,
            int remotePort,
            int pid) {
        this.bytes = bytes;
        this.isTcp = isTcp;
        this.isV6 = isV6;
        this.state = state;
        this.localAddress = localAddress;
        this.localPort = localPort;
        this.remoteAddress = remoteAddress;
        this.remotePort = remotePort;
        this.pid = pid;
    }

    int bytes() {
        return bytes;
    }

    boolean isTcp() {
        return isTcp;
    }

    boolean isV6() {
        return isV6;
    }

    /** The socket whose row begins there; empty if no process has it any more. */
    Optional<Socket> read(Pointer table, long at) {
        if (isTcp && table.getInt(at + state) == WAITS) {
            return Optional.empty();
        }
        Kind kind = !isTcp ? Kind.DATAGRAM : table.getInt(at + state) == LISTENS ? Kind.LISTENER : Kind.CONNECTION;
        return Optional.of(new Socket(
                kind,
                isV6,
                Integer.toUnsignedLong(table.getInt(at + pid)),
                end(table, at + localAddress, at + localPort),
                kind == Kind.CONNECTION
                        ? Optional.of(end(table, at + remoteAddress, at + remotePort))
                        : Optional.empty()));
    }

    /** Addresses and ports stand as they go over the network, a port in the first two of four bytes. */
    private End end(Pointer table, long address, long port) {
        return new End(
                isV6
                        ? IpAddress.of(table.getByteArray(address, IPV6_BYTES))
                        : IpAddress.v4(Integer.reverseBytes(table.getInt(address))),
                Short.toUnsignedInt(Short.reverseBytes(table.getShort(port))));
    }
}
