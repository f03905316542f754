package dev.ringside.dsl.schema;

import static dev.ringside.dsl.schema.FieldType.BOOL;
import static dev.ringside.dsl.schema.FieldType.DURATION;
import static dev.ringside.dsl.schema.FieldType.ENUM;
import static dev.ringside.dsl.schema.FieldType.INT;
import static dev.ringside.dsl.schema.FieldType.IP;
import static dev.ringside.dsl.schema.FieldType.LIST;
import static dev.ringside.dsl.schema.FieldType.PORT;
import static dev.ringside.dsl.schema.FieldType.TEXT;

import java.util.List;

/** What goes over the network. */
final class NetworkStreams {
    private NetworkStreams() {}

    static StreamType net() {
        return SharedFields.process("net", "A process used the network", 3)
                .words(
                        "op",
                        List.of(),
                        List.of("connect", "accept", "listen", "close", "send", "receive"),
                        "What it did")
                .words("proto", List.of("Protocol"), List.of("tcp", "udp"), "The transport protocol")
                .field(
                        "src",
                        IP,
                        "SourceIp",
                        "Address of the side that opened the connection, or sent the first datagram")
                .field(
                        "srcPort",
                        PORT,
                        "SourcePort",
                        "Port of the side that opened the connection, or sent the first datagram")
                .field("srcHost", TEXT, "SourceHostname", "Host name of the side that opened the connection")
                .field("srcPortName", TEXT, "SourcePortName", "Service that the source port is registered for")
                .field("dst", IP, "DestinationIp", "Address of the other side")
                .field("dstPort", PORT, "DestinationPort", "Port of the other side")
                .field("dstHost", TEXT, "DestinationHostname", "Host name of the other side")
                .field(
                        "dstPortName",
                        TEXT,
                        "DestinationPortName",
                        "Service that the destination port is registered for")
                .field("initiated", BOOL, "Initiated", "True if the process opened the connection itself")
                .add(
                        "ipv6",
                        BOOL,
                        List.of("SourceIsIpv6", "DestinationIsIpv6"),
                        List.of(),
                        "True if the addresses are IPv6")
                .field("bytesSent", INT, "How many bytes it sent: all of a connection when it is closed")
                .field("bytesReceived", INT, "How many bytes it received: all of a connection when it is closed")
                .field("duration", DURATION, "How long the connection lasted, when it is closed")
                .field("result", INT, "0, or the system's error number, below 0; failures only for those who ask")
                .columns("time", "pid", "user", "name", "op", "proto", "src", "srcPort", "dst", "dstPort")
                .build();
    }

    static StreamType dns() {
        return SharedFields.process("dns", "A process asked for a name", 22)
                .field("query", TEXT, "QueryName", "The name that was asked for")
                .field("type", ENUM, "The record type that was asked for: A, AAAA, MX, …")
                .field(
                        "status",
                        INT,
                        "QueryStatus",
                        "The answer's status: 0, or what went wrong; missing if no answer came in time")
                .field(
                        "answers",
                        LIST,
                        "QueryResults",
                        "The records of the answer, one text each: an address, or type and content")
                .field("server", IP, "Address of the server that was asked")
                .field("rtt", DURATION, "How long the answer took")
                .columns("time", "pid", "user", "name", "query", "type", "status", "answers")
                .build();
    }
}
