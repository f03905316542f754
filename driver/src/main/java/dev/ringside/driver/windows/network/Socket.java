package dev.ringside.driver.windows.network;

import dev.ringside.dsl.event.IpAddress;
import java.util.Optional;

/**
 * A socket that a process has.
 *
 * @param isV6 whether it is one of IPv6, which may also take IPv4
 * @param pid of the process; 0 if that is not told
 * @param remote the other side; empty for one that listens, and for UDP
 */
public record Socket(Kind kind, boolean isV6, long pid, End local, Optional<End> remote) {
    /** What it does. */
    public enum Kind {
        /** TCP, waiting for others to connect. */
        LISTENER,
        /** TCP, connected, or about to be, or to end. */
        CONNECTION,
        /** UDP. */
        DATAGRAM
    }

    /** One side. */
    public record End(IpAddress address, int port) {}
}
