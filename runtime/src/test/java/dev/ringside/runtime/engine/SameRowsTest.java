package dev.ringside.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.EventBuilder;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.feed.jsonl.JsonLines;
import dev.ringside.runtime.feed.recording.RecordingFeed;
import dev.ringside.runtime.json.EventWriter;
import dev.ringside.runtime.json.JsonOutput;
import dev.ringside.runtime.json.Names;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A query gives the same rows whether its events come live or out of a recording, and in whatever order if they are not too late. */
@Timeout(120)
final class SameRowsTest {
    private static final int QUERIES = 200;
    private static final int EVENTS = 120;
    private static final List<StreamType> STREAMS = List.of(Samples.PROCS, Samples.NET, Samples.EXITS);

    @TempDir
    private Path folder;

    @Test
    void aRecordingGivesTheRowsThatTheSameEventsGiveAsTheyHappenWithPauses() throws Exception {
        for (long seed = 1; seed <= QUERIES; seed++) {
            Random random = new Random(seed);
            Query query = new RandomQueries(random).inOrder();
            List<Event> events = events(random);

            assertThat(live(query, events, random))
                    .as("seed %d: %s", seed, query)
                    .isEqualTo(recorded(query, events));
        }
    }

    @Test
    void eventsThatComeOutOfOrderWithinTheLatenessChangeNothing() {
        int nonEmpty = 0;
        for (long seed = 1; seed <= QUERIES; seed++) {
            Random random = new Random(seed);
            Query query = new RandomQueries(random).anyOrder();
            List<Event> events = events(random);

            List<String> rows = live(query, delayed(events, random), random);
            List<String> expected = live(query, events, random);
            if (query.source() instanceof Source.Stream && query.operators().size() == 1) {
                // What is only filtered is given as it comes.
                assertThat(rows).as("seed %d: %s", seed, query).containsExactlyInAnyOrderElementsOf(expected);
            } else {
                assertThat(rows).as("seed %d: %s", seed, query).isEqualTo(expected);
            }
            nonEmpty += expected.isEmpty() ? 0 : 1;
        }
        assertThat(nonEmpty).isGreaterThan(QUERIES / 2);
    }

    private List<String> recorded(Query query, List<Event> events) throws Exception {
        String file = Recordings.write(folder.resolve("events.jsonl"), events.toArray(Event[]::new));
        Collected rows = new Collected();
        RecordingFeed feed = new RecordingFeed(
                Samples.SCHEMA, List.of(new JsonLines(Samples.SCHEMA)), List.of(file), complaint -> {});
        try (Engine engine = new Engine(List.of(feed))) {
            Subscription subscription = engine.start(query, rows);
            subscription.ended().get(60, TimeUnit.SECONDS);
            assertThat(subscription.late()).as("%s", query).isZero();
        }
        return texts(rows);
    }

    /** Lets the events happen, some of them behind a pause in which time goes by as far as the earliest event that follows. */
    private static List<String> live(Query query, List<Event> events, Random random) {
        try (Synthetic run = new Synthetic(query)) {
            for (int i = 0; i < events.size(); i++) {
                if (random.nextInt(4) == 0) {
                    run.feed.pause();
                    run.feed.tick(events.subList(i, events.size()).stream()
                            .mapToLong(SameRowsTest::time)
                            .min()
                            .orElseThrow());
                }
                run.emit(events.get(i));
            }
            run.end();
            assertThat(run.subscription.ended()).isDone();
            assertThat(run.subscription.late()).as("%s", query).isZero();
            return texts(run.rows);
        }
    }

    private static List<Event> events(Random random) {
        List<Event> events = new ArrayList<>();
        double time = 100;
        for (int i = 0; i < EVENTS; i++) {
            time += random.nextInt(20) == 0 ? 5 * random.nextDouble() : 0.001 + 0.3 * random.nextDouble();
            EventBuilder event = Samples.event(STREAMS.get(random.nextInt(STREAMS.size())), time)
                    .set("seq", i)
                    .set("name", String.valueOf("abc".charAt(random.nextInt(3))))
                    .set("pid", 1 + random.nextInt(4));
            if (random.nextInt(3) == 0) {
                event.set("user", "root");
            }
            events.add(event.build());
        }
        return events;
    }

    /** The events as they come if each is under way for less than the lateness. */
    private static List<Event> delayed(List<Event> events, Random random) {
        record Arrival(double time, Event event) {}
        return events.stream()
                .map(event -> new Arrival(time(event) + 0.999 * random.nextDouble() * RandomQueries.LATENESS, event))
                .sorted(Comparator.comparingDouble(Arrival::time))
                .map(Arrival::event)
                .toList();
    }

    private static long time(Event event) {
        return event.number(0);
    }

    private static List<String> texts(Collected rows) {
        List<String> texts = new ArrayList<>();
        for (Row row : rows.rows()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            JsonOutput out = new JsonOutput(bytes);
            new EventWriter(out, Names.RINGSIDE).write(row.event(), row.fields());
            out.flush();
            texts.add(bytes.toString(StandardCharsets.UTF_8));
        }
        return texts;
    }
}
