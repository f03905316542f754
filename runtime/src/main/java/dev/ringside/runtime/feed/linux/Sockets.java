package dev.ringside.runtime.feed.linux;

import dev.ringside.runtime.feed.shared.SocketFields.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of TCP and UDP that there are, in all network namespaces that a process is in, each namespace read once. A socket's process is the one that
 * has a descriptor of it; of several that have inherited one, the one that was there first.
 */
final class Sockets {
    private static final String SOCKET = "socket:[";

    private Sockets() {}

    /**
     * A socket and what it is for: a connection was accepted if something in its namespace listens on its port, else this side began it.
     *
     * @param owner empty if no process has it that may be asked
     */
    record Open(SocketTable.Entry socket, Role role, Optional<ProcStatus> owner) {}

    static List<Open> read(Collection<ProcStatus> processes) {
        Map<String, List<SocketTable.Entry>> namespaces = new LinkedHashMap<>();
        for (ProcStatus process : processes) {
            String namespace = link(Path.of("/proc/" + process.pid() + "/ns/net"));
            // One that has ended meanwhile told nothing; the next one in the namespace does.
            if (namespace != null
                    && namespaces.getOrDefault(namespace, List.of()).isEmpty()) {
                namespaces.put(namespace, SocketTable.of(process.pid()));
            }
        }
        Map<Long, ProcStatus> owners = owners(processes);
        List<Open> open = new ArrayList<>();
        for (List<SocketTable.Entry> sockets : namespaces.values()) {
            Set<Integer> listeners = new HashSet<>();
            sockets.stream()
                    .filter(SocketTable.Entry::listens)
                    .forEach(socket -> listeners.add(socket.local().port()));
            for (SocketTable.Entry socket : sockets) {
                open.add(new Open(socket, role(socket, listeners), Optional.ofNullable(owners.get(socket.inode()))));
            }
        }
        return open;
    }

    private static Role role(SocketTable.Entry socket, Set<Integer> listeners) {
        if (!socket.isTcp()) {
            return Role.DATAGRAM;
        }
        if (socket.listens()) {
            return Role.LISTENER;
        }
        return listeners.contains(socket.local().port()) ? Role.ACCEPTED : Role.CONNECTED;
    }

    /** The processes by the inodes of the sockets that they have. */
    private static Map<Long, ProcStatus> owners(Collection<ProcStatus> processes) {
        Map<Long, ProcStatus> owners = new HashMap<>();
        processes.stream()
                .sorted(Comparator.comparingLong(ProcStatus::startTicks).thenComparingLong(ProcStatus::pid))
                .forEach(process -> inodes(process.pid()).forEach(inode -> owners.putIfAbsent(inode, process)));
        return owners;
    }

    private static List<Long> inodes(long pid) {
        Path folder = Path.of("/proc/" + pid + "/fd");
        String[] descriptors = folder.toFile().list();
        List<Long> inodes = new ArrayList<>();
        for (String descriptor : descriptors == null ? new String[0] : descriptors) {
            String target = link(folder.resolve(descriptor));
            if (target != null && target.startsWith(SOCKET)) {
                inodes.add(Long.parseLong(target, SOCKET.length(), target.length() - 1, 10));
            }
        }
        return inodes;
    }

    private static @Nullable String link(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return null;
        }
    }
}
