package dev.ringside.tests.bench;

import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import dev.ringside.runtime.script.Script;
import dev.ringside.runtime.script.ScriptEvent;
import dev.ringside.runtime.script.ScriptHost;
import dev.ringside.runtime.script.ScriptListener;
import dev.ringside.runtime.script.ScriptOptions;
import dev.ringside.runtime.script.ScriptSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** How long it takes to exchange a filter under a storm. */
final class ReplaceBenchmark {
    private static final int WARM_UP = 100;
    private static final int SWAPS = 200;
    private static final int RESTARTS = 7;
    private static final int STARTS = 200;
    private static final long PAUSE_MILLIS = 5;
    private static final double NANOS_PER_MILLI = 1_000_000;
    private static final List<String> PREDICATES =
            List.of("name == \"no-such\"", "image == \"/usr/bin/no-such\"", "uid == 4242", "parent == \"no-such\"");

    private ReplaceBenchmark() {}

    static void run(Path directory) throws IOException, InterruptedException {
        try (Storm storm = new Storm(directory);
                Raging raging = new Raging(storm)) {
            Figures swaps = swaps();
            Figures scripts = scripts();
            Figures restarts = restarts(directory, storm);
            Report.title("replace: until the kernel uses another filter, %d swaps and %d restarts under a storm"
                    .formatted(SWAPS, RESTARTS));
            told("ringside replaces", swaps);
            told("a script replaces", scripts);
            told("bpftrace, restarted, to its first event", restarts);
            Report.line("starts per second meanwhile                              %9.0f", raging.rate());
            Report.goal("p95 of replacing", swaps.percentile(95), 5, " ms");
            Report.goal("p95 of a script's replacing", scripts.percentile(95), 5, " ms");
        }
    }

    private static void told(String what, Figures millis) {
        Report.line(
                "%-50s p50 %8.2f  p95 %8.2f  max %8.2f ms",
                what, millis.median(), millis.percentile(95), millis.greatest());
    }

    private static Figures swaps() throws InterruptedException {
        try (Watch watch = new Watch(PREDICATES.get(0), row -> {})) {
            return swaps(watch::replace);
        }
    }

    /** From a script's call to its return; the script says when each begins and ends, on its own thread. */
    private static Figures scripts() {
        Figures millis = new Figures();
        AtomicInteger left = new AtomicInteger(WARM_UP + SWAPS);
        AtomicLong begin = new AtomicLong();
        CompletableFuture<Void> done = new CompletableFuture<>();
        ScriptListener listener = event -> {
            switch (event instanceof ScriptEvent.Log log ? log.text() : "") {
                case "begin" -> begin.set(System.nanoTime());
                case "end" -> {
                    double took = (System.nanoTime() - begin.get()) / NANOS_PER_MILLI;
                    int now = left.getAndDecrement();
                    if (now <= SWAPS && now > 0) {
                        millis.add(took);
                    }
                    if (now == 1) {
                        done.complete(null);
                    }
                }
                default -> done.completeExceptionally(new IllegalStateException(event.toString()));
            }
        };
        String predicates = PREDICATES.stream().map(one -> "`" + one + "`").collect(Collectors.joining(", "));
        try (LinuxFeed feed = new LinuxFeed();
                Engine engine = new Engine(List.of(feed));
                ScriptHost host = new ScriptHost(engine, Schema.standard(), ScriptOptions.LIVE, listener)) {
            Script unused = host.load(ScriptSource.of(
                    "replace.js", """
                    const predicates = [PREDICATES];
                    const watch = procs.where(name == "no-such").on(e => {});
                    let swaps = 0;
                    every("PAUSEms", () => {
                      console.log("begin");
                      watch.replace(predicates[++swaps % predicates.length]);
                      console.log("end");
                    });
                    """.replace("PREDICATES", predicates).replace("PAUSE", Long.toString(PAUSE_MILLIS))));
            host.begin();
            done.orTimeout(1, TimeUnit.MINUTES).join();
        }
        return millis;
    }

    private static Figures swaps(Consumer<String> replace) throws InterruptedException {
        Figures millis = new Figures();
        for (int i = 1; i <= WARM_UP + SWAPS; i++) {
            long begin = System.nanoTime();
            replace.accept(PREDICATES.get(i % PREDICATES.size()));
            double took = (System.nanoTime() - begin) / NANOS_PER_MILLI;
            if (i > WARM_UP) {
                millis.add(took);
            }
            // The storm is to meet each filter.
            Thread.sleep(PAUSE_MILLIS);
        }
        return millis;
    }

    private static Figures restarts(Path directory, Storm storm) throws IOException, InterruptedException {
        Figures millis = new Figures();
        Bpftrace running = started(directory, storm);
        for (int i = 0; i < RESTARTS; i++) {
            long begin = System.nanoTime();
            running.close();
            running = started(directory, storm);
            millis.add((System.nanoTime() - begin) / NANOS_PER_MILLI);
        }
        running.close();
        return millis;
    }

    private static Bpftrace started(Path directory, Storm storm) throws IOException, InterruptedException {
        String script = Bpftrace.HOOK + "/comm == \"" + storm.name() + "\"/ { printf(\"%s\\n\", comm); exit(); }";
        Bpftrace bpftrace = Bpftrace.start(directory, script);
        try {
            bpftrace.awaitOutput(storm.name());
        } catch (IllegalStateException | IOException | InterruptedException e) {
            bpftrace.close();
            throw e;
        }
        return bpftrace;
    }

    /** A storm that goes on until it is closed. */
    private static final class Raging implements AutoCloseable {
        private final CompletableFuture<Void> end;
        private final long begin = System.nanoTime();
        private volatile boolean closed;
        private final AtomicLong starts = new AtomicLong();

        Raging(Storm storm) {
            end = CompletableFuture.runAsync(() -> {
                while (!closed) {
                    storm.run(STARTS);
                    starts.addAndGet(STARTS);
                }
            });
        }

        double rate() {
            return starts.get() * 1e9 / (System.nanoTime() - begin);
        }

        @Override
        public void close() {
            closed = true;
            end.orTimeout(1, TimeUnit.MINUTES).join();
        }
    }
}
