package dev.ringside.runtime.feed.etl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringside.driver.windows.etw.EtwSession;
import dev.ringside.driver.windows.etw.ProviderFilter;
import dev.ringside.driver.windows.etw.StandIn;
import dev.ringside.driver.windows.etw.record.EventRecord;
import dev.ringside.driver.windows.etw.record.Guid;
import dev.ringside.driver.windows.host.NeedsC;
import dev.ringside.dsl.event.Datum;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.etw.EtwFeed;
import dev.ringside.runtime.source.Feeds;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public traces happen once more, over the stand-in for Windows' tracing functions: what comes out of sessions is what the files have. */
@NeedsC
@Timeout(120)
final class ReplayTest {
    private static final Schema SCHEMA = Schema.standard();
    /** A recording of the stand-in has times as Windows has them, in units of so many nanoseconds. */
    private static final int TICK = 100;
    /** What a file and a machine know each for itself: where, which number, and of which process beside its id. */
    private static final Set<String> OF_THE_MACHINE = Set.of(
            "host",
            "computer",
            "seq",
            "image",
            "name",
            "cmdline",
            "ppid",
            "session",
            "startTime",
            "parent",
            "parentImage",
            "guid",
            "parentGuid",
            "parentCmdline",
            "ancestors");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                Traces.AMSI,
                Traces.LXCORE,
                Traces.NETWORK,
                Traces.PROCESS,
                Traces.POWERSHELL,
                Traces.COMPRESSED,
                Traces.RUNTIME
            })
    void aSessionGetsEveryRecordAsTheFileHasIt(String name) throws Exception {
        List<EventRecord> expected = record(name);
        List<EventRecord> came = Collections.synchronizedList(new ArrayList<>());
        EtwSession session = EtwSession.start("Ringside-1", came::add, error -> {});
        expected.stream()
                .map(EventRecord::provider)
                .distinct()
                .forEach(provider -> session.enable(provider, ProviderFilter.ALL));

        StandIn.play();
        session.close();

        assertThat(came).extracting(ReplayTest::line).isEqualTo(lines(expected));
        assertThat(session.losses().least()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Traces.AMSI,
                Traces.LXCORE,
                Traces.NETWORK,
                Traces.PROCESS,
                Traces.POWERSHELL,
                Traces.COMPRESSED,
                Traces.RUNTIME
            })
    void streamsHaveTheEventsThatTheyHaveWhenTheFileIsRead(String name) throws Exception {
        Map<StreamType, List<String>> expected = new LinkedHashMap<>();
        for (StreamType stream : streams(record(name))) {
            List<String> events = read(stream, Traces.file(name, folder));
            if (!events.isEmpty()) {
                expected.put(stream, events);
            }
        }
        assertThat(expected).isNotEmpty();
        // Then the network is reported by its provider, as these files have it.
        EtwSession foreign = EtwSession.startKernelLogger(EtwSession.NETWORK, event -> {}, error -> {});

        assertThat(replayed(expected)).isEqualTo(expected);
        foreign.close();
    }

    /** Opens a trace as what is to happen; returns what it has. */
    private List<EventRecord> record(String name) throws Exception {
        Path trace = Traces.file(name, folder);
        List<EventRecord> events = Traces.events(trace, new Damage());
        Path recording = Files.write(folder.resolve("recording"), StandInRecording.of(trace));
        assertThat(StandIn.open(recording)).isEqualTo(events.size());
        return events;
    }

    private static List<String> lines(List<EventRecord> events) {
        return events.stream().map(ReplayTest::line).toList();
    }

    private static String line(EventRecord event) {
        return String.join(
                "|",
                Long.toString(event.header().time() / TICK),
                event.provider().toString(),
                event.descriptor().toString(),
                Long.toString(event.header().processId()),
                Long.toString(event.header().threadId()),
                Integer.toHexString(event.header().flags()),
                String.valueOf(event.header().activityId()),
                event.extended().stream()
                        .map(item -> item.type() + "=" + hex(item.data()))
                        .collect(Collectors.joining(",")),
                hex(event.userData()));
    }

    private static String hex(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.duplicate().get(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The streams that these may be events of: one of each provider, and those with fields of their own. */
    private static List<StreamType> streams(List<EventRecord> events) {
        return Stream.concat(
                        Stream.of("net", "dns", "powershell", "wmi").map(SCHEMA::stream),
                        events.stream()
                                .map(EventRecord::provider)
                                .distinct()
                                .map(provider -> SCHEMA.etw(Guid.text(provider))))
                .toList();
    }

    private static List<String> read(StreamType stream, Path file) throws Exception {
        try (Feed feed = Feeds.recordings(SCHEMA, List.of(file.toString()), complaint -> {})) {
            Events events = new Events();
            feed.subscribe(everything(stream), events);
            feed.begin();
            events.ended.get(60, TimeUnit.SECONDS);
            return List.copyOf(events.shown);
        }
    }

    private static Map<StreamType, List<String>> replayed(Map<StreamType, List<String>> expected) {
        Map<StreamType, List<String>> shown = new LinkedHashMap<>();
        try (Feed feed = new EtwFeed()) {
            expected.keySet().forEach(stream -> {
                Events events = new Events();
                shown.put(stream, events.shown);
                feed.subscribe(everything(stream), events);
            });
            StandIn.play();
            await().until(() -> count(shown) >= count(expected));
        }
        return shown;
    }

    private static int count(Map<StreamType, List<String>> events) {
        return events.values().stream().mapToInt(List::size).sum();
    }

    private static FeedRequest everything(StreamType stream) {
        return new FeedRequest(stream, Predicate.Constant.TRUE, Set.copyOf(stream.fields()));
    }

    /** The events of a stream as text, in the order in which they come. */
    private static final class Events implements EventSink {
        private final List<String> shown = Collections.synchronizedList(new ArrayList<>());
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        @Override
        public void accept(Event event, boolean certain) {
            String fields = event.stream().fields().stream()
                    .filter(field -> !OF_THE_MACHINE.contains(field.name()) && event.has(field.slot()))
                    .map(field -> field + "=" + value(event, field))
                    .collect(Collectors.joining(", "));
            String data = event.data().stream()
                    // Of a count that stands before values TDH makes a property of its own.
                    .filter(datum -> !datum.name().endsWith(".Count"))
                    .map(Datum::toString)
                    .collect(Collectors.joining(", "));
            shown.add(fields + "; " + data);
        }

        private static String value(Event event, Field field) {
            return switch (field.type().storage()) {
                case NUMBER -> {
                    long number = event.number(field.slot());
                    yield Long.toString(field.name().equals("time") ? number / TICK : number);
                }
                case TEXT -> String.valueOf(event.text(field.slot()));
                case ADDRESS -> String.valueOf(event.address(field.slot()));
                default -> String.valueOf(event.list(field.slot()));
            };
        }

        @Override
        public void end() {
            ended.complete(null);
        }

        @Override
        public void fail(RuntimeException reason) {
            ended.completeExceptionally(reason);
        }
    }
}
