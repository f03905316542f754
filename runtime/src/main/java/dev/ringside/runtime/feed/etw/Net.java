package dev.ringside.runtime.feed.etw;

import dev.ringside.driver.windows.etw.filter.Role;
import dev.ringside.driver.windows.etw.filter.Roles;
import dev.ringside.driver.windows.etw.filter.Wanted;
import dev.ringside.driver.windows.etw.record.EventHeader;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.OutType;
import dev.ringside.driver.windows.etw.record.SchemaSource;
import dev.ringside.driver.windows.etw.record.Value;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.FieldValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code net}, from the kernel: classic events of its logger, or the same ones of the provider Microsoft-Windows-Kernel-Network. They name this machine's end
 * first. For a connection that was accepted the other one has opened it, and is the source; of data on a connection nobody says who opened it, and this
 * machine is.
 */
final class Net {
    static final UUID PROVIDER = UUID.fromString("7dd42a49-5329-4832-8dfd-43d979153a88");
    static final UUID TCP = UUID.fromString("9a280ac0-c8e0-11d1-84e2-00c04fb998a2");
    static final UUID UDP = UUID.fromString("bf3a50c5-a9c9-4988-a005-2df0b7c80f80");

    private static final int SYSMON_ID = 3;
    private static final String HERE = "saddr";
    private static final String THERE = "daddr";

    private Net() {}

    /** What happens, by the provider's event id and by the type of the classic event. */
    private enum Happening {
        SEND(10, TCP, 10, "send", "tcp", false),
        RECEIVE(11, TCP, 11, "receive", "tcp", false),
        CONNECT(12, TCP, 12, "connect", "tcp", false),
        DISCONNECT(13, TCP, 13, "close", "tcp", false),
        ACCEPT(15, TCP, 15, "accept", "tcp", false),
        SEND_6(26, TCP, 26, "send", "tcp", true),
        RECEIVE_6(27, TCP, 27, "receive", "tcp", true),
        CONNECT_6(28, TCP, 28, "connect", "tcp", true),
        DISCONNECT_6(29, TCP, 29, "close", "tcp", true),
        ACCEPT_6(31, TCP, 31, "accept", "tcp", true),
        UDP_SEND(42, UDP, 10, "send", "udp", false),
        UDP_RECEIVE(43, UDP, 11, "receive", "udp", false),
        UDP_SEND_6(58, UDP, 26, "send", "udp", true),
        UDP_RECEIVE_6(59, UDP, 27, "receive", "udp", true);

        private final int id;
        private final UUID family;
        private final int type;
        private final String op;
        private final String proto;
        private final boolean isV6;

        Happening(int id, UUID family, int type, String op, String proto, boolean isV6) {
            this.id = id;
            this.family = family;
            this.type = type;
            this.op = op;
            this.proto = proto;
            this.isV6 = isV6;
        }

        static Optional<Happening> of(EventRecord record) {
            boolean classic = record.header().has(EventHeader.CLASSIC);
            return Arrays.stream(values())
                    .filter(one -> classic
                            ? one.family.equals(record.provider())
                                    && one.type == record.descriptor().opcode()
                            : one.id == record.descriptor().id())
                    .findFirst();
        }

        static Set<Integer> ids(Predicate<Happening> which) {
            return Arrays.stream(values()).filter(which).map(one -> one.id).collect(Collectors.toSet());
        }
    }

    static EtwStream stream(StreamType stream, SchemaSource schemas, Surroundings surroundings) {
        EtwEvent.Maker maker = new EtwFields(stream)
                .about(event -> event.number("PID"))
                .number("eventId", event -> OptionalLong.of(SYSMON_ID))
                .text("op", event -> happening(event).map(one -> one.op))
                .text("proto", event -> happening(event).map(one -> one.proto))
                .with("src", new FieldValue.Address<>(event -> address(event, isAccepted(event) ? THERE : HERE)))
                .with("dst", new FieldValue.Address<>(event -> address(event, isAccepted(event) ? HERE : THERE)))
                .number("srcPort", event -> port(event, isAccepted(event) ? "dport" : "sport"))
                .number("dstPort", event -> port(event, isAccepted(event) ? "sport" : "dport"))
                .number("initiated", Net::initiated)
                .number("ipv6", event -> flag(happening(event).map(one -> one.isV6)))
                .number("bytesSent", event -> size(event, "send"))
                .number("bytesReceived", event -> size(event, "receive"))
                .maker(surroundings);
        return new EtwStream(stream, PROVIDER, Set.of(PROVIDER, TCP, UDP), roles(stream), (record, sequence, out) -> {
            if (Happening.of(record).isPresent()) {
                out.accept(maker.of(record, schemas.find(record), sequence));
            }
        });
    }

    private static Roles roles(StreamType stream) {
        Map<String, Set<Integer>> operations = stream.field("op").values().stream()
                .collect(Collectors.toMap(word -> word, word -> Happening.ids(one -> one.op.equals(word))));
        Map<String, Set<Integer>> protocols = stream.field("proto").values().stream()
                .collect(Collectors.toMap(word -> word, word -> Happening.ids(one -> one.proto.equals(word))));
        return new Roles(
                stream,
                Wanted.ids(Happening.ids(one -> true)),
                Map.of(
                        stream.field("op"), new Role.Word(operations),
                        stream.field("proto"), new Role.Word(protocols),
                        stream.field("ipv6"), new Role.Truth(Happening.ids(one -> one.isV6))));
    }

    private static Optional<Happening> happening(EtwEvent event) {
        return Happening.of(event.record());
    }

    private static boolean isAccepted(EtwEvent event) {
        return happening(event).filter(one -> one.op.equals("accept")).isPresent();
    }

    private static OptionalLong initiated(EtwEvent event) {
        return flag(happening(event)
                .filter(one -> one.op.equals("connect") || one.op.equals("accept"))
                .map(one -> one.op.equals("connect")));
    }

    private static OptionalLong flag(Optional<Boolean> truth) {
        return truth.map(value -> OptionalLong.of(value ? 1 : 0)).orElse(OptionalLong.empty());
    }

    private static OptionalLong size(EtwEvent event, String op) {
        return happening(event).filter(one -> one.op.equals(op)).isPresent()
                ? event.number("size")
                : OptionalLong.empty();
    }

    private static @Nullable IpAddress address(EtwEvent event, String property) {
        return event.value(property).flatMap(Value::asAddress).orElse(null);
    }

    /** Ports are written as they go over the network, the higher byte first, whether or not the schema says so. */
    private static OptionalLong port(EtwEvent event, String property) {
        boolean told = event.schema()
                .flatMap(schema -> schema.find(property))
                .filter(known -> known.out() == OutType.PORT)
                .isPresent();
        OptionalLong number = event.number(property);
        return number.isEmpty() || told
                ? number
                : OptionalLong.of(Short.reverseBytes((short) number.getAsLong()) & 0xFFFF);
    }
}
