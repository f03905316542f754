package dev.ringside.runtime.feed.etw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ringside.driver.windows.etw.EtwError;
import dev.ringside.driver.windows.etw.EtwSession;
import dev.ringside.driver.windows.etw.Orphans;
import dev.ringside.driver.windows.etw.RecordedEvent;
import dev.ringside.driver.windows.etw.StandIn;
import dev.ringside.driver.windows.etw.record.EventDescriptor;
import dev.ringside.driver.windows.host.NeedsC;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.plan.Split;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Plan;
import dev.ringside.runtime.engine.Row;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.trace.Providers;
import dev.ringside.runtime.json.EventWriter;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Names;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The feed over the stand-in for Windows' tracing functions. */
@NeedsC
class EtwFeedTest {
    private static final QueryParser PARSER = new QueryParser(Schema.standard());
    private static final String DNS_NAME = "Microsoft-Windows-DNS-Client";
    private static final UUID OTHER = UUID.fromString("11111111-2222-3333-4444-555555555555");

    @TempDir
    Path folder;

    private EtwFeed feed;

    @BeforeEach
    void open() {
        StandIn.open(
                folder,
                List.of(
                        dns("a.example", 1, 0, "192.0.2.1;::ffff:192.0.2.2;"),
                        dns("b.example", 28, 9003, ""),
                        new RecordedEvent(Providers.DNS_CLIENT, DNS_NAME, new EventDescriptor(3006, 0, 16, 4, 0, 0, 1))
                                .with("QueryName", "asked.example")
                                .with("QueryType", 1),
                        RecordedEvent.of(OTHER, "Other-Provider", 7, 2)
                                .with("Threat Name", "Evil")
                                .with("Score", 9),
                        RecordedEvent.of(OTHER, "Other-Provider", 8, 4).undescribed(),
                        new RecordedEvent(Providers.CLASSIC_TCP, "TcpIp", EventDescriptor.classic(2, 0, 12))
                                .with("PID", 5)
                                .with("size", 0),
                        new RecordedEvent(
                                        Providers.KERNEL_NETWORK,
                                        "Microsoft-Windows-Kernel-Network",
                                        new EventDescriptor(10, 0, 0, 4, 10, 0, 0))
                                .with("PID", 6)
                                .with("size", 100),
                        new RecordedEvent(
                                        Providers.POWERSHELL,
                                        "Microsoft-Windows-PowerShell",
                                        new EventDescriptor(4104, 0, 16, 5, 0, 0, 1))
                                .with("MessageNumber", 1)
                                .with("MessageTotal", 1)
                                .with("ScriptBlockText", "Get-Process")
                                .with("ScriptBlockId", "id")
                                .with("Path", ""),
                        new RecordedEvent(
                                        Providers.WMI_ACTIVITY,
                                        "Microsoft-Windows-WMI-Activity",
                                        new EventDescriptor(5861, 0, 0, 0, 0, 0, 0))
                                .with("Namespace", "//./root/subscription")
                                .with("ESS", "Watch")
                                .with("CONSUMER", "CommandLineEventConsumer=\"Run\"")
                                .with(
                                        "PossibleCause",
                                        "Binding EventFilter: instance of __EventFilter { Query = \"select * from \\\"x\\\"\"; };"
                                                + " Perm. Consumer: instance of CommandLineEventConsumer"
                                                + " { CommandLineTemplate = \"cmd /c calc\"; };")));
        feed = new EtwFeed();
    }

    private static RecordedEvent dns(String query, int type, int status, String results) {
        return new RecordedEvent(Providers.DNS_CLIENT, DNS_NAME, new EventDescriptor(3008, 0, 16, 4, 0, 0, 1))
                .pid(100)
                .with("QueryName", query)
                .with("QueryType", type)
                .with("QueryStatus", status)
                .with("QueryResults", results);
    }

    @AfterEach
    void close() {
        feed.close();
    }

    /** A query that runs and keeps its rows as JSON. */
    private final class Running implements AutoCloseable {
        private final Queue<String> rows = new ConcurrentLinkedQueue<>();
        private final Subscription subscription;

        Running(String query) {
            subscription = new Engine(List.of(feed)).start(PARSER.query(query, "query"), this::add);
        }

        private void add(Row row) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            JsonOutput out = new JsonOutput(text);
            new EventWriter(out, Names.RINGSIDE).write(row.event(), row.fields());
            out.flush();
            rows.add(text.toString(StandardCharsets.UTF_8));
        }

        /** What has come, after the query has ended. */
        List<String> end() {
            subscription.finish();
            return List.copyOf(rows);
        }

        void await(int count) {
            org.awaitility.Awaitility.await().until(() -> rows.size() >= count);
        }

        @Override
        public void close() {
            subscription.close();
        }
    }

    private List<String> rows(String query, int count) {
        try (Running running = new Running(query)) {
            StandIn.play();
            running.await(count);
            return running.end();
        }
    }

    @Test
    void answersOfTheResolverAreEventsOfDns() {
        assertThat(rows("dns.select(eventId, pid, query, type, status, answers)", 2))
                .containsExactly(
                        "{\"eventId\":22,\"pid\":100,\"query\":\"a.example\",\"type\":\"A\",\"status\":0,"
                                + "\"answers\":[\"192.0.2.1\",\"::ffff:192.0.2.2\"]}",
                        "{\"eventId\":22,\"pid\":100,\"query\":\"b.example\",\"type\":\"AAAA\",\"status\":9003}");
    }

    @Test
    void whatIsPushedDownIsFilteredInEtw() {
        try (Running running = new Running("dns.where(query == \"b.example\" && type == \"AAAA\").select(query)")) {
            StandIn.play();
            running.await(1);

            assertThat(running.end()).containsExactly("{\"query\":\"b.example\"}");
            assertThat(running.subscription.accounts()).isEqualTo(new Accounts(1, 0, 1, 0));
        }
    }

    @Test
    void anOpenStreamHasTheFieldsOfItsProvider() {
        assertThat(rows("etw(\"Other-Provider\").where(Score > 8).select(provider, eventId, level, Score)", 1))
                .containsExactly("{\"provider\":\"Other-Provider\",\"eventId\":7,\"level\":2,\"Score\":9}");
        assertThat(rows("etw(\"{" + OTHER + "}\").where(eventId == 8).select(eventId, providerId)", 1))
                .containsExactly("{\"eventId\":8,\"providerId\":\"{" + OTHER + "}\"}");
    }

    @Test
    void dataOfAProvidersManifestAreFilteredInEtw() {
        String other = "\"Threat Name\"";
        try (Running running = new Running(
                "etw(\"Other-Provider\").where(eventId == 7 && Score > 8 && data[" + other + "] == \"Evil\")")) {
            assertThat(feed.disassemble(
                            running.subscription.plan().parts().get(0).request()))
                    .isEqualTo("""
                            provider Other-Provider
                              event ids 7
                              payload event 7 version 0: Threat Name is Evil
                            """);
            StandIn.play();
            running.await(1);

            assertThat(running.end()).hasSize(1);
            assertThat(running.subscription.accounts()).isEqualTo(new Accounts(1, 0, 1, 0));
        }
    }

    @Test
    void theNetworkComesFromTheKernelsLoggerOrWhereThatIsTakenFromItsProvider() {
        assertThat(rows("net.select(pid, op, proto)", 1))
                .containsExactly("{\"pid\":5,\"op\":\"connect\",\"proto\":\"tcp\"}");
        EtwSession foreign = EtwSession.startKernelLogger(EtwSession.NETWORK, event -> {}, code -> {});

        assertThat(rows("net.where(op == \"send\").select(pid, op, bytesSent)", 1))
                .containsExactly("{\"pid\":6,\"op\":\"send\",\"bytesSent\":100}");
        foreign.close();
    }

    @Test
    void whoAsksForTheNetworksProviderGetsItBesideTheStreamThatTheLoggerReports() {
        String provider = "Microsoft-Windows-Kernel-Network";
        try (Running net = new Running("net.select(pid)");
                Running open = new Running("etw(\"" + provider + "\").select(PID)")) {
            StandIn.play();
            net.await(1);
            open.await(1);

            assertThat(net.end()).containsExactly("{\"pid\":5}");
            StandIn.play();
            open.await(2);
            assertThat(open.end()).containsExactly("{\"PID\":6}", "{\"PID\":6}");
        }
    }

    @Test
    void scriptsAndSubscriptionsOfWmiHaveStreamsOfTheirOwn() {
        assertThat(rows("powershell.select(script, scriptId)", 1))
                .containsExactly("{\"script\":\"Get-Process\",\"scriptId\":\"id\"}");
        assertThat(rows("wmi.select(eventId, kind, query, consumerType, destination, filter)", 1))
                .containsExactly(
                        "{\"eventId\":21,\"kind\":\"binding\",\"query\":\"select * from \\\"x\\\"\","
                                + "\"consumerType\":\"CommandLineEventConsumer\",\"destination\":\"cmd /c calc\",\"filter\":\"Watch\"}");
    }

    @Test
    void severalSubscriptionsShareTheUnionOfTheirFilters() {
        try (Running all = new Running("dns.where(status == 0).select(query)");
                Running some = new Running("etw(\"" + DNS_NAME + "\").where(eventId == 3006).select(QueryName)");
                Running others = new Running("dns.where(query.contains(\"b.\")).select(query)")) {
            StandIn.play();
            all.await(1);
            some.await(1);
            others.await(1);

            assertThat(all.end()).containsExactly("{\"query\":\"a.example\"}");
            StandIn.play();
            others.await(2);
            assertThat(some.end()).hasSize(2).allMatch(row -> row.contains("asked.example"));
            assertThat(others.end()).hasSize(2).allMatch(row -> row.contains("b.example"));
        }
    }

    @Test
    void aPredicateIsReplacedWhileEventsFlow() {
        try (Running running = new Running("dns.where(status == 0).select(query)")) {
            StandIn.play();
            running.await(1);
            running.subscription.replace(PARSER.predicate("status == 9003", "query", Schema.standard().stream("dns")));
            StandIn.play();
            running.await(2);

            assertThat(running.end()).containsExactly("{\"query\":\"a.example\"}", "{\"query\":\"b.example\"}");
        }
    }

    @Test
    void whatHappenedJustBeforeAQueryEndsStillComes() {
        try (Running running = new Running("dns.where(status == 0).select(query)");
                Running other = new Running("net.select(pid)")) {
            StandIn.write();

            assertThat(running.end()).containsExactly("{\"query\":\"a.example\"}");
            assertThat(other.end()).containsExactly("{\"pid\":5}");
        }
    }

    @Test
    void whatWasLeftBehindIsStoppedFirst() {
        EtwSession orphan = EtwSession.start(Orphans.nameOf(4_000_000_000L), event -> {}, code -> {});

        assertThat(rows("dns.select(query)", 2)).hasSize(2);
        assertThat(Orphans.stop(pid -> pid != 4_000_000_000L)).isEmpty();
        orphan.close();
    }

    @Test
    void lossesAreInTheAccounts() {
        try (Running running = new Running("dns.select(query)")) {
            StandIn.room(0);
            StandIn.play();

            await().until(() -> running.subscription.accounts().lost() == 2);
            assertThat(running.subscription.accounts().isBalanced()).isTrue();
        }
    }

    @Test
    void everyRefusalIsASentenceWithARemedy() {
        assertRefused("etw(\"microsoft-windows-dns-clint\")", "no provider is called 'microsoft-windows-dns-clint'");
        assertRefused("etw(\"Nobody\")", "no provider is called 'Nobody'");
        StandIn.refuse("EnableTraceEx2", EtwError.ACCESS_DENIED.number());
        assertRefused("dns", "does not let this user listen");
        StandIn.refuse("EnableTraceEx2", 0);
        assertThat(rows("dns.select(query)", 2)).hasSize(2);
    }

    @Test
    void withoutPrivilegesOrRoomForASessionTheFeedSaysSo() {
        StandIn.refuse("StartTraceW", EtwError.ACCESS_DENIED.number());
        assertRefused("dns", "administrators and members of Performance Log Users");
        StandIn.refuse("StartTraceW", EtwError.NO_SYSTEM_RESOURCES.number());
        assertRefused("dns", "as many trace sessions as it allows");
    }

    private void assertRefused(String query, String message) {
        assertThatThrownBy(() -> new Running(query)).isInstanceOfSatisfying(RingsideException.class, e -> {
            assertThat(e.diagnostics().get(0).message()).contains(message);
            assertThat(e.diagnostics().get(0).hints()).isNotEmpty();
        });
    }

    @Test
    void namesThatAreLikeAnUnknownOneAreProposed() {
        assertThat(NearestNames.of("Microsoft-Windows-DNS-Clint", List.of(DNS_NAME, "Other-Provider")))
                .containsExactly(DNS_NAME);
        assertThat(NearestNames.of("dns", List.of(DNS_NAME, "Other-Provider"))).containsExactly(DNS_NAME);
    }

    @Test
    void explainingTellsWhatEtwDecidesFromWhatIsEvaluatedAgain() {
        Plan plan = new Engine(List.of(feed))
                .plan(PARSER.query(
                        "etw(\"Other-Provider\").where(eventId == 7 && (keywords & 1) != 0 && level > 3)", "query"));

        assertThat(plan.split().terms())
                .extracting(Split.Term::placement)
                .containsExactly(Split.Placement.FEED, Split.Placement.NARROWED, Split.Placement.USER);
        assertThat(plan.split().exact()).isFalse();
    }

    @Test
    void explainingSaysWhatEtwIsTold() {
        Subscription subscription = new Running("dns.where(query == \"b.example\")").subscription;

        assertThat(feed.disassemble(subscription.plan().parts().get(0).request()))
                .isEqualTo("""
                        provider {1c95126e-7eea-49a9-a3fe-a378b03ddb4d}
                          event ids 3008
                          payload event 3008 version 0: QueryName is b.example
                        """);
        subscription.close();
    }
}
