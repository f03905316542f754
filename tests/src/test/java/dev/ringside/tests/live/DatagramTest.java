package dev.ringside.tests.live;

import static java.net.StandardProtocolFamily.INET;
import static java.net.StandardProtocolFamily.INET6;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.junit.jupiter.api.Test;

/** Datagrams of UDP, of which the first of each flow is an event of {@code net}. */
@NeedsKernel
class DatagramTest {
    private static final String QUERY = "net.where(proto == \"udp\" && pid == " + Traffic.PID + ")";

    @Test
    void theFirstDatagramOfAFlowIsToldByEachSide() throws IOException {
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, QUERY);
                DatagramChannel server = open(INET, "127.0.0.1");
                DatagramChannel client = open(INET, "127.0.0.1")) {
            for (int i = 0; i < 3; i++) {
                client.send(ByteBuffer.allocate(7), server.getLocalAddress());
                server.receive(ByteBuffer.allocate(100));
                server.send(ByteBuffer.allocate(9), client.getLocalAddress());
                client.receive(ByteBuffer.allocate(100));
            }

            String ends = " 127.0.0.1:" + port(client) + " > 127.0.0.1:" + port(server);
            assertThat(Traffic.texts(query.end().stream()))
                    .containsExactly(
                            "send" + ends + " initiated=1 ipv6=0 bytesSent=7 result=0",
                            "receive" + ends + " initiated=0 ipv6=0 bytesReceived=7 result=0");
        }
    }

    @Test
    void eachOtherSideAndEachSocketIsAFlow() throws IOException {
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, QUERY);
                DatagramChannel first = open(INET6, "::1");
                DatagramChannel second = open(INET6, "::1")) {
            for (DatagramChannel to : new DatagramChannel[] {first, second, first}) {
                try (DatagramChannel client = DatagramChannel.open(INET6)) {
                    client.send(ByteBuffer.allocate(1), to.getLocalAddress());
                    client.send(ByteBuffer.allocate(1), to.getLocalAddress());
                }
            }

            assertThat(query.end().stream().map(event -> LiveQuery.number(event, "dstPort")))
                    .containsExactly((long) port(first), (long) port(second), (long) port(first));
        }
    }

    @Test
    void aDatagramThroughAConnectedSocketHasBothEnds() throws IOException {
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, QUERY);
                DatagramChannel server = open(INET6, "::1");
                DatagramChannel client = open(INET6, "::1")) {
            client.connect(server.getLocalAddress());
            client.socket().send(new DatagramPacket(new byte[4], 4));
            server.receive(ByteBuffer.allocate(100));

            String ends = " ::1:" + port(client) + " > ::1:" + port(server);
            assertThat(Traffic.texts(query.end().stream()))
                    .containsExactly(
                            "send" + ends + " initiated=1 ipv6=1 bytesSent=4 result=0",
                            "receive" + ends + " initiated=0 ipv6=1 bytesReceived=4 result=0");
        }
    }

    private static DatagramChannel open(StandardProtocolFamily family, String address) throws IOException {
        return DatagramChannel.open(family).bind(new InetSocketAddress(address, 0));
    }

    private static int port(DatagramChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }
}
