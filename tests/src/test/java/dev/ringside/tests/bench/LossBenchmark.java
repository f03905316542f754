package dev.ringside.tests.bench;

import dev.ringside.dsl.event.Os;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.health.HealthFeed;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import dev.ringside.runtime.feed.linux.RingSettings;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How long it takes, when a reader stops in a storm, until {@code health} tells that something is lost. */
final class LossBenchmark {
    private static final int ROUNDS = 21;
    private static final int OPENS = 50_000;
    private static final long PATIENCE_SECONDS = 30;
    private static final double NANOS_PER_MILLI = 1_000_000;
    private static final RingSettings SMALL = RingSettings.DEFAULT.withBytes(64 << 10);
    private static final QueryParser PARSER = new QueryParser(Schema.standard());

    private LossBenchmark() {}

    static void run(Path directory) throws IOException, InterruptedException {
        Path file = Files.createFile(directory.resolve("rs-bench-opened"));
        Figures millis = new Figures();
        try (Storm storm = Storm.ofOpens(file, 0)) {
            for (int round = 0; round < ROUNDS; round++) {
                millis.add(round(storm));
            }
        }
        Report.title("loss: from the first event that is lost until health tells it, %d rounds".formatted(ROUNDS));
        Report.line("p50 %8.0f  max %8.0f ms", millis.median(), millis.greatest());
        Report.goal("the slowest", millis.greatest(), 1000, " ms");
    }

    private static double round(Storm storm) throws IOException, InterruptedException {
        try (LinuxFeed feed = new LinuxFeed(SMALL);
                HealthFeed health = new HealthFeed(Schema.standard(), Os.LINUX, List.of(feed));
                Engine engine = new Engine(List.of(feed, health))) {
            CompletableFuture<Long> told = new CompletableFuture<>();
            Subscription losses = engine.start(
                    PARSER.query("health.where(kind == \"loss\")", "benchmark"),
                    row -> told.complete(System.nanoTime()));
            CountDownLatch released = new CountDownLatch(1);
            Subscription stalled =
                    engine.start(PARSER.query("files.where(op == \"open\")", "benchmark"), row -> await(released));
            // Closed first: what stalls cannot be ended.
            Closeable release = released::countDown;
            try (losses;
                    stalled;
                    release) {
                return round(storm, stalled, told);
            }
        }
    }

    private static double round(Storm storm, Subscription stalled, CompletableFuture<Long> told)
            throws InterruptedException {
        CompletableFuture<Storm.Round> opening = storm.begin(OPENS);
        try {
            while (stalled.accounts().lost() == 0) {
                if (opening.isDone()) {
                    throw new IllegalStateException("nothing was lost");
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
            long lost = System.nanoTime();
            double took = (told.get(PATIENCE_SECONDS, TimeUnit.SECONDS) - lost) / NANOS_PER_MILLI;
            opening.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return took;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("no loss was told", e);
        }
    }

    private static void await(CountDownLatch released) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
