package dev.ringside.runtime.feed.trace;

import dev.ringside.driver.windows.etw.record.Value;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.shared.FieldValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What the kernel reports of TCP and UDP as {@code net}. It has the local address as the source and the remote one as the destination, whoever began; the
 * stream has as the source the side that opened the connection, or that sent the data, as far as an event tells.
 */
final class NetworkMapping {
    private static final StreamType NET = Schema.standard().stream("net");
    /** What is added to the numbers of events for IPv6. */
    private static final int IPV6 = 16;
    /** What is added to the numbers of TCP's events for UDP, where both are of one provider. */
    private static final int UDP = 32;

    private static final Map<Integer, String> TCP_WORDS =
            Map.of(10, "send", 11, "receive", 12, "connect", 13, "close", 15, "accept");
    private static final Map<Integer, String> UDP_WORDS = Map.of(10, "send", 11, "receive");

    private final Map<StreamMapping.Kind, Operation> operations = new HashMap<>();

    /** What an event tells by its number alone. */
    private record Operation(String word, String protocol, boolean isV6) {
        /** Whether the other side began. */
        boolean isIncoming() {
            return word.equals("accept") || word.equals("receive");
        }
    }

    private NetworkMapping() {
        add(Providers.KERNEL_NETWORK, 0, "tcp", TCP_WORDS);
        add(Providers.KERNEL_NETWORK, UDP, "udp", UDP_WORDS);
        add(Providers.CLASSIC_TCP, 0, "tcp", TCP_WORDS);
        add(Providers.CLASSIC_UDP, 0, "udp", UDP_WORDS);
    }

    private void add(UUID provider, int offset, String protocol, Map<Integer, String> words) {
        words.forEach((number, word) -> {
            operations.put(new StreamMapping.Kind(provider, offset + number), new Operation(word, protocol, false));
            operations.put(
                    new StreamMapping.Kind(provider, offset + number + IPV6), new Operation(word, protocol, true));
        });
    }

    static StreamMapping mapping() {
        NetworkMapping network = new NetworkMapping();
        return new StreamMapping(
                NET, network.operations.keySet(), event -> Fields.numberOf(event, "PID"), network.fields());
    }

    private Map<String, FieldValue<TraceEvent>> fields() {
        Map<String, FieldValue<TraceEvent>> fields = new HashMap<>(names());
        fields.putAll(Map.of(
                "op", Fields.text(event -> operation(event).map(Operation::word)),
                "proto", Fields.text(event -> operation(event).map(Operation::protocol)),
                "src", Fields.address(event -> address(event, !isIncoming(event))),
                "dst", Fields.address(event -> address(event, isIncoming(event))),
                "srcPort", Fields.number(event -> port(event, !isIncoming(event))),
                "dstPort", Fields.number(event -> port(event, isIncoming(event))),
                "ipv6", Fields.number(event -> flag(operation(event).map(Operation::isV6))),
                "initiated", Fields.number(this::initiated),
                "bytesSent", Fields.number(event -> size(event, "send")),
                "bytesReceived", Fields.number(event -> size(event, "receive"))));
        return fields;
    }

    private Map<String, FieldValue<TraceEvent>> names() {
        return Map.of(
                "srcHost", Fields.text(event -> hostName(event, !isIncoming(event))),
                "dstHost", Fields.text(event -> hostName(event, isIncoming(event))),
                "srcPortName", Fields.text(event -> portName(event, !isIncoming(event))),
                "dstPortName", Fields.text(event -> portName(event, isIncoming(event))));
    }

    private Optional<Operation> operation(TraceEvent event) {
        return Optional.ofNullable(operations.get(StreamMapping.Kind.of(event.record())));
    }

    private boolean isIncoming(TraceEvent event) {
        return operation(event).map(Operation::isIncoming).orElse(false);
    }

    private static Optional<IpAddress> address(TraceEvent event, boolean local) {
        return event.value(local ? "saddr" : "daddr").flatMap(Value::asAddress);
    }

    private static OptionalLong port(TraceEvent event, boolean local) {
        return Fields.numberOf(event, local ? "sport" : "dport");
    }

    private static Optional<String> hostName(TraceEvent event, boolean local) {
        return address(event, local).flatMap(event.machine()::hostName);
    }

    private Optional<String> portName(TraceEvent event, boolean local) {
        OptionalLong port = port(event, local);
        return port.isPresent()
                ? operation(event)
                        .flatMap(operation -> event.machine().portName((int) port.getAsLong(), operation.protocol()))
                : Optional.empty();
    }

    private OptionalLong initiated(TraceEvent event) {
        return flag(operation(event).map(Operation::word).flatMap(word -> switch (word) {
            case "connect" -> Optional.of(true);
            case "accept" -> Optional.of(false);
            default -> Optional.empty();
        }));
    }

    private OptionalLong size(TraceEvent event, String word) {
        return operation(event)
                        .filter(operation -> operation.word().equals(word))
                        .isPresent()
                ? Fields.numberOf(event, "size")
                : OptionalLong.empty();
    }

    private static OptionalLong flag(Optional<Boolean> truth) {
        return truth.map(value -> OptionalLong.of(value ? 1 : 0)).orElse(OptionalLong.empty());
    }
}
