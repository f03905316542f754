package dev.ringside.tests.bench;

import dev.ringside.dsl.query.Query;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long it takes to find out that a process is not among thousands: where the kernel decides, and where all of {@code /proc} is read. */
final class StateBenchmark {
    private static final int PROCESSES = 2000;
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 21;
    private static final long PATIENCE_SECONDS = 60;
    private static final double NANOS_PER_MILLI = 1_000_000;
    private static final String SLEEPERS =
            "i=0; while [ $i -lt " + PROCESSES + " ]; do sleep 600 & i=$((i + 1)); done; echo there; wait";

    private StateBenchmark() {}

    static void run() throws IOException {
        QueryParser parser = new QueryParser(Schema.standard());
        Query decided = parser.query("procs.now().where(name == \"no-such\")", "query");
        // What a process's own memory says no other program may read.
        Query read = parser.query("procs.now().where(cmdline == \"no-such\")", "query");
        Process sleepers = new ProcessBuilder("sh", "-c", SLEEPERS)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (LinuxFeed feed = new LinuxFeed();
                Engine engine = new Engine(List.of(feed))) {
            sleepers.inputReader().readLine();
            Figures byKernel = new Figures();
            Figures byFiles = new Figures();
            Figures byPs = new Figures();
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                double kernel = millis(engine, decided);
                double files = millis(engine, read);
                double ps = Commands.nanos("ps", "-e", "-o", "pid=,comm=") / NANOS_PER_MILLI;
                if (round >= 0) {
                    byKernel.add(kernel);
                    byFiles.add(files);
                    byPs.add(ps);
                }
            }
            Report.title("state: a process that is not there is looked for among %d more, median of %d rounds (least)"
                    .formatted(PROCESSES, ROUNDS));
            told("procs.now() where the kernel decides", byKernel);
            told("procs.now() where /proc is read", byFiles);
            told("ps -e, from start to end", byPs);
            Report.goal("the kernel's against reading /proc", byKernel.median() / byFiles.median(), 0.2, "x");
        } finally {
            sleepers.descendants().forEach(ProcessHandle::destroyForcibly);
            sleepers.destroyForcibly();
        }
    }

    private static void told(String what, Figures millis) {
        Report.line("%-58s %7.1f ms (%.1f)", what, millis.median(), millis.least());
    }

    private static double millis(Engine engine, Query query) {
        long begin = System.nanoTime();
        try (Subscription subscription = engine.start(query, row -> {})) {
            subscription.ended().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        }
        return (System.nanoTime() - begin) / NANOS_PER_MILLI;
    }
}
