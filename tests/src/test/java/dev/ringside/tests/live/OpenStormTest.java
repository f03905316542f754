package dev.ringside.tests.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.driver.linux.NeedsKernel;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.health.HealthFeed;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import dev.ringside.runtime.feed.linux.RingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many files are opened: every open is accounted for, however it goes. */
@NeedsKernel
class OpenStormTest {
    private static final int OPENS = 50_000;
    private static final Duration STALL = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void makeFile() throws IOException {
        file = Files.createFile(directory.resolve("opened"));
    }

    @Test
    void everyOpenArrivesOnceWithItsPath() {
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, opens().concat(".select(pid, name, path)"))) {
            open(OPENS);

            List<Event> events = query.end();
            assertThat(events).hasSize(OPENS);
            assertThat(events)
                    .allSatisfy(
                            event -> assertThat(LiveQuery.text(event, "name")).isEqualTo("bash"));
            assertThat(query.accounts().lost()).isZero();
            assertThat(query.accounts().isBalanced()).isTrue();
        }
    }

    @Test
    void whatNobodyWantsStaysInTheKernel() {
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery query = new LiveQuery(feed, "files.where(op == \"open\" && path == \"/no/such\")")) {
            open(OPENS);

            assertThat(query.end()).isEmpty();
            Accounts accounts = query.accounts();
            assertThat(accounts.delivered()).isZero();
            assertThat(accounts.filtered()).isEqualTo(accounts.seen()).isGreaterThanOrEqualTo(OPENS);
        }
    }

    @Test
    void callsThatFailAreForWhoAsks() {
        String missing = directory.resolve("missing").toString();
        try (LinuxFeed feed = new LinuxFeed();
                LiveQuery all = new LiveQuery(feed, "files.where(path == \"" + missing + "\")");
                LiveQuery failed = new LiveQuery(feed, "files.where(result < 0 && path == \"" + missing + "\")")) {
            Programs.run("for ((i = 0; i < 100; i++)); do : 2>/dev/null <" + missing + "; done; true");

            List<Event> events = failed.end();
            assertThat(events).hasSize(100);
            assertThat(events)
                    .allSatisfy(event ->
                            assertThat(LiveQuery.number(event, "result")).isEqualTo(-2));
            assertThat(all.end()).isEmpty();
        }
    }

    @Test
    void whatAReaderThatStallsLosesIsCountedToTheUnitAndTold() {
        try (LinuxFeed feed = new LinuxFeed(RingSettings.DEFAULT.withBytes(64 << 10));
                HealthFeed health = new HealthFeed(Schema.standard(), Os.LINUX, List.of(feed));
                LiveQuery losses = new LiveQuery(health, "health.where(kind == \"loss\")");
                StalledQuery stalled = new StalledQuery(feed, opens())) {
            AtomicInteger opened = new AtomicInteger();
            Awaitility.await().atMost(STALL.multipliedBy(6)).until(() -> {
                open(1000);
                opened.addAndGet(1000);
                return !losses.events().isEmpty();
            });
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < STALL.toNanos()) {
                open(1000);
                opened.addAndGet(1000);
            }
            stalled.release();

            Accounts accounts = stalled.end();
            assertThat(accounts.isBalanced()).isTrue();
            assertThat(stalled.received()).isEqualTo(accounts.delivered());
            assertThat(accounts.delivered() + accounts.lost()).isEqualTo(opened.get());
            Awaitility.await().until(() -> told(losses) == accounts.lost());
        }
    }

    private static long told(LiveQuery losses) {
        return losses.events().stream()
                .mapToLong(event -> LiveQuery.number(event, "count"))
                .sum();
    }

    private String opens() {
        return "files.where(op == \"open\" && path == \"" + file + "\")";
    }

    private void open(int times) {
        Programs.run("for ((i = 0; i < " + times + "; i++)); do : <" + file + "; done");
    }
}
