package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.network.Socket;
import dev.ringside.driver.windows.network.Socket.End;
import dev.ringside.driver.windows.network.Socket.Kind;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.enrich.PortNames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sets the fields that events of {@code net} have of a socket. A connection was accepted if there is a listener on its port, else this side began it; the
 * source is the side that began. A listener is the other side of those that will connect; of UDP nothing says who began, and the source is this machine.
 */
final class SocketFields {
    private static final Field SOURCE = Schema.standard().stream("net").field("src");
    private static final Field DESTINATION = Schema.standard().stream("net").field("dst");

    private final PortNames ports = PortNames.ofSystem();
    private final Set<Integer> listeners = new HashSet<>();

    /** @param all sockets that there are */
    SocketFields(List<Socket> all) {
        all.stream()
                .filter(socket -> socket.kind() == Kind.LISTENER)
                .forEach(socket -> listeners.add(socket.local().port()));
    }

    void describe(EventBuilder event, Socket socket) {
        boolean accepted = listeners.contains(socket.local().port());
        switch (socket.kind()) {
            case LISTENER -> event.set("op", "listen");
            case CONNECTION -> event.set("op", accepted ? "accept" : "connect").set("initiated", accepted ? 0 : 1);
            case DATAGRAM -> {}
        }
        boolean incoming = socket.kind() == Kind.LISTENER || (socket.kind() == Kind.CONNECTION && accepted);
        String protocol = socket.kind() == Kind.DATAGRAM ? "udp" : "tcp";
        event.set("proto", protocol).set("ipv6", socket.isV6() ? 1 : 0);
        end(event, !incoming, protocol, socket.local());
        socket.remote().ifPresent(remote -> end(event, incoming, protocol, remote));
    }

    private void end(EventBuilder event, boolean isSource, String protocol, End end) {
        event.set(isSource ? SOURCE : DESTINATION, end.address()).set(isSource ? "srcPort" : "dstPort", end.port());
        ports.name(end.port(), protocol).ifPresent(name -> event.set(isSource ? "srcPortName" : "dstPortName", name));
    }
}
