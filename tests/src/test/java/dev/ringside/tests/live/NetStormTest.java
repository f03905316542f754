package dev.ringside.tests.live;

import static java.net.StandardProtocolFamily.INET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;

/** Many connections, one after the other, and addresses that the kernel decides about. */
@NeedsKernel
class NetStormTest {
    private static final int TIMES = 20_000;

    @Test
    void noneOfTwentyThousandConnectionsIsLostOrToldTwice() throws IOException {
        try (LinuxFeed feed = new LinuxFeed();
                ServerSocketChannel server = Traffic.server(INET, "127.0.0.1")) {
            String mine = "dstPort == " + Traffic.port(server) + " && pid == " + Traffic.PID;
            try (LiveQuery connects = new LiveQuery(feed, "net.where(op == \"connect\" && " + mine + ")");
                    LiveQuery accepts = new LiveQuery(feed, "net.where(op == \"accept\" && " + mine + ")");
                    LiveQuery closes = new LiveQuery(feed, "net.where(op == \"close\" && " + mine + ")")) {
                storm(server);

                assertThat(connects.await(TIMES)).hasSize(TIMES);
                assertThat(accepts.await(TIMES)).hasSize(TIMES);
                assertThat(closes.await(2 * TIMES)).hasSize(2 * TIMES);
                closes.end();
                Accounts accounts = connects.accounts();
                assertThat(accounts.lost()).isZero();
                assertThat(accounts.isBalanced()).isTrue();
                assertThat(accounts.delivered()).isEqualTo(4 * TIMES);
            }
        }
    }

    @Test
    void connectionsToOtherAddressesNeverLeaveTheKernel() throws IOException {
        try (LinuxFeed feed = new LinuxFeed();
                ServerSocketChannel server = Traffic.server(INET, "127.0.0.1");
                LiveQuery none = new LiveQuery(
                        feed,
                        "net.where(dst in [\"192.0.2.1\", \"2001:db8::1\"] || (!dst.isPrivate() && dst.cidr(\"127.0.0.0/9\")) || src == \"198.51.100.7\")");
                LiveQuery some = new LiveQuery(
                        feed,
                        "net.where(op == \"connect\" && dst.cidr(\"127.0.0.0/8\", \"::1\") && src == \"127.0.0.1\" && dstPort == "
                                + Traffic.port(server) + ")")) {
            assertThat(none.isExact()).isTrue();
            assertThat(some.isExact()).isTrue();
            Traffic.client(INET, "127.0.0.1", Traffic.port(server)).close();

            assertThat(some.await(1)).hasSize(1);
            assertThat(none.end()).isEmpty();
            assertThat(some.accounts().delivered()).isEqualTo(1);
        }
    }

    /** Closed with a reset, so that they keep no port in use. */
    private static void storm(ServerSocketChannel server) throws IOException {
        for (int i = 0; i < TIMES; i++) {
            try (SocketChannel client = Traffic.client(INET, "127.0.0.1", Traffic.port(server));
                    SocketChannel accepted = server.accept()) {
                client.setOption(StandardSocketOptions.SO_LINGER, 0);
                Traffic.end(client);
                accepted.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        }
    }
}
