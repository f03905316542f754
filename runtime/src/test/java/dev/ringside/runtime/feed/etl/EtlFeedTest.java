package dev.ringside.runtime.feed.etl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.ringside.driver.windows.etw.record.EventDescriptor;
import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.enrich.PortNames;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.source.Feeds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streams out of .etl files, as queries read them. */
@Timeout(60)
final class EtlFeedTest {
    private static final UUID PROVIDER = UUID.fromString("0a1b2c3d-0102-0304-0506-0708090a0b0c");
    private static final Schema SCHEMA = Schema.standard();

    @TempDir
    private Path folder;

    private final List<Diagnostic> complaints = new CopyOnWriteArrayList<>();

    @Test
    void theNetworkIsReadFromWhatTheKernelReports() throws Exception {
        List<Event> events = read(SCHEMA.stream("net"), Traces.corpus(Traces.NETWORK));

        assertThat(events).hasSize(8923);
        assertThat(events.stream().map(event -> shown(event, "op proto ipv6")).collect(counted()))
                .containsOnlyKeys(
                        "receive tcp 0",
                        "send tcp 0",
                        "receive udp 0",
                        "receive tcp 1",
                        "receive udp 1",
                        "send tcp 1",
                        "send udp 0",
                        "close tcp 1")
                .containsEntry("receive tcp 0", 7968L)
                .containsEntry("send tcp 0", 575L)
                .containsEntry("receive udp 1", 61L);
        assertThat(shown(events.get(0), "time pid op src srcPort dst dstPort bytesReceived"))
                .isEqualTo("1340138033013979 2432 receive 2001:4898:0:fff:0:5efe:af6:60d 24485"
                        + " 2001:4898:0:fff:0:5efe:a79:6a76 3389 37");
    }

    @Test
    void processesAndImagesAreReadFromWhatTheKernelReports() throws Exception {
        Path file = Traces.corpus(Traces.PROCESS);
        List<Event> starts = read(SCHEMA.stream("procs"), file);
        assertThat(starts).hasSize(4);
        assertThat(shown(starts.get(0), "pid ppid name session eventId os"))
                .isEqualTo("5864 3324 devenv.exe 1 1 windows");
        List<Event> ends = read(SCHEMA.stream("exits"), file);
        assertThat(ends).hasSize(4);
        assertThat(ends.stream().map(event -> shown(event, "pid name exitCode eventId")))
                .containsExactly(
                        "5380 SearchProtocol 0 5",
                        "4492 SearchFilterHo 0 5",
                        "2880 OUTLOOK.EXE 0 5",
                        "5864 devenv.exe 0 5");
        assertThat(read(SCHEMA.stream("images"), file)).hasSize(1115);
    }

    @Test
    void selfDescribingEventsHaveTheirOwnNamesAndFields() throws Exception {
        List<Event> events = read(SCHEMA.etw("AmsiTrace"), Traces.corpus(Traces.AMSI));

        assertThat(events).hasSize(19);
        assertThat(text(events.get(0), "eventName")).isEqualTo("AmsiScript");
        assertThat(names(events.get(0))).containsExactly("Engine", "Script", "Raw Script");
        assertThat(datum(events.get(0), "Engine")).isEqualTo("VBScript");
        assertThat(datum(events.get(0), "Script")).startsWith("IWshShell3.Run(\"power");
        assertThat(datum(events.get(1), "Engine")).startsWith("PowerShell_C:\\Windows\\System32\\");
        assertThat(complaints)
                .extracting(Diagnostic::message)
                .anyMatch(message -> message.startsWith("3 events and 0 buffers had been lost"));
    }

    @Test
    void compressedBuffersAndStructuresAreRead() throws Exception {
        List<Event> events =
                read(SCHEMA.etw("{a61ea624-4944-55fc-c2a8-37838829438d}"), Traces.corpus(Traces.COMPRESSED));

        assertThat(events).hasSize(1);
        assertThat(shown(events.get(0), "provider eventName eventId pid")).isEqualTo("MySource TestEvent 3 111592");
        assertThat(events.get(0).data())
                .extracting(Datum::name, Datum::value)
                .containsExactly(tuple("a.b", "Hello"), tuple("a.c", "World!"));
        assertThat(datum(events.get(0), "a.c")).isEqualTo("World!");
    }

    @Test
    void powerShellsContextIsReadByItsName() throws Exception {
        List<Event> events = read(SCHEMA.etw("microsoft-windows-powershell"), Traces.corpus(Traces.POWERSHELL));

        assertThat(events).hasSize(112);
        assertThat(datum(events.get(0), "ContextInfo")).contains("Host Name = ConsoleHost");
    }

    @Test
    void everyEventIsInTheStreamOfAll() throws Exception {
        assertThat(read(SCHEMA.stream("events"), Traces.corpus(Traces.LXCORE)))
                .extracting(event -> shown(event, "provider eventName"))
                .containsExactly(
                        "Windows Kernel Trace EventTrace/Header",
                        "Windows Kernel Trace EventTrace/HeaderExtension",
                        "Microsoft.Windows.Subsystem.LxCore BreakPoint",
                        "Microsoft.Windows.Subsystem.LxCore BreakPoint");
    }

    @Test
    void classicEventsOfTheKernelAreReadByGroupAndType() throws Exception {
        byte[] start = TraceBuilder.joined(
                new byte[8],
                TraceBuilder.number(4242),
                TraceBuilder.number(4),
                TraceBuilder.number(1),
                new byte[4],
                new byte[8],
                new byte[4],
                new byte[4],
                "winword.exe\0".getBytes(StandardCharsets.US_ASCII),
                TraceBuilder.text("winword.exe /n"),
                TraceBuilder.text(""),
                TraceBuilder.text(""));
        byte[] connect = TraceBuilder.joined(TraceBuilder.number(4242), TraceBuilder.number(0), new byte[] {
            8, 8, 4, 4, 10, 0, 0, 1, 1, (byte) 0xBB, 0x10, 0
        });
        Path file = write(new TraceBuilder(8, 1)
                .buffer(TraceBuilder.performance(2, 0x06, 12, 30, connect))
                .buffer(TraceBuilder.system(4, 0x03, 1, 0, 20, 4, 5, start)));

        assertThat(shown(read(SCHEMA.stream("procs"), file).get(0), "pid ppid name cmdline session"))
                .isEqualTo("4242 4 winword.exe winword.exe /n 1");
        assertThat(shown(read(SCHEMA.stream("net"), file).get(0), "pid name op src srcPort dst dstPort initiated"))
                .isEqualTo("4242 winword.exe connect 10.0.0.1 4096 8.8.4.4 443 1");
        // Hosts are not asked for: their names now are not those of then.
        String service = PortNames.ofSystem().name(443, "tcp").orElse("-");
        assertThat(shown(read(SCHEMA.stream("net"), file).get(0), "dstPortName dstHost"))
                .isEqualTo(service + " -");
    }

    @Test
    void eventsOfAllBuffersComeInTheOrderOfTime() throws Exception {
        Path file = write(new TraceBuilder(4, 2)
                .buffer(event(2, TraceBuilder.START + 20), event(4, TraceBuilder.START + 40))
                .buffer(event(1, TraceBuilder.START + 10), event(3, TraceBuilder.START + 30))
                .buffer(event(5, TraceBuilder.START + 50)));

        assertThat(read(SCHEMA.etw("{" + PROVIDER + "}"), file))
                .extracting(event -> shown(event, "eventId"))
                .containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void manifestsThatComeInPiecesAtTheEndExplainWhatCameBefore() throws Exception {
        String manifest = """
                <instrumentationManifest><instrumentation><events>
                <provider name="My-Source" guid="{%s}">
                  <tasks><task name="Copy" value="1"/></tasks>
                  <maps><valueMap name="How"><map value="2" message="$(string.fast)"/></valueMap></maps>
                  <events><event value="7" version="0" task="Copy" template="T" message="$(string.text)"/></events>
                  <templates><template tid="T">
                    <data name="Path" inType="win:UnicodeString"/><data name="How" inType="win:UInt32" map="How"/>
                  </template></templates>
                </provider></events></instrumentation>
                <localization><resources culture="en"><stringTable>
                  <string id="fast" value="quickly"/><string id="text" value="Copied %%1 %%2."/>
                </stringTable></resources></localization></instrumentationManifest>
                """.formatted(PROVIDER);
        byte[] xml = manifest.getBytes(StandardCharsets.UTF_8);
        Path file = write(new TraceBuilder(8, 1)
                .buffer(event(7, 10, TraceBuilder.joined(TraceBuilder.text("C:\\x"), TraceBuilder.number(2))))
                .buffer(
                        event(0xFFFE, 21, piece(1, Arrays.copyOfRange(xml, 100, xml.length))),
                        event(0xFFFE, 20, piece(0, Arrays.copyOf(xml, 100)))));

        List<Event> events = read(SCHEMA.etw("My-Source"), file);
        assertThat(events).hasSize(1);
        assertThat(shown(events.get(0), "eventName task message")).isEqualTo("Copy Copy Copied C:\\x quickly.");
        assertThat(datum(events.get(0), "How")).isEqualTo("quickly");
    }

    private static byte[] piece(int number, byte[] text) {
        // Format, version, magic, how many pieces, number of this one.
        return TraceBuilder.joined(new byte[] {1, 1, 0, 0x5B, 2, 0, (byte) number, 0}, text);
    }

    @Test
    void messagesOfWppAndTextsAloneAreToldAsSuch() throws Exception {
        Path file = write(new TraceBuilder(8, 1)
                .buffer(
                        TraceBuilder.message(12, PROVIDER, 10, new byte[] {1, 2}),
                        TraceBuilder.event(
                                PROVIDER, EventDescriptor.classic(0, 4, 0), 20, 42, 0x4, TraceBuilder.text("hello")),
                        TraceBuilder.instance(PROVIDER, 3, 30, new byte[4])));

        List<Event> events = read(SCHEMA.stream("events"), file);
        assertThat(events)
                .extracting(event -> shown(event, "provider eventName"))
                .contains("WPP WPP/12");
        assertThat(datum(events.get(2), "EventMessage")).isEqualTo("hello");
        assertThat(shown(events.get(3), "opcode")).isEqualTo("3");
    }

    @Test
    void damageIsCountedAndToldWithItsPlace() throws Exception {
        TraceBuilder builder =
                new TraceBuilder(8, 1).buffer(event(1, 10), event(2, 20)).buffer(event(3, 30));
        byte[] bytes = builder.bytes();
        // The second event of the second buffer.
        bytes[4096 + 72 + 80 + 3] = 0;
        Path file = Files.write(folder.resolve("damaged.etl"), bytes);

        assertThat(read(SCHEMA.etw("{" + PROVIDER + "}"), file))
                .extracting(event -> shown(event, "eventId"))
                .containsExactly("1", "3");
        assertThat(complaints).hasSize(2);
        assertThat(complaints.get(0).message())
                .isEqualTo("'" + file + "' is damaged in 1 place, and what is behind it in its buffer was left out");
        assertThat(complaints.get(0).hints())
                .containsExactly("the first is at byte 4248: no event begins with 0x130050");
    }

    @Test
    void ofAFileThatIsCutOffTheEventsBeforeAreRead() throws Exception {
        byte[] bytes = new TraceBuilder(8, 1).buffer(event(1, 10), event(2, 20)).bytes();
        Path file = Files.write(folder.resolve("short.etl"), Arrays.copyOf(bytes, 4096 + 72 + 100));

        assertThat(read(SCHEMA.etw("{" + PROVIDER + "}"), file))
                .extracting(event -> shown(event, "eventId"))
                .containsExactly("1");
        assertThat(complaints.get(0).hints().get(0))
                .isEqualTo("the first is at byte 4096: a buffer that says it has 4096 bytes");
    }

    @Test
    void aBufferThatSaysItIsLongerThanTheFileIsAsLongAsTheOthers() throws Exception {
        byte[] bytes =
                new TraceBuilder(8, 1).buffer(event(1, 10)).buffer(event(2, 20)).bytes();
        bytes[4096 + 3] = 0x7F;
        Path file = Files.write(folder.resolve("long.etl"), bytes);

        assertThat(read(SCHEMA.etw("{" + PROVIDER + "}"), file))
                .extracting(event -> shown(event, "eventId"))
                .containsExactly("1", "2");
    }

    @Test
    void whatIsCutOffAtTheBeginningIsRefused() throws Exception {
        Path file = Files.write(folder.resolve("cut.etl"), Arrays.copyOf(new TraceBuilder(8, 1).bytes(), 200));

        assertThatThrownBy(() -> read(SCHEMA.stream("net"), file)).hasMessageContaining("is cut off");
    }

    private Path write(TraceBuilder builder) throws Exception {
        return Files.write(folder.resolve("made.etl"), builder.bytes());
    }

    private static byte[] event(int id, long time) {
        return event(id, time, new byte[0]);
    }

    private static byte[] event(int id, long time, byte[] data) {
        return TraceBuilder.event(PROVIDER, new EventDescriptor(id, 0, 0, 4, 0, 0, 0), time, 42, 0, data);
    }

    private List<Event> read(StreamType stream, Path file) throws Exception {
        CompletableFuture<List<Event>> ended = new CompletableFuture<>();
        List<Event> events = new CopyOnWriteArrayList<>();
        try (Feed feed = Feeds.recordings(SCHEMA, List.of(file.toString()), complaints::add)) {
            assertThat(feed.name()).isEqualTo("etl");
            feed.subscribe(
                    new FeedRequest(stream, Predicate.Constant.TRUE, Set.copyOf(stream.fields())), new EventSink() {
                        @Override
                        public void accept(Event event, boolean certain) {
                            events.add(event);
                        }

                        @Override
                        public void end() {
                            ended.complete(events);
                        }

                        @Override
                        public void fail(RuntimeException reason) {
                            ended.completeExceptionally(reason);
                        }
                    });
            feed.begin();
            return ended.get(30, TimeUnit.SECONDS);
        }
    }

    private static Collector<String, ?, Map<String, Long>> counted() {
        return Collectors.groupingBy(text -> text, Collectors.counting());
    }

    /** The values of these fields, with times in microseconds. */
    private static String shown(Event event, String fields) {
        return Arrays.stream(fields.split(" ")).map(name -> text(event, name)).collect(Collectors.joining(" "));
    }

    private static String text(Event event, String name) {
        Field field = event.stream().field(name);
        if (!event.has(field.slot())) {
            return "-";
        }
        return switch (field.type().storage()) {
            case NUMBER ->
                Long.toString(name.equals("time") ? event.number(field.slot()) / 1000 : event.number(field.slot()));
            case ADDRESS -> String.valueOf(event.address(field.slot()));
            default -> String.valueOf(event.text(field.slot()));
        };
    }

    private static List<String> names(Event event) {
        return event.data().stream().map(Datum::name).toList();
    }

    private static String datum(Event event, String name) {
        Field field = event.stream().open(name, FieldType.TEXT).orElseThrow();
        return String.valueOf(event.text(field.slot()));
    }
}
