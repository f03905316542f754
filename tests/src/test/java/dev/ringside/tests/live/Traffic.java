package dev.ringside.tests.live;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.stream.Stream;

/** What the tests of the network have in common: connections of this process to itself, and its events as short texts. */
final class Traffic {
    static final long PID = ProcessHandle.current().pid();

    private Traffic() {}

    /** A server on that address, at any port. */
    static ServerSocketChannel server(StandardProtocolFamily family, String address) throws IOException {
        return ServerSocketChannel.open(family).bind(new InetSocketAddress(address, 0));
    }

    static int port(ServerSocketChannel server) throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    static SocketChannel client(StandardProtocolFamily family, String address, int port) throws IOException {
        SocketChannel client = SocketChannel.open(family);
        client.connect(new InetSocketAddress(address, port));
        return client;
    }

    static int port(SocketChannel client) throws IOException {
        return ((InetSocketAddress) client.getLocalAddress()).getPort();
    }

    static void send(WritableByteChannel channel, int bytes) throws IOException {
        ByteBuffer data = ByteBuffer.allocate(bytes);
        while (data.hasRemaining()) {
            channel.write(data);
        }
    }

    /** Reads so many bytes. */
    static void receive(ReadableByteChannel channel, int bytes) throws IOException {
        ByteBuffer data = ByteBuffer.allocate(bytes);
        while (data.hasRemaining()) {
            if (channel.read(data) < 0) {
                throw new IOException("ended after " + data.position() + " bytes");
            }
        }
    }

    /** Reads until the other side has ended. */
    static void drain(ReadableByteChannel channel) throws IOException {
        ByteBuffer data = ByteBuffer.allocate(1024);
        while (channel.read(data) >= 0) {
            data.clear();
        }
    }

    /** Ends a connection before the block does that it was opened for. */
    static void end(SocketChannel channel) throws IOException {
        channel.close();
    }

    /** Of the events those with that port. */
    static Stream<Event> of(List<Event> events, int port) {
        return events.stream()
                .filter(event -> (LiveQuery.has(event, "dstPort") && LiveQuery.number(event, "dstPort") == port)
                        || (LiveQuery.has(event, "srcPort") && LiveQuery.number(event, "srcPort") == port));
    }

    /** What happened, between whom, and what was told of it: {@code connect 127.0.0.1:40000 > 127.0.0.1:80 initiated=1 result=0}. */
    static String text(Event event) {
        StringBuilder text = new StringBuilder(LiveQuery.text(event, "op"));
        text.append(' ').append(end(event, "src")).append(" > ").append(end(event, "dst"));
        for (String field : List.of("initiated", "ipv6", "bytesSent", "bytesReceived", "result")) {
            if (LiveQuery.has(event, field)) {
                text.append(' ').append(field).append('=').append(LiveQuery.number(event, field));
            }
        }
        return text.toString();
    }

    static List<String> texts(Stream<Event> events) {
        return events.map(Traffic::text).toList();
    }

    private static String end(Event event, String side) {
        IpAddress address = event.address(event.stream().field(side).slot());
        String port = LiveQuery.has(event, side + "Port") ? ":" + LiveQuery.number(event, side + "Port") : "";
        return (address == null ? "?" : address.toString()) + port;
    }
}
