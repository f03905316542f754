package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.IpAddress;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The sockets that there are now: {@code net.now()}. */
@NeedsKernel
class SocketSnapshotTest {
    private static final long THIS = ProcessHandle.current().pid();
    private static final byte[] V4 = {127, 0, 0, 1};
    private static final byte[] V6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    @Test
    void aListenerAndBothEndsOfAConnectionAreThereWithTheirProcess() throws Exception {
        InetAddress loopback = InetAddress.getByAddress(V4);
        try (ServerSocket server = new ServerSocket(0, 1, loopback);
                Socket client = new Socket(loopback, server.getLocalPort());
                Socket accepted = server.accept()) {
            int port = server.getLocalPort();
            Event listener = only("op == \"listen\" && dstPort == " + port);
            assertThat(ends(listener)).isEqualTo("? -> 127.0.0.1:" + port);
            Event connected = only("op == \"connect\" && dstPort == " + port);
            Event taken = only("op == \"accept\" && dstPort == " + port);
            String both = "127.0.0.1:" + client.getLocalPort() + " -> 127.0.0.1:" + port;
            assertThat(List.of(ends(connected), ends(taken))).containsExactly(both, both);
            assertThat(LiveQuery.number(connected, "initiated")).isEqualTo(1);
            assertThat(LiveQuery.number(taken, "initiated")).isZero();
            assertThat(accepted.getPort()).isEqualTo(client.getLocalPort());
            for (Event event : List.of(listener, connected, taken)) {
                assertThat(LiveQuery.text(event, "proto")).isEqualTo("tcp");
                assertThat(LiveQuery.number(event, "ipv6")).isZero();
                assertIsOfThisProcess(event);
            }
        }
        assertThat(rows("pid == " + THIS + " && proto == \"tcp\" && op == \"listen\" && dst == \"127.0.0.1\""))
                .isEmpty();
    }

    @Test
    void datagramsAndTheOtherProtocolAreThere() throws Exception {
        InetAddress loopback = InetAddress.getByAddress(V6);
        try (ServerSocket server = new ServerSocket(0, 1, loopback);
                DatagramSocket bound = new DatagramSocket(new InetSocketAddress(InetAddress.getByAddress(V4), 0));
                DatagramSocket connected = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
            connected.connect(loopback, 4711);
            Event listener = only("op == \"listen\" && dstPort == " + server.getLocalPort());
            assertThat(ends(listener)).isEqualTo("? -> [::1]:" + server.getLocalPort());
            assertThat(LiveQuery.number(listener, "ipv6")).isEqualTo(1);
            Event plain = only("proto == \"udp\" && srcPort == " + bound.getLocalPort());
            assertThat(ends(plain)).isEqualTo("127.0.0.1:" + bound.getLocalPort() + " -> ?");
            Event far = only("proto == \"udp\" && srcPort == " + connected.getLocalPort());
            assertThat(ends(far)).isEqualTo("[::1]:" + connected.getLocalPort() + " -> [::1]:4711");
            assertThat(LiveQuery.has(far, "op")).isFalse();
            assertIsOfThisProcess(plain);
            assertIsOfThisProcess(far);
        }
    }

    @Test
    void socketsOfOtherNetworksAreThere() throws Exception {
        Process other = new ProcessBuilder(
                        "unshare",
                        "--net",
                        "perl",
                        "-MIO::Socket::INET",
                        "-e",
                        "$s = IO::Socket::INET->new(Listen => 1, LocalAddr => '0.0.0.0', LocalPort => 4712) or die; "
                                + "$| = 1; print \"ready\\n\"; <STDIN>")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("ready");
            Event listener = only("op == \"listen\" && dstPort == 4712 && pid == " + other.pid());
            assertThat(ends(listener)).isEqualTo("? -> 0.0.0.0:4712");
            assertThat(LiveQuery.text(listener, "name")).isEqualTo("perl");
            assertThat(LiveQuery.number(listener, "ppid")).isEqualTo(THIS);
            assertThat(LiveQuery.ancestors(listener).getFirst())
                    .satisfies(parent ->
                            assertThat(LiveQuery.number(parent, "pid")).isEqualTo(THIS));
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    private static void assertIsOfThisProcess(Event event) {
        assertThat(LiveQuery.number(event, "pid")).isEqualTo(THIS);
        assertThat(LiveQuery.text(event, "image"))
                .isEqualTo(ProcessHandle.current().info().command().orElseThrow());
        assertThat(LiveQuery.text(event, "user")).isEqualTo(System.getProperty("user.name"));
        assertThat(LiveQuery.text(event, "guid")).isNotEmpty();
    }

    private static Event only(String predicate) {
        List<Event> rows = rows(predicate);
        assertThat(rows).as(predicate).hasSize(1);
        return rows.getFirst();
    }

    private static List<Event> rows(String predicate) {
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery running = new LiveQuery(feed, "net.now().where(" + predicate + ")")) {
            return running.awaitEnd();
        }
    }

    /** The source and the destination, a question mark for what is missing. */
    private static String ends(Event event) {
        return end(event, "src") + " -> " + end(event, "dst");
    }

    private static String end(Event event, String side) {
        int slot = event.stream().field(side).slot();
        if (!event.has(slot)) {
            return "?";
        }
        IpAddress address = Objects.requireNonNull(event.address(slot));
        String text = address.isV4() ? address.toString() : "[" + address + "]";
        return text + ":" + LiveQuery.number(event, side + "Port");
    }
}
