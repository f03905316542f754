package dev.ringside.runtime.feed.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ringside.driver.windows.Device;
import dev.ringside.driver.windows.DriverClient;
import dev.ringside.driver.windows.contract.FileTime;
import dev.ringside.driver.windows.contract.RecordKind;
import dev.ringside.driver.windows.host.Host;
import dev.ringside.driver.windows.host.HostEvent;
import dev.ringside.driver.windows.host.NeedsC;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The feed over the driver's own core: verifier, interpreter and ring in a process beside this one. Closing it fails if the core has left anything. */
@NeedsC
class WindowsFeedTest {
    private static final int SMALLEST_RING = 1 << 19;

    private final Host host = Host.start();

    @AfterEach
    void nothingIsLeft() {
        host.close();
    }

    private static HostEvent process(String image, String cmdline) {
        return new HostEvent(RecordKind.PROCS)
                .with("image", image)
                .with("name", image.substring(image.lastIndexOf('\\') + 1))
                .with("cmdline", cmdline);
    }

    @Test
    void onlyWhatMatchesLeavesTheDriver() {
        try (WindowsFeed feed = new WindowsFeed(host::open, 0);
                DriverQuery query = new DriverQuery(feed, "procs.where(name == \"cmd\" && cmdline.contains(\"/c\"))")) {
            host.raise(
                    process("C:\\Windows\\CMD.EXE", "cmd /c one"),
                    process("C:\\Windows\\cmd", "cmd /c two"),
                    process("C:\\Windows\\cmd.exe", "cmd /C three"),
                    process("C:\\Windows\\cmd2.exe", "cmd /c four"));

            assertThat(query.isExact()).isTrue();
            assertThat(DriverQuery.texts(query.end(), "cmdline")).containsExactly("cmd /c one", "cmd /c two");
            assertThat(query.accounts()).isEqualTo(new Accounts(4, 2, 2, 0));
        }
    }

    @Test
    void namesCompareByEveryLetterAsWindowsDoes() {
        try (WindowsFeed feed = new WindowsFeed(host::open, 0);
                DriverQuery query = new DriverQuery(feed, "procs.where(name == \"été\")")) {
            host.raise(process("C:\\ÉTÉ.EXE", "1"), process("C:\\ete.exe", "2"), process("C:\\Été", "3"));

            assertThat(query.isExact()).isTrue();
            assertThat(DriverQuery.texts(query.end(), "cmdline")).containsExactly("1", "3");
            assertThat(query.accounts().filtered()).isEqualTo(1);
        }
    }

    @Test
    void anEventCrossesOnceHoweverManyWantItAndEachGetsItsOwn() {
        List<DriverQuery> queries = new ArrayList<>();
        try (WindowsFeed feed = new WindowsFeed(host::open, 0)) {
            for (int i = 0; i < 70; i++) {
                queries.add(new DriverQuery(feed, "procs.where(pid >= " + i + ")"));
            }
            for (long pid = 0; pid < 70; pid++) {
                host.raise(new HostEvent(RecordKind.PROCS).with("pid", pid));
            }

            for (int i = 0; i < 70; i++) {
                assertThat(DriverQuery.numbers(queries.get(i).end(), "pid"))
                        .containsExactlyElementsOf(
                                LongStream.range(i, 70).boxed().toList());
            }
            assertThat(queries.getFirst().accounts()).isEqualTo(new Accounts(70, 0, 70, 0));
        }
    }

    @Test
    void replacingWhileEventsStormLosesAndRepeatsNothing() {
        int count = 10_000;
        List<String> odd = List.of("pid % 2 == 1 && pid >= 0", "(pid & 1) == 1");
        List<String> even = List.of("(pid & 1) == 0", "!(cmdline.matches(/[13579]$/)) && pid >= 0");
        try (WindowsFeed feed = new WindowsFeed(host::open, 0);
                DriverQuery odds = new DriverQuery(feed, "procs.where(" + odd.getFirst() + ")");
                DriverQuery evens = new DriverQuery(feed, "procs.where(" + even.getFirst() + ")")) {
            int storms = 0;
            int swaps = 0;
            while (swaps < 50) {
                storms++;
                CompletableFuture<byte[]> storm = host.storm(RecordKind.PROCS.number(), 4, count);
                do {
                    swaps++;
                    odds.replace(odd.get(swaps % 2));
                    evens.replace(even.get(swaps % 2));
                } while (!storm.isDone());
                storm.join();
            }
            int times = storms;

            assertThat(Stream.concat(DriverQuery.numbers(odds.end(), "pid"), DriverQuery.numbers(evens.end(), "pid"))
                            .sorted())
                    .containsExactlyElementsOf(LongStream.range(0, (long) count * times)
                            .map(number -> number / times)
                            .boxed()
                            .toList());
            assertThat(odds.accounts()).isEqualTo(new Accounts((long) count * times, 0, (long) count * times, 0));
        }
    }

    @Test
    void lossesAreCountedToTheUnitAndToldInTheHealthStream() {
        CountDownLatch gate = new CountDownLatch(1);
        try (WindowsFeed feed = new WindowsFeed(host::open, SMALLEST_RING);
                DriverQuery health = new DriverQuery(feed, "health.where(kind == \"loss\" && count > 0)");
                DriverQuery stalled = new DriverQuery(feed, "procs", gate)) {
            host.raise(Collections.nCopies(3000, process("C:\\a.exe", "x".repeat(1000))));
            gate.countDown();
            List<Event> received = stalled.end();
            Accounts accounts = stalled.accounts();

            assertThat(accounts.lost()).isPositive();
            assertThat(accounts.isBalanced()).isTrue();
            assertThat(received).hasSize((int) accounts.delivered());
            assertThat(accounts.delivered() + accounts.lost()).isEqualTo(3000);
            await().until(() -> DriverQuery.numbers(health.events(), "count")
                            .mapToLong(Long::longValue)
                            .sum()
                    == accounts.lost());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            procs     | parent == "winword"                     | parent        | WINWORD.EXE
            exits     | exitCode == 5                           | exitCode      | 5
            threads   | targetImage.endsWith("lsass.exe")       | targetImage   | C:\\Windows\\System32\\lsass.exe
            images    | path.startsWith("c:\\\\temp\\\\")       | path          | C:\\Temp\\a.dll
            modules   | path.like("*.SYS")                      | path          | C:\\Windows\\a.sys
            access    | (grantedAccess & 16) != 0               | grantedAccess | 4112
            registry  | op == "set" && key.contains("\\\\run\\\\") | key        | HKLM\\Software\\Run\\x
            files     | isExecutable                            | isExecutable  | 1
            rawreads  | device == "\\\\device\\\\harddisk0"     | device        | \\Device\\Harddisk0
            pipes     | pipe in ["\\\\msagent", "\\\\psexesvc"] | pipe          | \\PSEXESVC
            tampering | type.contains("replaced")               | type          | Image is replaced
            """)
    void everyStreamIsServedAndFiltered(String stream, String predicate, String field, String value) {
        RecordKind kind = Stream.of(RecordKind.values())
                .filter(one -> one.stream().equals(stream))
                .findFirst()
                .orElseThrow();
        try (WindowsFeed feed = new WindowsFeed(host::open, 0);
                DriverQuery query = new DriverQuery(feed, stream + ".where(" + predicate + ")")) {
            HostEvent match = new HostEvent(kind);
            if (Schema.standard().stream(stream)
                    .field(field)
                    .type()
                    .storage()
                    .name()
                    .equals("NUMBER")) {
                match.with(field, Long.parseLong(value));
            } else {
                match.with(field, value);
            }
            if (stream.equals("registry")) {
                match.with("op", "set");
            }
            host.raise(new HostEvent(kind).with("pid", 1), match.with("pid", 2));

            assertThat(DriverQuery.numbers(query.end(), "pid")).containsExactly(2L);
            assertThat(query.accounts()).isEqualTo(new Accounts(2, 1, 1, 0));
        }
    }

    @Test
    void aTextThatIsTooLongIsCutAndDecidedInUserMode() {
        String deep = "C:\\" + "deep\\".repeat(3000) + "end.dll";
        try (WindowsFeed feed = new WindowsFeed(host::open, 0);
                DriverQuery starts = new DriverQuery(feed, "images.where(path.startsWith(\"c:\\\\DEEP\"))");
                DriverQuery ends = new DriverQuery(feed, "images.where(path.endsWith(\"end.dll\"))")) {
            host.raise(new HostEvent(RecordKind.IMAGES).with("path", deep));
            List<Event> cut = starts.end();

            assertThat(DriverQuery.numbers(cut, "truncated")).containsExactly(1L);
            assertThat(DriverQuery.texts(cut, "path")).allMatch(path -> deep.startsWith(path) && path.length() > 8000);
            assertThat(ends.end()).isEmpty();
            assertThat(ends.accounts()).isEqualTo(new Accounts(1, 0, 1, 0));
        }
    }

    @Test
    void fieldsHaveTheNamesAndUnitsOfTheSchema() {
        long started = FileTime.ofEpochNanos(1_700_000_000_000_000_000L);
        try (WindowsFeed feed = new WindowsFeed(host::open, 0);
                DriverQuery threads = new DriverQuery(feed, "threads.where(sourcePid == 7)");
                DriverQuery exits =
                        new DriverQuery(feed, "exits.where(duration >= \"2s\" && startTime > \"2023-01-01\")");
                DriverQuery files = new DriverQuery(feed, "files")) {
            host.raise(
                    new HostEvent(RecordKind.THREADS)
                            .with("pid", 7)
                            .with("startTime", started)
                            .with("image", "C:\\a\uD83D.exe")
                            .with("userSid", "S-1-5-18")
                            .with("targetPid", 8)
                            .with("targetStartTime", started)
                            .with("startAddress", 0x7FF6_0000_1000L),
                    new HostEvent(RecordKind.EXITS).with("startTime", started).with("duration", 20_000_000),
                    new HostEvent(RecordKind.EXITS).with("startTime", started).with("duration", 19_999_999),
                    new HostEvent(RecordKind.FILES).with("op", "settime").with("created", started),
                    new HostEvent(RecordKind.FILES).with("op", "rename").with("created", Long.MAX_VALUE));

            Event thread = threads.end().getFirst();
            assertThat(text(thread, "sourceImage")).isEqualTo("C:\\a\uD83D.exe");
            assertThat(text(thread, "startAddress")).isEqualTo("0x00007FF600001000");
            assertThat(text(thread, "sourceGuid"))
                    .isEqualTo(text(thread, "guid"))
                    .endsWith("-000000000007");
            assertThat(text(thread, "targetGuid")).endsWith("-000000000008");
            assertThat(text(thread, "sourceUser")).as("only Windows knows").isEqualTo("null");
            assertThat(text(thread, "os")).isEqualTo("windows");
            assertThat(DriverQuery.numbers(exits.end(), "duration")).containsExactly(2_000_000_000L);
            List<Event> both = files.end();
            assertThat(DriverQuery.numbers(both, "created")).containsExactly(1_700_000_000_000_000_000L, 0L);
            assertThat(both.getLast().has(DriverQuery.slot(both.getLast(), "created")))
                    .isFalse();
            assertThat(DriverQuery.numbers(both, "eventId")).containsExactly(2L, 0L);
        }
    }

    private static String text(Event event, String field) {
        return String.valueOf(event.text(DriverQuery.slot(event, field)));
    }

    @Test
    void whatIsClosedIsStopped() {
        WindowsFeed feed = new WindowsFeed(host::open, 0);
        DriverQuery query = new DriverQuery(feed, "procs");
        host.raise(process("C:\\a.exe", "a"));
        feed.close();

        assertThat(query.accounts()).isEqualTo(new Accounts(1, 0, 1, 0));
        try (DriverClient other = new DriverClient(host.open())) {
            assertThat(other.status().isStarted()).isFalse();
            assertThat(other.status().counters(RecordKind.PROCS).generation()).isZero();
        }
    }

    @Test
    void whoListensIsToldThatTheDriverWasStopped() throws Exception {
        CompletableFuture<Device> device = new CompletableFuture<>();
        CompletableFuture<RuntimeException> failure = new CompletableFuture<>();
        WindowsFeed feed = new WindowsFeed(
                () -> {
                    device.complete(host.open());
                    return device.join();
                },
                0);
        feed.subscribe(
                new FeedRequest(Schema.standard().stream("procs"), Predicate.Constant.TRUE, Set.of()), new EventSink() {
                    @Override
                    public void accept(Event event, boolean certain) {}

                    @Override
                    public void fail(RuntimeException reason) {
                        failure.complete(reason);
                    }
                });
        device.join().close();

        assertThat(failure.get(1, TimeUnit.MINUTES))
                .isInstanceOfSatisfying(
                        RingsideException.class,
                        reason -> assertThat(reason.diagnostics().getFirst().message())
                                .contains("driver was stopped"));
        feed.close();
    }

    @Test
    void onlyOneReads() {
        try (WindowsFeed feed = new WindowsFeed(host::open, 0);
                DriverQuery query = new DriverQuery(feed, "procs");
                WindowsFeed second = new WindowsFeed(host::open, 0)) {
            assertThatThrownBy(() -> new DriverQuery(second, "procs"))
                    .isInstanceOfSatisfying(
                            RingsideException.class,
                            refusal -> assertThat(refusal.diagnostics().getFirst())
                                    .satisfies(one -> assertThat(one.message()).contains("another program"))
                                    .satisfies(one -> assertThat(one.hints()).isNotEmpty()));
            assertThat(query.events()).isEmpty();
        }
    }
}
