package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions for names, as events of {@code dns}. */
@NeedsKernel
class DnsTest {
    private static final String MINE =
            "dns.where(server == \"" + NameServer.ADDRESS + "\" && pid == " + Traffic.PID + ")";
    private static final int A = 1;
    private static final int AAAA = 28;
    private static final int MOST_BYTES = 4096;

    @TempDir
    Path directory;

    private NameServer server;

    @BeforeEach
    void start() throws IOException {
        server = new NameServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void whatAProgramAsksThroughTheResolverIsToldWithItsAnswers() throws IOException {
        Path configuration =
                Files.writeString(directory.resolve("resolv.conf"), "nameserver " + NameServer.ADDRESS + "\n");
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query =
                        new LiveQuery(feed, "dns.where(name == \"getent\" && query.startsWith(\"ringside-\"))")) {
            Programs.run("unshare --mount sh -c 'mount --bind " + configuration
                    + " /etc/resolv.conf; getent ahosts ringside-test.example >/dev/null'");

            List<Event> events = query.await(2);
            assertThat(events.stream().map(DnsTest::text))
                    .containsExactlyInAnyOrder(
                            "ringside-test.example A 0 [CNAME alias.ringside-test.example, 10.1.2.3]",
                            "ringside-test.example AAAA 0 [CNAME alias.ringside-test.example, 2001:db8::1]");
            for (Event event : events) {
                assertThat(event.address(event.stream().field("server").slot())).hasToString(NameServer.ADDRESS);
                assertThat(LiveQuery.number(event, "rtt")).isPositive();
                assertThat(LiveQuery.text(event, "cmdline")).isEqualTo("getent ahosts ringside-test.example");
            }
        }
    }

    @Test
    void aNameThatThereIsNotHasTheStatusOfItsAnswer() throws IOException {
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, MINE);
                DatagramSocket socket = new DatagramSocket()) {
            ask(socket, NameServer.question(7, A, NameServer.label("missing"), NameServer.label("example")));

            assertThat(query.end().stream().map(DnsTest::text)).containsExactly("missing.example A 3 []");
        }
    }

    @Test
    void bytesThatMeanSomethingElsewhereAreSafeInAName() throws IOException {
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, MINE);
                DatagramSocket socket = new DatagramSocket()) {
            ask(
                    socket,
                    NameServer.question(8, A, NameServer.label("missing\u001b[2J"), NameServer.label("a.b\\\u00e4\n")));

            assertThat(query.end().stream().map(DnsTest::text))
                    .containsExactly("missing\\027[2J.a\\.b\\\\\\228\\010 A 3 []");
        }
    }

    @Test
    void answersOverTcpAreFoundHoweverTheyAreCut() throws IOException {
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, MINE);
                Socket socket = new Socket()) {
            socket.connect(NameServer.address());
            byte[] question = NameServer.question(9, AAAA, NameServer.label("tcp"), NameServer.label("example"));
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeShort(question.length);
            out.write(question);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.readFully(new byte[in.readUnsignedShort()]);

            assertThat(query.end().stream().map(DnsTest::text))
                    .containsExactly("tcp.example AAAA 0 [CNAME alias.tcp.example, 2001:db8::1]");
        }
    }

    @Test
    void aConnectedSocketAndPlainReadsAndWritesAreToldToo() throws IOException {
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, MINE);
                DatagramChannel channel = DatagramChannel.open().connect(NameServer.address())) {
            channel.write(ByteBuffer.wrap(NameServer.question(10, A, NameServer.label("plain"))));
            channel.read(ByteBuffer.allocate(MOST_BYTES));

            assertThat(query.end().stream().map(DnsTest::text))
                    .containsExactly("plain A 0 [CNAME alias.plain, 10.1.2.3]");
        }
    }

    @Test
    void aQuestionThatNobodyAnswersIsToldWithoutAStatus() throws IOException {
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, MINE);
                DatagramSocket socket = new DatagramSocket()) {
            byte[] question = NameServer.question(11, A, NameServer.label("silent"));
            socket.send(new DatagramPacket(question, question.length, NameServer.address()));

            Event event = query.await(1).getFirst();
            assertThat(LiveQuery.text(event, "query")).isEqualTo("silent");
            assertThat(LiveQuery.has(event, "status")).isFalse();
            assertThat(LiveQuery.has(event, "rtt")).isFalse();
        }
    }

    @Test
    void aQuestionThatIsAskedAgainIsOne() throws IOException {
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, MINE);
                DatagramSocket socket = new DatagramSocket()) {
            byte[] question = NameServer.question(12, A, NameServer.label("twice"));
            socket.send(new DatagramPacket(question, question.length, NameServer.address()));
            ask(socket, question);
            socket.receive(new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES));

            assertThat(query.end()).hasSize(1);
        }
    }

    private static void ask(DatagramSocket socket, byte[] question) throws IOException {
        socket.send(new DatagramPacket(question, question.length, NameServer.address()));
        socket.receive(new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES));
    }

    private static String text(Event event) {
        return LiveQuery.text(event, "query") + " " + LiveQuery.text(event, "type") + " "
                + LiveQuery.number(event, "status") + " "
                + event.list(event.stream().field("answers").slot());
    }
}
