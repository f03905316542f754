package dev.ringside.tests.evtx;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.diagnostic.RingsideException;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.expr.Predicate;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.EventSink;
import dev.ringside.runtime.feed.Feed;
import dev.ringside.runtime.feed.FeedRequest;
import dev.ringside.runtime.json.EventWriter;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Names;
import dev.ringside.runtime.source.Feeds;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What Ringside makes of a file.
 *
 * @param events each as JSON, without its number in the reading, which depends on what was left out before it
 * @param complaints what the user is told
 */
public record Reading(List<String> events, List<Diagnostic> complaints) {
    /** How long a reading may take, on a machine that is busy with something else. */
    private static final long PATIENCE_SECONDS = 20;

    private static final Schema SCHEMA = Schema.standard();
    static final StreamType EVENTS = SCHEMA.stream("events");
    private static final Pattern SEQUENCE = Pattern.compile("\"seq\":\\d+,");

    /**
     * Reads a file with all that is in it.
     *
     * @throws AssertionError if that does not end, or fails with anything but a message
     */
    public static Reading of(Path file) throws InterruptedException {
        List<String> events = new ArrayList<>();
        List<Diagnostic> complaints = each(file, EVENTS, event -> events.add(json(event)));
        return new Reading(events, complaints);
    }

    /**
     * Reads a stream's events out of a file.
     *
     * @param to called by the reading thread
     * @return what the user is told
     * @throws AssertionError as for {@link #of}
     */
    static List<Diagnostic> each(Path file, StreamType stream, Consumer<Event> to) throws InterruptedException {
        ConcurrentLinkedQueue<Diagnostic> complaints = new ConcurrentLinkedQueue<>();
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        FeedRequest everything = new FeedRequest(stream, Predicate.Constant.TRUE, Set.copyOf(stream.fields()));
        Feed feed = Feeds.recordings(SCHEMA, List.of(file.toString()), complaints::add);
        try (feed) {
            feed.subscribe(everything, new Taker(to, end));
            feed.begin();
            end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (RingsideException e) {
            complaints.addAll(e.diagnostics());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof RingsideException refusal)) {
                throw new AssertionError("reading fails", e.getCause());
            }
            complaints.addAll(refusal.diagnostics());
        } catch (TimeoutException e) {
            throw new AssertionError("reading does not end", e);
        }
        return List.copyOf(complaints);
    }

    /** Takes events until the end. */
    private record Taker(Consumer<Event> to, CompletableFuture<Boolean> ended) implements EventSink {
        @Override
        public void accept(Event event, boolean certain) {
            to.accept(event);
        }

        @Override
        public void end() {
            ended.complete(true);
        }

        @Override
        public void fail(RuntimeException reason) {
            ended.completeExceptionally(reason);
        }
    }

    static String json(Event event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonOutput out = new JsonOutput(bytes);
        new EventWriter(out, Names.RINGSIDE).write(event, List.of());
        out.flush();
        return SEQUENCE.matcher(bytes.toString(StandardCharsets.UTF_8)).replaceFirst("");
    }
}
