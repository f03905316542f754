package dev.ringside.runtime.feed.shared;

import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.enrich.PortNames;
import java.util.Optional;

/**
 * Sets the fields that events of {@code net} have of a socket that is there. The source is the side that began. A listener is the other side of those that
 * will connect; of UDP nothing says who began, and the source is this machine.
 */
public final class SocketFields {
    private static final Field SOURCE = Schema.standard().stream("net").field("src");
    private static final Field DESTINATION = Schema.standard().stream("net").field("dst");

    private final PortNames ports = PortNames.ofSystem();

    /** What a socket is for. */
    public enum Role {
        /** TCP, waiting for others to connect. */
        LISTENER,
        /** TCP, connected by the other side. */
        ACCEPTED,
        /** TCP, connected by this side, or about to be. */
        CONNECTED,
        /** UDP. */
        DATAGRAM
    }

    /** One side. */
    public record End(IpAddress address, int port) {}

    /**
     * Sets them.
     *
     * @param remote the other side; empty if there is none
     */
    public void describe(EventBuilder event, Role role, boolean isV6, End local, Optional<End> remote) {
        switch (role) {
            case LISTENER -> event.set("op", "listen");
            case ACCEPTED -> event.set("op", "accept").set("initiated", 0);
            case CONNECTED -> event.set("op", "connect").set("initiated", 1);
            case DATAGRAM -> {}
        }
        boolean incoming = role == Role.LISTENER || role == Role.ACCEPTED;
        String protocol = role == Role.DATAGRAM ? "udp" : "tcp";
        event.set("proto", protocol).set("ipv6", isV6 ? 1 : 0);
        end(event, !incoming, protocol, local);
        remote.ifPresent(end -> end(event, incoming, protocol, end));
    }

    private void end(EventBuilder event, boolean isSource, String protocol, End end) {
        event.set(isSource ? SOURCE : DESTINATION, end.address()).set(isSource ? "srcPort" : "dstPort", end.port());
        ports.name(end.port(), protocol).ifPresent(name -> event.set(isSource ? "srcPortName" : "dstPortName", name));
    }
}
