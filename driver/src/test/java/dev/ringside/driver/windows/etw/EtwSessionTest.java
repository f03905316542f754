package dev.ringside.driver.windows.etw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ringside.driver.windows.etw.PayloadFilter.Condition;
import dev.ringside.driver.windows.etw.PayloadFilter.Operator;
import dev.ringside.driver.windows.etw.record.EventDescriptor;
import dev.ringside.driver.windows.etw.record.EventRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions over the stand-in, which filters and loses as ETW does. */
class EtwSessionTest {
    private static final UUID DNS = UUID.fromString("1c95126e-7eea-49a9-a3fe-a378b03ddb4d");
    private static final UUID OTHER = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final UUID TCP = UUID.fromString("9a280ac0-c8e0-11d1-84e2-00c04fb998a2");
    private static final String NAME = "Ringside-1";

    @TempDir
    Path folder;

    private final List<EventRecord> came = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger ended = new AtomicInteger(-1);

    @BeforeEach
    void record() {
        StandIn.open(
                folder,
                List.of(
                        dns(3006, 4, 0x1)
                                .pid(100)
                                .with("QueryName", "a.example")
                                .with("QueryType", 1),
                        dns(3008, 4, 0x2)
                                .pid(100)
                                .with("QueryName", "b.example")
                                .with("QueryType", 28),
                        dns(3008, 2, 0x6)
                                .pid(200)
                                .with("QueryName", "c.example")
                                .with("QueryType", 1),
                        dns(3020, 5, 0).pid(300).with("QueryName", "d.example").with("QueryType", 1),
                        RecordedEvent.of(OTHER, "Other", 1, 4).undescribed(),
                        new RecordedEvent(TCP, "TcpIp", EventDescriptor.classic(2, 0, 12)).with("PID", 5)));
    }

    private static RecordedEvent dns(int id, int level, long keyword) {
        return new RecordedEvent(
                DNS, "Microsoft-Windows-DNS-Client", new EventDescriptor(id, 0, 16, level, 0, 0, keyword));
    }

    private EtwSession start() {
        return EtwSession.start(NAME, came::add, ended::set);
    }

    /** The ids of what comes when everything happens once. */
    private List<Integer> ids(EtwSession session) {
        came.clear();
        StandIn.play();
        session.close();
        return came.stream().map(event -> event.descriptor().id()).toList();
    }

    private List<Integer> ids(ProviderFilter filter) {
        EtwSession session = start();
        session.enable(DNS, filter);
        return ids(session);
    }

    private static ProviderFilter filter(
            int level, long any, long all, ProviderFilter.Ids ids, Set<Long> pids, List<PayloadFilter> payload) {
        return new ProviderFilter(level, any, all, ids, new TreeSet<>(pids), payload);
    }

    @Test
    void aSessionGetsTheEventsOfEnabledProvidersWithAllThatIsInThem() {
        assertThat(ids(ProviderFilter.ALL)).containsExactly(3006, 3008, 3008, 3020);
        assertThat(ended).hasValue(0);
        EventRecord first = came.get(0);
        assertThat(first.provider()).isEqualTo(DNS);
        assertThat(first.header().processId()).isEqualTo(100);
        assertThat(first.header().threadId()).isEqualTo(101);
        assertThat(first.descriptor()).isEqualTo(new EventDescriptor(3006, 0, 16, 4, 0, 0, 1));
        assertThat(first.userData().remaining()).isEqualTo(24);
    }

    @Test
    void levelKeywordsIdsAndProcessesAreFilteredWhereEventsAreWritten() {
        ProviderFilter.Ids every = ProviderFilter.ALL.ids();

        assertThat(ids(filter(4, 0, 0, every, Set.of(), List.of()))).containsExactly(3006, 3008, 3008);
        assertThat(ids(filter(255, 0x1, 0, every, Set.of(), List.of()))).containsExactly(3006, 3020);
        assertThat(ids(filter(255, 0, 0x6, every, Set.of(), List.of()))).containsExactly(3008, 3020);
        assertThat(ids(filter(255, 0, 0, new ProviderFilter.Ids(true, Set.of(3008)), Set.of(), List.of())))
                .containsExactly(3008, 3008);
        assertThat(ids(filter(255, 0, 0, new ProviderFilter.Ids(false, Set.of(3008)), Set.of(), List.of())))
                .containsExactly(3006, 3020);
        assertThat(ids(filter(255, 0, 0, every, Set.of(100L, 300L), List.of()))).containsExactly(3006, 3008, 3020);
    }

    @Test
    void whatEventsCarryIsFilteredForTheKindsThatHaveAFilter() {
        EventDescriptor answered = new EventDescriptor(3008, 0, 16, 4, 0, 0, 2);
        PayloadFilter number = new PayloadFilter(answered, List.of(new Condition("QueryType", Operator.EQUAL, "28")));
        PayloadFilter text =
                new PayloadFilter(answered, List.of(new Condition("QueryName", Operator.CONTAINS, "C.EX")));

        assertThat(ids(filter(255, 0, 0, ProviderFilter.ALL.ids(), Set.of(), List.of(number))))
                .containsExactly(3006, 3008, 3020);
        assertThat(came.get(1).header().processId()).isEqualTo(100);
        assertThat(ids(filter(255, 0, 0, ProviderFilter.ALL.ids(), Set.of(), List.of(text, number))))
                .containsExactly(3006, 3008, 3008, 3020);
    }

    @Test
    void aFilterThatWindowsRefusesIsLeftOut() {
        PayloadFilter unknown = new PayloadFilter(
                new EventDescriptor(3008, 0, 16, 4, 0, 0, 2),
                List.of(new Condition("NoSuchField", Operator.EQUAL, "1")));

        assertThat(ids(filter(3, 0, 0, ProviderFilter.ALL.ids(), Set.of(), List.of(unknown))))
                .containsExactly(3008);
    }

    @Test
    void filtersChangeWhileTheSessionRuns() {
        EtwSession session = start();
        session.enable(DNS, filter(2, 0, 0, ProviderFilter.ALL.ids(), Set.of(), List.of()));
        StandIn.play();
        session.enable(DNS, filter(4, 0, 0, ProviderFilter.ALL.ids(), Set.of(), List.of()));
        StandIn.play();
        session.disable(DNS);
        session.enable(OTHER, ProviderFilter.ALL);
        StandIn.play();
        session.close();

        assertThat(came).extracting(event -> event.descriptor().id()).containsExactly(3008, 3006, 3008, 3008, 1);
    }

    @Test
    void whatFindsNoRoomIsCounted() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        EtwSession session = EtwSession.start(
                NAME,
                event -> {
                    held.countDown();
                    waitFor(hold);
                    came.add(event);
                },
                ended::set);
        session.enable(DNS, ProviderFilter.ALL);
        StandIn.play();
        held.await();
        StandIn.room(5);
        StandIn.play();

        // One is in the hands of the consumer, three wait, and of the other four two find room.
        assertThat(session.losses()).isEqualTo(new EtwLosses(2, 0));
        hold.countDown();
        session.close();
        assertThat(came).hasSize(6);
        assertThat(session.losses()).isEqualTo(new EtwLosses(2, 0));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aSessionThatWasLeftBehindIsTakenOver() {
        EtwSession orphan = start();
        orphan.enable(OTHER, ProviderFilter.ALL);

        EtwSession session = start();
        session.enable(DNS, ProviderFilter.ALL);

        assertThat(ids(session)).containsExactly(3006, 3008, 3008, 3020);
        orphan.close();
    }

    @Test
    void sessionsOfDeadProcessesAreStoppedAndThoseOfOthersAreNot() {
        EtwSession dead = EtwSession.start(Orphans.nameOf(17), came::add, ended::set);
        EtwSession alive = EtwSession.start(Orphans.nameOf(18), came::add, code -> {});
        EtwSession foreign = EtwSession.start("Somebody else's", came::add, code -> {});
        EtwSession kernel = EtwSession.startKernelLogger(EtwSession.NETWORK, came::add, code -> {});

        assertThat(Orphans.stop(pid -> pid == 18)).containsExactly(dead.name(), kernel.name());
        assertThat(Orphans.stop(pid -> pid == 18)).isEmpty();
        for (EtwSession session : List.of(dead, alive, foreign, kernel)) {
            session.close();
        }
    }

    @Test
    void whatThrowsInTheCallbackCostsThatEventOnly() {
        EtwSession session = EtwSession.start(
                NAME,
                event -> {
                    if (event.descriptor().id() == 3008) {
                        throw new StackOverflowError("of a test");
                    }
                    came.add(event);
                },
                ended::set);
        session.enable(DNS, ProviderFilter.ALL);

        assertThat(ids(session)).containsExactly(3006, 3020);
        assertThat(session.losses()).isEqualTo(new EtwLosses(2, 0));
        assertThat(ended).hasValue(0);
    }

    @Test
    void whatIsInItsBuffersHasBeenTakenWhenASessionIsFlushed() throws Exception {
        EtwSession session = start();
        session.enable(DNS, ProviderFilter.ALL);

        StandIn.write();
        session.flush();
        assertThat(came).hasSize(4);
        StandIn.write();
        session.flush();
        assertThat(came).hasSize(8);
        session.close();
    }

    @Test
    void aSessionMayBeClosedFromItsOwnCallback() {
        EtwSession[] session = new EtwSession[1];
        session[0] = EtwSession.start(
                NAME,
                event -> {
                    came.add(event);
                    session[0].close();
                },
                ended::set);
        session[0].enable(DNS, ProviderFilter.ALL);
        StandIn.play();

        await().until(() -> ended.get() == 0);
        assertThat(came).isNotEmpty();
    }

    @Test
    void theKernelsLoggerReportsWhatGoesOverTheNetworkToWhoeverHasIt() {
        EtwSession session = EtwSession.startKernelLogger(EtwSession.NETWORK, came::add, ended::set);

        assertThatThrownBy(() -> EtwSession.startKernelLogger(EtwSession.NETWORK, came::add, ended::set))
                .isInstanceOfSatisfying(
                        EtwException.class,
                        e -> assertThat(e.is(EtwError.ALREADY_EXISTS)).isTrue());
        assertThat(ids(session)).containsExactly(0);
        assertThat(came.get(0).descriptor().opcode()).isEqualTo(12);
    }

    @Test
    void everyRefusalIsASentenceWithARemedy() {
        StandIn.refuse("StartTraceW", EtwError.ACCESS_DENIED.number());
        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        EtwException.class,
                        e -> assertThat(EtwDiagnosis.of(e).message()).contains("administrators"));
        StandIn.refuse("StartTraceW", EtwError.NO_SYSTEM_RESOURCES.number());
        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        EtwException.class,
                        e -> assertThat(EtwDiagnosis.of(e).message()).contains("as many trace sessions as it allows"));
        StandIn.refuse("StartTraceW", 0);
        EtwSession session = start();
        StandIn.refuse("EnableTraceEx2", EtwError.ACCESS_DENIED.number());
        assertThatThrownBy(() -> session.enable(DNS, ProviderFilter.ALL))
                .isInstanceOfSatisfying(
                        EtwException.class,
                        e -> assertThat(EtwDiagnosis.of(e).message())
                                .contains("does not let this user listen", "{1c95126e"));
        session.close();
    }

    @Test
    void schemasAndProvidersAreWhatWindowsKnows() {
        assertThat(ids(ProviderFilter.ALL)).hasSize(4);
        TdhSchemas schemas = new TdhSchemas();
        Providers providers = new Providers();

        assertThat(schemas.find(came.get(0))).hasValueSatisfying(schema -> {
            assertThat(schema.providerName()).isEqualTo("Microsoft-Windows-DNS-Client");
            assertThat(schema.properties()).extracting("name").containsExactly("QueryName", "QueryType");
        });
        assertThat(providers.all()).containsEntry("Microsoft-Windows-DNS-Client", DNS);
        assertThat(providers.find("microsoft-windows-dns-client")).contains(DNS);
        assertThat(providers.find("{" + OTHER + "}")).contains(OTHER);
        assertThat(providers.find("Nobody")).isEmpty();
        assertThat(providers.schemas(DNS))
                .extracting(schema -> schema.descriptor().id())
                .containsExactly(3006, 3008, 3020);
    }
}
