package dev.ringside.runtime.feed.windows;

import dev.ringside.driver.windows.network.Socket;
import dev.ringside.driver.windows.network.Socket.Kind;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.runtime.feed.shared.SocketFields;
import dev.ringside.runtime.feed.shared.SocketFields.End;
import dev.ringside.runtime.feed.shared.SocketFields.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What sockets are for: a connection was accepted if there is a listener on its port, else this side began it. */
final class Sockets {
    private final SocketFields fields = new SocketFields();
    private final Set<Integer> listeners = new HashSet<>();

    /** @param all sockets that there are */
    Sockets(List<Socket> all) {
        all.stream()
                .filter(socket -> socket.kind() == Kind.LISTENER)
                .forEach(socket -> listeners.add(socket.local().port()));
    }

    void describe(EventBuilder event, Socket socket) {
        Role role = switch (socket.kind()) {
            case LISTENER -> Role.LISTENER;
            case CONNECTION -> listeners.contains(socket.local().port()) ? Role.ACCEPTED : Role.CONNECTED;
            case DATAGRAM -> Role.DATAGRAM;
        };
        fields.describe(
                event, role, socket.isV6(), end(socket.local()), socket.remote().map(Sockets::end));
    }

    private static End end(Socket.End end) {
        return new End(end.address(), end.port());
    }
}
