package dev.ringside.tests.live;

import static java.net.StandardProtocolFamily.INET;
import static java.net.StandardProtocolFamily.UNIX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections, as events of {@code net}. */
@NeedsKernel
class NetTest {
    private static final String MINE = "pid == " + Traffic.PID;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "INET, 127.0.0.1, INET, 127.0.0.1, 127.0.0.1, 127.0.0.1, 0",
        "INET6, ::1, INET6, ::1, ::1, ::1, 1",
        "INET6, ::, INET, 127.0.0.1, ::, 127.0.0.1, 0",
        "INET6, ::, INET6, 127.0.0.1, ::, 127.0.0.1, 0",
    })
    void aConnectionIsToldFromBothEndsWithAllThatWentThroughIt(
            StandardProtocolFamily serverFamily,
            String bound,
            StandardProtocolFamily clientFamily,
            String called,
            String listening,
            String address,
            int v6)
            throws IOException {
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "net.where(" + MINE + ")");
                ServerSocketChannel server = Traffic.server(serverFamily, bound)) {
            int port = Traffic.port(server);
            int from;
            try (SocketChannel client = Traffic.client(clientFamily, called, port);
                    SocketChannel accepted = server.accept()) {
                from = Traffic.port(client);
                Traffic.send(client, 5);
                Traffic.receive(accepted, 5);
                Traffic.send(accepted, 100_000);
                Traffic.receive(client, 100_000);
                Traffic.end(client);
                Traffic.drain(accepted);
            }

            String ends = " " + address + ":" + from + " > " + address + ":" + port;
            int any = listening.contains(":") ? 1 : 0;
            assertThat(Traffic.texts(Traffic.of(awaited(query, port, 5), port)))
                    .containsExactlyInAnyOrder(
                            "listen ? > " + listening + ":" + port + " ipv6=" + any + " result=0",
                            "connect" + ends + " initiated=1 ipv6=" + v6 + " result=0",
                            "accept" + ends + " initiated=0 ipv6=" + v6 + " result=0",
                            "close" + ends + " initiated=1 ipv6=" + v6 + " bytesSent=5 bytesReceived=100000 result=0",
                            "close" + ends + " initiated=0 ipv6=" + v6 + " bytesSent=100000 bytesReceived=5 result=0");
        }
    }

    @Test
    void theEndOfAConnectionHasItsDurationAndTheProcessThatOpenedIt() throws IOException {
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "net.where(op == \"close\" && " + MINE + ")");
                ServerSocketChannel server = Traffic.server(INET, "127.0.0.1")) {
            long before = System.nanoTime();
            try (SocketChannel client = Traffic.client(INET, "127.0.0.1", Traffic.port(server));
                    SocketChannel accepted = server.accept()) {
                Traffic.end(client);
                Traffic.drain(accepted);
            }
            List<Event> ends = query.await(2);
            long most = System.nanoTime() - before;

            for (Event end : ends) {
                assertThat(LiveQuery.number(end, "duration")).isPositive().isLessThan(most);
                assertThat(LiveQuery.number(end, "pid")).isEqualTo(Traffic.PID);
                assertThat(LiveQuery.text(end, "name")).isEqualTo("java");
                assertThat(LiveQuery.text(end, "image"))
                        .isEqualTo(ProcessHandle.current().info().command().orElseThrow());
                assertThat(LiveQuery.text(end, "cmdline")).contains("java");
                assertThat(LiveQuery.text(end, "user")).isEqualTo(System.getProperty("user.name"));
            }
        }
    }

    @Test
    void aProcessThatWasKilledIsNamedAtTheEndOfItsConnection() throws IOException {
        try (LinuxFeed feed = new LinuxFeed();
                ServerSocketChannel server = Traffic.server(INET, "127.0.0.1");
                LiveQuery query = new LiveQuery(
                        feed,
                        "net.where(op == \"close\" && name == \"bash\" && dstPort == " + Traffic.port(server) + ")")) {
            Process bash = new ProcessBuilder(
                            "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/" + Traffic.port(server) + "; kill -9 $$")
                    .start();
            try (SocketChannel accepted = server.accept()) {
                Traffic.drain(accepted);
            }

            Event end = query.await(1).getFirst();
            assertThat(LiveQuery.number(end, "pid")).isEqualTo(bash.pid());
            assertThat(LiveQuery.text(end, "image")).endsWith("/bash");
            assertThat(LiveQuery.number(end, "initiated")).isEqualTo(1);
        }
    }

    @Test
    void whatIsRefusedIsToldOnlyToThoseWhoAskForFailures() throws IOException {
        int port = closedPort();
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery all = new LiveQuery(feed, "net.where(" + MINE + ")");
                LiveQuery failed = new LiveQuery(feed, "net.where(result < 0 && " + MINE + ")")) {
            assertThatThrownBy(() -> Traffic.client(INET, "127.0.0.1", port)).isInstanceOf(ConnectException.class);
            try (SocketChannel client = SocketChannel.open(INET)) {
                client.configureBlocking(false);
                client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                assertThatThrownBy(() -> Awaitility.await().until(client::finishConnect))
                        .isInstanceOf(ConnectException.class);
            }

            List<String> refused = Traffic.texts(Traffic.of(failed.await(2), port));
            assertThat(refused)
                    .hasSize(2)
                    .allMatch(text -> text.endsWith(" > 127.0.0.1:" + port + " initiated=1 ipv6=0 result=-111"));
            assertThat(Traffic.of(all.end(), port)).isEmpty();
        }
    }

    @Test
    void anAttemptThatNobodyWaitsForIsToldOnceWhenItHasSucceeded() throws IOException {
        try (LinuxFeed feed = new LinuxFeed();
                ServerSocketChannel server = Traffic.server(INET, "127.0.0.1");
                LiveQuery query = new LiveQuery(feed, "net.where(op == \"connect\" && " + MINE + ")");
                SocketChannel client = SocketChannel.open(INET)) {
            client.configureBlocking(false);
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), Traffic.port(server)));
            Awaitility.await().until(client::finishConnect);
            server.accept().close();

            assertThat(Traffic.texts(Traffic.of(query.end(), Traffic.port(server))))
                    .containsExactly("connect 127.0.0.1:" + Traffic.port(client) + " > 127.0.0.1:"
                            + Traffic.port(server) + " initiated=1 ipv6=0 result=0");
        }
    }

    @Test
    void aSocketThatIsConnectedToItselfIsToldOnce() throws IOException {
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "net.where(" + MINE + ")");
                SocketChannel client = SocketChannel.open(INET)) {
            client.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            client.connect(client.getLocalAddress());
            int port = Traffic.port(client);
            Traffic.send(client, 6);
            Traffic.receive(client, 6);
            Traffic.end(client);

            String ends = " 127.0.0.1:" + port + " > 127.0.0.1:" + port + " initiated=1 ipv6=0";
            assertThat(Traffic.texts(Traffic.of(awaited(query, port, 2), port)))
                    .containsExactly(
                            "connect" + ends + " result=0", "close" + ends + " bytesSent=6 bytesReceived=6 result=0");
        }
    }

    @Test
    void whatGoesThroughAHalfClosedConnectionCounts() throws IOException {
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "net.where(op == \"close\" && " + MINE + ")");
                ServerSocketChannel server = Traffic.server(INET, "127.0.0.1");
                SocketChannel client = Traffic.client(INET, "127.0.0.1", Traffic.port(server));
                SocketChannel accepted = server.accept()) {
            client.shutdownOutput();
            Traffic.drain(accepted);
            Traffic.send(accepted, 77);
            Traffic.end(accepted);
            Traffic.drain(client);
            Traffic.end(client);

            assertThat(query.await(2).stream()
                            .map(event -> LiveQuery.number(event, "bytesSent") + "/"
                                    + LiveQuery.number(event, "bytesReceived")))
                    .containsExactlyInAnyOrder("0/77", "77/0");
        }
    }

    @Test
    void aConnectionThatNobodyHasAcceptedIsToldOfItsOwnSideAlone() throws IOException {
        int port;
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "net")) {
            try (ServerSocketChannel server = Traffic.server(INET, "127.0.0.1");
                    SocketChannel client = Traffic.client(INET, "127.0.0.1", Traffic.port(server))) {
                port = Traffic.port(server);
                Traffic.end(client);
            }

            assertThat(Traffic.of(awaited(query, port, 3), port).map(event -> LiveQuery.text(event, "op")))
                    .containsExactlyInAnyOrder("listen", "connect", "close");
        }
    }

    @Test
    void socketsThatAreNoneOfTheNetworkAreNotTold() throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("socket"));
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "net.where(" + MINE + ")");
                ServerSocketChannel server = ServerSocketChannel.open(UNIX).bind(address);
                SocketChannel client = SocketChannel.open(address);
                SocketChannel accepted = server.accept()) {
            Traffic.send(client, 3);
            Traffic.receive(accepted, 3);

            assertThat(query.end()).isEmpty();
        }
    }

    /** A port that nothing listens on. */
    private static int closedPort() throws IOException {
        try (ServerSocketChannel server = Traffic.server(INET, "127.0.0.1")) {
            return Traffic.port(server);
        }
    }

    /** All events of a query, once so many of them have that port. */
    private static List<Event> awaited(LiveQuery query, int port, int count) {
        Awaitility.await().until(() -> Traffic.of(query.events(), port).count() >= count);
        return query.end();
    }
}
