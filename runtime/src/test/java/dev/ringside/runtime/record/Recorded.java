package dev.ringside.runtime.record;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.synthetic.SyntheticFeed;
import dev.ringside.runtime.source.Feeds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A recorder of events that a test makes, and what is read back of its files. */
final class Recorded implements AutoCloseable {
    static final Schema SCHEMA = Schema.standard();
    static final StreamType PROCS = SCHEMA.stream("procs");

    private static final QueryParser PARSER = new QueryParser(SCHEMA);

    private final SyntheticFeed feed = new SyntheticFeed(SCHEMA, Os.LINUX);
    private final Engine engine = new Engine(List.of(feed));
    private final LiveRecording recording;
    final Recorder recorder;
    final List<String> told = new CopyOnWriteArrayList<>();

    private Recorded(Target target, String... queries) {
        List<Query> parsed = queries(queries);
        recorder = new Recorder(engine, parsed, "ringside 1.2.3", target, new RecorderListener() {
            @Override
            public void failed(String reason) {
                told.add(reason);
            }

            @Override
            public void recovered(Map<String, Long> lost) {
                told.add(lost.toString());
            }
        });
        recording = LiveRecording.start(engine, parsed, Long.MAX_VALUE, recorder, (query, reason) -> {
            throw reason;
        });
    }

    static Recorded to(Target target) {
        return new Recorded(target, "procs", "exits");
    }

    static Recorded to(Path file) {
        return to(new Target(file, Target.Existing.REFUSE, Target.Rotation.NONE));
    }

    static Recorded of(Path file, String... queries) {
        return new Recorded(new Target(file, Target.Existing.REFUSE, Target.Rotation.NONE), queries);
    }

    static List<Query> queries(String... texts) {
        return List.of(texts).stream().map(text -> PARSER.query(text, "query")).toList();
    }

    /** Lets processes with these pids start, a second apart. */
    void start(long... pids) {
        for (long pid : pids) {
            feed.emit(process(pid));
        }
    }

    /** Lets processes with these pids start, and waits until they are in the file or could not be written. */
    void startAndAwait(long... pids) {
        long before = recorder.events() + recorder.unwritten();
        start(pids);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> recorder.events() + recorder.unwritten() == before + pids.length);
    }

    static Event process(long pid) {
        return new EventBuilder(PROCS, Os.LINUX)
                .set("time", TimeUnit.SECONDS.toNanos(pid))
                .set("pid", pid)
                .set("name", "sh")
                .set("cmdline", "sh -c 'echo " + pid + "'")
                .build();
    }

    /** The pids of what is read of those files. */
    static List<Long> pids(List<Diagnostic> complaints, Path... files) throws Exception {
        List<Long> pids = new ArrayList<>();
        for (Event event : events("procs", complaints, files)) {
            pids.add(event.number(PROCS.field("pid").slot()));
        }
        return pids;
    }

    static List<Event> events(String query, List<Diagnostic> complaints, Path... files) throws Exception {
        List<Event> events = new ArrayList<>();
        List<String> names = List.of(files).stream().map(Path::toString).toList();
        try (Engine reading = new Engine(List.of(Feeds.recordings(SCHEMA, names, complaints::add)));
                Subscription subscription =
                        reading.start(PARSER.query(query, "query"), row -> events.add(row.event()))) {
            subscription.ended().get(60, TimeUnit.SECONDS);
        }
        return events;
    }

    @Override
    public void close() {
        recording.close();
        engine.close();
    }
}
