package dev.ringside.runtime.feed.recording;

import static dev.ringside.runtime.engine.Samples.EXITS;
import static dev.ringside.runtime.engine.Samples.PROCS;
import static dev.ringside.runtime.engine.Samples.exit;
import static dev.ringside.runtime.engine.Samples.nanos;
import static dev.ringside.runtime.engine.Samples.proc;
import static dev.ringside.runtime.engine.Samples.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.diagnostic.Diagnostic;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.query.Operator;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.query.Source;
import dev.ringside.runtime.engine.Collected;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Lane;
import dev.ringside.runtime.engine.Recordings;
import dev.ringside.runtime.engine.Row;
import dev.ringside.runtime.engine.Samples;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.engine.WorkLane;
import dev.ringside.runtime.feed.jsonl.JsonLines;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several subscriptions read recordings together. */
@Timeout(60)
final class PassTest {
    @TempDir
    private Path folder;

    private final List<Diagnostic> complaints = new CopyOnWriteArrayList<>();
    private final List<String> order = new CopyOnWriteArrayList<>();

    @Test
    void allThatAskedBeforeItBeganReadTogetherInTheOrderOfTheFile() throws Exception {
        RecordingFeed feed = feed(proc(1, "a", 1), exit(2, "a", 1), proc(3, "b", 2), exit(4, "b", 2));
        try (Engine engine = new Engine(List.of(feed))) {
            Subscription procs = engine.start(query(PROCS), row -> note("procs", row), Lane.DIRECT);
            Subscription exits = engine.start(query(EXITS), row -> note("exits", row), Lane.DIRECT);
            assertThat(order).isEmpty();
            engine.begin();
            await(procs, exits);

            assertThat(order).containsExactly("procs 1", "exits 1", "procs 2", "exits 2");
            assertThat(feed.accounts(PROCS).seen()).isEqualTo(2);
        }
    }

    @Test
    void whoAsksMeanwhileGetsWhatFollows() throws Exception {
        WorkLane lane = new WorkLane(100);
        try (Engine engine =
                new Engine(List.of(feed(proc(1, "a", 1), exit(2, "a", 1), proc(3, "b", 2), exit(4, "b", 2))))) {
            List<Subscription> late = new CopyOnWriteArrayList<>();
            Subscription procs = engine.start(
                    query(PROCS),
                    row -> {
                        note("procs", row);
                        if (late.isEmpty()) {
                            late.add(engine.start(query(PROCS), one -> note("late", one), lane));
                            late.add(engine.start(
                                    query(EXITS, new Operator.For(nanos(2))), one -> note("exits", one), lane));
                        }
                    },
                    lane);
            engine.begin();
            await(procs);
            await(late.toArray(Subscription[]::new));

            // What ends after two seconds began with the first event.
            assertThat(order).containsExactly("procs 1", "exits 1", "procs 2", "late 2");
        }
    }

    @Test
    void theReaderWaitsUntilAnEventHasBeenHandled() throws Exception {
        Event[] events = IntStream.range(0, 100).mapToObj(i -> proc(i, "a", i)).toArray(Event[]::new);
        WorkLane lane = new WorkLane(100);
        try (Engine engine = new Engine(List.of(feed(events)))) {
            List<Subscription> own = new CopyOnWriteArrayList<>();
            own.add(engine.start(
                    query(PROCS),
                    row -> {
                        note("seen", row);
                        own.get(0).replace(Samples.predicate(PROCS, "pid % 10 == 0"));
                    },
                    lane));
            engine.begin();
            await(own.get(0));

            assertThat(order).hasSize(10).startsWith("seen 0", "seen 10");
            assertThat(own.get(0).dropped()).isZero();
        }
    }

    @Test
    void whoIsPausedGetsNothing() throws Exception {
        try (Engine engine = new Engine(List.of(feed(proc(1, "a", 1), proc(2, "b", 2), proc(3, "c", 3))))) {
            List<Subscription> both = new CopyOnWriteArrayList<>();
            both.add(engine.start(query(PROCS), row -> note("first", row), Lane.DIRECT));
            both.add(engine.start(
                    query(PROCS),
                    row -> {
                        note("second", row);
                        if (order.size() == 2) {
                            both.get(0).pause();
                        } else {
                            both.get(0).resume();
                        }
                    },
                    Lane.DIRECT));
            engine.begin();
            await(both.toArray(Subscription[]::new));

            assertThat(order).containsExactly("first 1", "second 1", "second 2", "first 3", "second 3");
        }
    }

    @Test
    void oneWhoseSinkThrowsDoesNotKeepTheOthersFromReading() throws Exception {
        try (Engine engine = new Engine(List.of(feed(proc(1, "a", 1), proc(2, "b", 2))))) {
            Subscription broken = engine.start(
                    query(PROCS),
                    row -> {
                        throw new IllegalStateException("enough");
                    },
                    Lane.DIRECT);
            Subscription whole = engine.start(query(PROCS), row -> note("seen", row), Lane.DIRECT);
            engine.begin();
            await(whole);

            assertThat(order).containsExactly("seen 1", "seen 2");
            assertThat(broken.ended()).isCompletedExceptionally();
        }
    }

    @Test
    void whatIsStartedByItselfReadsFromTheBeginning() throws Exception {
        try (Engine engine = new Engine(List.of(feed(proc(1, "a", 1), proc(2, "b", 2))))) {
            await(engine.start(query(PROCS, new Operator.Take(1)), row -> note("first", row)));
            await(engine.start(query(PROCS), row -> note("second", row)));

            assertThat(order).containsExactly("first 1", "second 1", "second 2");
        }
    }

    @Test
    void recordingsThatAQueryOpensAreReadAtTheSamePace() throws Exception {
        Event[] procs = IntStream.range(0, 1000).mapToObj(i -> proc(i, "a", i)).toArray(Event[]::new);
        Event[] exits =
                IntStream.range(0, 1000).mapToObj(i -> exit(i + 0.5, "a", i)).toArray(Event[]::new);
        String starts = Recordings.write(folder.resolve("starts.jsonl"), procs);
        String ends = Recordings.write(folder.resolve("ends.jsonl"), exits);
        Query other = new Query(new Source.Recording(List.of(ends), EXITS), List.of());
        Query query = new Query(
                new Source.Recording(List.of(starts), PROCS),
                List.of(new Operator.Join(other, List.of("pid"), Optional.empty(), nanos(1), nanos(1))));
        Collected rows = new Collected();
        try (Engine engine = new Engine(
                List.of(),
                files -> new RecordingFeed(
                        Samples.SCHEMA, List.of(new JsonLines(Samples.SCHEMA)), files, complaints::add))) {
            Subscription join = engine.start(query, rows);
            await(join);

            assertThat(rows.rows()).hasSize(1000);
            assertThat(join.late()).isZero();
        }
    }

    private void note(String who, Row row) {
        order.add(who + " " + Collected.text(row.event(), "pid"));
    }

    private RecordingFeed feed(Event... events) throws Exception {
        return new RecordingFeed(
                Samples.SCHEMA,
                List.of(new JsonLines(Samples.SCHEMA)),
                List.of(Recordings.write(folder.resolve("x.jsonl"), events)),
                complaints::add);
    }

    private static void await(Subscription... subscriptions) throws Exception {
        for (Subscription subscription : subscriptions) {
            subscription.ended().get(30, TimeUnit.SECONDS);
        }
    }
}
