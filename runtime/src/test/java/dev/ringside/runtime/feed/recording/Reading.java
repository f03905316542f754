package dev.ringside.runtime.feed.recording;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.etl.EtlFormat;
import dev.ringside.runtime.feed.evtx.EvtxFormat;
import dev.ringside.runtime.feed.evtx.RecordFilters;
import dev.ringside.runtime.feed.jsonl.JsonLines;
import dev.ringside.runtime.json.EventWriter;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Names;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one reading of a recording gives.
 *
 * @param events by the names of their streams
 * @param complaints in the order in which they came
 */
public record Reading(Map<String, List<Event>> events, List<Diagnostic> complaints) {
    private static final Schema SCHEMA = Schema.standard();
    private static final Set<String> PROCESS =
            Schema.process().fields().stream().map(Field::name).collect(Collectors.toSet());

    /** Reads some streams of a file to its end. */
    public static Reading of(Path file, String... streams) throws Exception {
        Reading reading = new Reading(new ConcurrentHashMap<>(), new CopyOnWriteArrayList<>());
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        try (RecordingFeed feed = new RecordingFeed(
                SCHEMA,
                List.of(new EtlFormat(), new EvtxFormat(RecordFilters.NONE), new JsonLines(SCHEMA)),
                List.of(file.toString()),
                reading.complaints::add)) {
            for (String stream : streams) {
                ends.add(reading.subscribe(feed, SCHEMA.stream(stream)));
            }
            feed.begin();
            for (CompletableFuture<Void> end : ends) {
                end.get(120, TimeUnit.SECONDS);
            }
        }
        return reading;
    }

    private CompletableFuture<Void> subscribe(RecordingFeed feed, StreamType stream) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        List<Event> found = events.computeIfAbsent(stream.name(), first -> new ArrayList<>());
        // Nothing of processes: events are looked at as they were written, and not as others complete them.
        Set<Field> fields = stream.fields().stream()
                .filter(field -> !PROCESS.contains(field.name()))
                .collect(Collectors.toSet());
        feed.subscribe(new FeedRequest(stream, Predicate.Constant.TRUE, fields), new EventSink() {
            @Override
            public void accept(Event event, boolean certain) {
                found.add(event);
            }

            @Override
            public void end() {
                end.complete(null);
            }

            @Override
            public void fail(RuntimeException reason) {
                end.completeExceptionally(reason);
            }
        });
        return end;
    }

    /** The events of a stream. */
    public List<Event> of(String stream) {
        return events.getOrDefault(stream, List.of());
    }

    /** The events of a stream as JSON. */
    public List<String> json(String stream) {
        return of(stream).stream().map(Reading::json).toList();
    }

    /** What was complained of, with its hints. */
    public List<String> messages() {
        return complaints.stream()
                .flatMap(complaint -> Stream.concat(Stream.of(complaint.message()), complaint.hints().stream()))
                .toList();
    }

    /** An event as JSON. */
    public static String json(Event event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        new EventWriter(out, Names.RINGSIDE).write(event, List.of());
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
