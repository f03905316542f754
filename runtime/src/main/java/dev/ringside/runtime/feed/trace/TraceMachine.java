package dev.ringside.runtime.feed.trace;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.runtime.enrich.PortNames;
import java.util.List;
import java.util.Optional;

/** What is known, beside the events, of the machine that they were recorded on. For any thread. */
public interface TraceMachine {
    /** Its name; empty if it is not known. */
    Optional<String> host();

    /**
     * The process that had that id at that time.
     *
     * @param time nanoseconds since the epoch
     */
    Optional<TraceProcess> process(long pid, long time);

    /** Who a security id is: a name, or the id itself where nobody can be asked. */
    default String user(String sid) {
        return sid;
    }

    /** The processes above the one that had that id at that time, nearest first; none where that is not known. */
    default List<Event> ancestors(long pid, long time) {
        return List.of();
    }

    /** The host that has an address, if that is known by now; nobody waits for it. */
    default Optional<String> hostName(IpAddress address) {
        return Optional.empty();
    }

    /**
     * The service that a port is registered for. They are the same everywhere, so that what this machine knows of them does for recordings of others.
     *
     * @param protocol {@code tcp} or {@code udp}
     */
    default Optional<String> portName(int port, String protocol) {
        return Services.NAMES.name(port, protocol);
    }

    /** Read when they are first needed. */
    final class Services {
        private static final PortNames NAMES = PortNames.ofSystem();

        private Services() {}
    }
}
