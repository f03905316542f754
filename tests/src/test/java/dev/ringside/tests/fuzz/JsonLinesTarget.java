package dev.ringside.tests.fuzz;

import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.feed.jsonl.JsonLines;
import dev.ringside.runtime.feed.recording.RecordingFeed;
import dev.ringside.runtime.json.EventReader;
import dev.ringside.runtime.json.EventWriter;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Names;
import dev.ringside.runtime.json.UnreadableEventException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Whatever the content of a file, reading it as JSON lines ends, in order or with a message; and an event that was read is the same after it
 * was written and read again.
 */
public final class JsonLinesTarget {
    private static final Schema SCHEMA = Schema.standard();
    private static final StreamType STREAM = SCHEMA.stream("procs");
    private static final Path FILE = newFile();

    private JsonLinesTarget() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        Files.write(FILE, input);
        for (Event event : read()) {
            byte[] once = write(event);
            byte[] twice = write(readBack(once));
            Claim.that(
                    Arrays.equals(once, twice),
                    new String(once, StandardCharsets.UTF_8),
                    "reads back as",
                    new String(twice, StandardCharsets.UTF_8));
        }
    }

    private static List<Event> read() {
        List<Event> events = new ArrayList<>();
        CompletableFuture<List<Event>> end = new CompletableFuture<>();
        EventSink sink = new EventSink() {
            @Override
            public void accept(Event event, boolean certain) {
                events.add(event);
            }

            @Override
            public void end() {
                end.complete(events);
            }

            @Override
            public void fail(RuntimeException reason) {
                end.completeExceptionally(reason);
            }
        };
        FeedRequest everything = new FeedRequest(STREAM, Predicate.Constant.TRUE, Set.copyOf(STREAM.fields()));
        try (RecordingFeed feed =
                new RecordingFeed(SCHEMA, List.of(new JsonLines(SCHEMA)), List.of(FILE.toString()), complaint -> {})) {
            feed.subscribe(everything, sink);
            feed.begin();
            return end.join();
        } catch (RingsideException e) {
            // The content is known to be something else.
            return List.of();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RingsideException) {
                return List.of();
            }
            throw e;
        }
    }

    private static byte[] write(Event event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        new EventWriter(out, Names.RINGSIDE).write(event, List.of());
        out.flush();
        return bytes.toByteArray();
    }

    private static Event readBack(byte[] json) throws UnreadableEventException {
        return new EventReader(SCHEMA).read(json, 0, json.length, STREAM).orElseThrow();
    }

    private static Path newFile() {
        try {
            Path file = Files.createTempFile("fuzz", ".jsonl");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
