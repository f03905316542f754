package dev.ringside.runtime.feed.shape;

import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.event.RawText;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The address of a socket, as the kernel has it in memory and auditd writes it in hexadecimal digits.
 *
 * @param address of the internet; empty if it is another
 * @param path of a socket in a directory, or {@code @name}; empty if it is another
 */
record AuditAddress(Optional<IpAddress> address, int port, String path) {
    private static final int UNIX = 1;
    private static final int INET = 2;
    private static final int INET6 = 10;
    private static final int PORT_AT = 2;
    private static final int INET_AT = 4;
    private static final int INET_END = 8;
    private static final int INET6_AT = 8;
    private static final int INET6_END = 24;
    private static final StreamType NET = Schema.standard().stream("net");

    /** The address that an event tells; nothing if that is none, or of a family that nobody asks for. */
    static Optional<AuditAddress> of(AuditEvent event) {
        String digits = event.field("SOCKADDR", "saddr");
        if (digits == null) {
            return Optional.empty();
        }
        try {
            return of(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<AuditAddress> of(byte[] bytes) {
        // The family is in the byte order of the machine: those there are now are little-endian.
        int family = bytes.length < PORT_AT ? 0 : (bytes[0] & 0xFF) | (bytes[1] & 0xFF) << 8;
        if (family == INET && bytes.length >= INET_END) {
            return Optional.of(internet(bytes, INET_AT, INET_END));
        }
        if (family == INET6 && bytes.length >= INET6_END) {
            return Optional.of(internet(bytes, INET6_AT, INET6_END));
        }
        return family == UNIX ? Optional.of(new AuditAddress(Optional.empty(), 0, local(bytes))) : Optional.empty();
    }

    private static AuditAddress internet(byte[] bytes, int from, int to) {
        int port = (bytes[PORT_AT] & 0xFF) << 8 | (bytes[PORT_AT + 1] & 0xFF);
        return new AuditAddress(Optional.of(IpAddress.of(Arrays.copyOfRange(bytes, from, to))), port, "");
    }

    private static String local(byte[] bytes) {
        boolean inDirectory = bytes.length > PORT_AT && bytes[PORT_AT] != 0;
        int start = inDirectory ? PORT_AT : Math.min(PORT_AT + 1, bytes.length);
        int end = start;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        String name = RawText.decode(bytes, start, end - start);
        return inDirectory || name.isEmpty() ? name : "@" + name;
    }

    /** Whether it is a socket of this machine's own. */
    boolean isLocal() {
        return address.isEmpty();
    }

    /** Sets an event's source or destination to it. */
    void set(EventBuilder event, boolean isSource) {
        address.ifPresent(ip -> event.set(NET.field(isSource ? "src" : "dst"), ip)
                .set(isSource ? "srcPort" : "dstPort", port)
                .set("ipv6", ip.isV4() ? 0 : 1));
    }
}
