package dev.ringside.runtime.feed.recording;

import static dev.ringside.runtime.engine.Samples.EXITS;
import static dev.ringside.runtime.engine.Samples.PROCS;
import static dev.ringside.runtime.engine.Samples.predicate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.plan.Split;
import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Collected;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Lane;
import dev.ringside.runtime.engine.Row;
import dev.ringside.runtime.engine.Samples;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.jsonl.JsonLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Readers that know what is asked for leave out the rest. */
@Timeout(60)
final class AskedTest {
    private static final QueryParser QUERIES = new QueryParser(Samples.SCHEMA);

    @TempDir
    private Path folder;

    private final Sieve sieve = new Sieve();
    private final List<String> order = new CopyOnWriteArrayList<>();

    @Test
    void whatNobodyAsksForIsCountedAndNotDelivered() throws Exception {
        RecordingFeed feed = feed(Sieve.of("procs 1", "exits 1", "procs 2", "procs 3", "exits 3"));
        try (Engine engine = new Engine(List.of(feed))) {
            Subscription procs = engine.start(query("procs.where(pid == 2).select(pid)"), row -> note("procs", row));
            await(procs);

            assertThat(order).containsExactly("procs 2");
            assertThat(procs.accounts()).isEqualTo(new Accounts(3, 2, 1, 0));
            assertThat(feed.accounts(EXITS)).isEqualTo(Accounts.NONE);
        }
    }

    @Test
    void allOfOneStreamAskTogetherAndEachGetsItsOwn() throws Exception {
        RecordingFeed feed = feed(Sieve.of("procs 1", "procs 2", "procs 3", "exits 9"));
        try (Engine engine = new Engine(List.of(feed))) {
            Subscription one =
                    engine.start(query("procs.where(pid == 1).select(pid)"), row -> note("one", row), Lane.DIRECT);
            Subscription two =
                    engine.start(query("procs.where(pid == 2).select(pid)"), row -> note("two", row), Lane.DIRECT);
            Subscription exits = engine.start(query("exits.select(pid)"), row -> note("exits", row), Lane.DIRECT);
            engine.begin();
            await(one, two, exits);

            assertThat(order).containsExactly("one 1", "two 2", "exits 9");
            assertThat(one.accounts()).isEqualTo(new Accounts(3, 1, 2, 0));
            RecordingSink.Asked first = sieve.asked.get(0);
            assertThat(first.pushed()).isEqualTo(predicate(PROCS, "pid in [1, 2]"));
            assertThat(sieve.asked.subList(0, 3))
                    .allSatisfy(asked -> assertThat(asked).isSameAs(first));
        }
    }

    @Test
    void whoAsksForSomethingElseMissesNothingFromThenOn() throws Exception {
        try (Engine engine = new Engine(List.of(feed(Sieve.of("procs 1", "procs 2", "procs 3", "procs 4"))))) {
            List<Subscription> own = new CopyOnWriteArrayList<>();
            own.add(engine.start(
                    query("procs.where(pid == 1).select(pid)"),
                    row -> {
                        note("seen", row);
                        own.get(0).replace(predicate(PROCS, "pid == 2 || pid == 4"));
                    },
                    Lane.DIRECT));
            engine.begin();
            await(own.get(0));

            assertThat(order).containsExactly("seen 1", "seen 2", "seen 4");
            assertThat(own.get(0).accounts()).isEqualTo(new Accounts(4, 1, 3, 0));
        }
    }

    @Test
    void onlyTheFieldsThatSomebodyReadsAreAskedFor() throws Exception {
        try (Engine engine = new Engine(List.of(feed(Sieve.of("procs 1"))))) {
            await(engine.start(query("procs.where(pid == 1).select(name, user)"), row -> {}));

            assertThat(sieve.asked.get(0).fields())
                    .extracting(Field::name)
                    .contains("pid", "name", "user")
                    .doesNotContain("cmdline", "ancestors");
        }
    }

    @Test
    void whereFilesAreOfSeveralFormatsWhatTheReadersLetThroughIsLookedAtAgain() throws Exception {
        String line =
                "{\"stream\":\"procs\",\"os\":\"linux\",\"pid\":7}\n{\"stream\":\"procs\",\"os\":\"linux\",\"pid\":8}\n";
        RecordingFeed feed = feed(Sieve.of("procs 1", "procs 8"), line);
        Collected rows = new Collected();
        try (Engine engine = new Engine(List.of(feed))) {
            Subscription found = engine.start(query("procs.where(pid == 8).select(pid)"), rows);
            await(found);

            assertThat(rows.rows()).hasSize(2);
            assertThat(found.accounts()).isEqualTo(new Accounts(4, 1, 3, 0));
            assertThat(found.plan().split().terms())
                    .extracting(Split.Term::placement)
                    .containsExactly(Split.Placement.NARROWED);
            assertThat(found.plan().parts().get(0).feed()).isEqualTo("sieve, jsonl");
        }
    }

    private static Query query(String text) {
        return QUERIES.query(text, "test");
    }

    private void note(String who, Row row) {
        order.add(who + " " + Collected.text(row.event(), "pid"));
    }

    private RecordingFeed feed(String... contents) throws Exception {
        List<String> names = new CopyOnWriteArrayList<>();
        for (String content : contents) {
            names.add(Files.writeString(folder.resolve("x" + names.size()), content)
                    .toString());
        }
        return new RecordingFeed(Samples.SCHEMA, List.of(sieve, new JsonLines(Samples.SCHEMA)), names, complaint -> {});
    }

    private static void await(Subscription... subscriptions) throws Exception {
        for (Subscription subscription : Arrays.asList(subscriptions)) {
            subscription.ended().get(30, TimeUnit.SECONDS);
        }
    }
}
