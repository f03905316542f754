package dev.ringside.runtime.feed.linux;

import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.RawText;
import dev.ringside.runtime.feed.shared.SocketFields.End;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sockets of a network namespace, as {@code /proc/PID/net} tells of them (proc_net(5), net/ipv4/tcp_ipv4.c). */
final class SocketTable {
    /** States as the kernel numbers them (include/net/tcp_states.h). */
    private static final int LISTEN = 10;

    // Indices among the columns of a line.
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int USER = 7;
    private static final int INODE = 9;

    private SocketTable() {}

    /**
     * A socket.
     *
     * @param remote the other side; empty for one that listens, and for UDP that is not connected
     * @param uid the user that it belongs to
     * @param inode tells it from all others of the machine; 0 if no process has it any more, or yet
     */
    record Entry(boolean isTcp, boolean listens, End local, Optional<End> remote, long uid, long inode) {
        boolean isV6() {
            return !local.address().isV4();
        }
    }

    /** Those of the namespace that a process is in; empty if it has ended, or may not be asked. */
    static List<Entry> of(long pid) {
        return Stream.of("tcp", "tcp6", "udp", "udp6")
                .flatMap(table -> parse(text(pid, table), table.startsWith("tcp")).stream())
                .toList();
    }

    /** A kernel without IPv6 lacks two of the files, and a process that has ended all of them. */
    private static String text(long pid, String table) {
        try {
            byte[] content = Files.readAllBytes(Path.of("/proc/" + pid + "/net/" + table));
            return RawText.decode(content, 0, content.length);
        } catch (IOException e) {
            return "";
        }
    }

    /** What stands in such a file. */
    static List<Entry> parse(String content, boolean isTcp) {
        return content.lines()
                .skip(1)
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length > INODE)
                .map(columns -> entry(columns, isTcp))
                .toList();
    }

    private static Entry entry(String[] columns, boolean isTcp) {
        boolean listens = isTcp && Integer.parseInt(columns[STATE], 16) == LISTEN;
        End remote = end(columns[REMOTE]);
        return new Entry(
                isTcp,
                listens,
                end(columns[LOCAL]),
                remote.port() == 0 ? Optional.empty() : Optional.of(remote),
                Long.parseLong(columns[USER]),
                Long.parseLong(columns[INODE]));
    }

    /** An address as words of this machine, each of four bytes of the network's, and a port: {@code 0100007F:1F90}. */
    private static End end(String text) {
        int colon = text.indexOf(':');
        ByteBuffer address = ByteBuffer.allocate(colon / 2).order(ByteOrder.nativeOrder());
        for (int at = 0; at < colon; at += 8) {
            address.putInt(Integer.parseUnsignedInt(text, at, at + 8, 16));
        }
        return new End(IpAddress.of(address.array()), Integer.parseInt(text, colon + 1, text.length(), 16));
    }
}
