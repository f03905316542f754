package dev.ringside.tests.bench;

import dev.ringside.driver.linux.BpfStats;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.runtime.engine.Row;
import dev.ringside.runtime.engine.RowSink;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.runtime.feed.linux.RingSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** What it costs a storm of opened files that somebody watches: those that no filter matches, every one, and how many go through in a second. */
final class OpensBenchmark {
    private static final int ROUNDS = 7;
    private static final int OPENS = 200_000;
    private static final int COMPILING = 400_000;

    private static final String HOOK = "tracepoint:syscalls:sys_enter_openat ";
    private static final String PRINT = "{ printf(\"%d %s %s\\n\", pid, comm, str(args->filename)); }";
    private static final String EVERY = "files.where(op == \"open\").select(pid, name, path)";

    /** A ring that holds what comes while a reader on a busy processor is not run for some time. */
    private static final RingSettings RING = RingSettings.DEFAULT.withBytes(64 << 20);

    private final Path directory;
    private final Storm storm;
    private final Map<String, Figures> nanos = new HashMap<>();
    private final Map<String, Figures> own = new HashMap<>();
    private long lost;

    private OpensBenchmark(Path directory, Storm storm) {
        this.directory = directory;
        this.storm = storm;
    }

    static void run(Path directory) throws IOException, InterruptedException {
        Path file = Files.createFile(directory.resolve("rs-bench-opened"));
        try (Storm storm = Storm.ofOpens(file, 0)) {
            new OpensBenchmark(directory, storm).run();
        }
        twoStorms(directory, file);
    }

    private void run() throws IOException, InterruptedException {
        List<Measurement> measurements = new ArrayList<>(List.of(
                () -> nanos("nothing").add(storm.run(OPENS).wallNanos()),
                () -> filtered("comm", "name == \"no-such\""),
                () -> filtered("path", "path == \"/usr/bin/no-such\""),
                () -> bpftrace("comm", "/comm == \"no-such\"/ " + PRINT),
                () -> bpftrace("path", "/str(args->filename) == \"/usr/bin/no-such\"/ " + PRINT),
                () -> counted("count"),
                () -> bpftrace("count", "{ @[comm] = count(); }"),
                this::delivered,
                () -> bpftrace("every", PRINT)));
        // A shell that has watched for a while has compiled what it does for each event.
        try (Watch early = new Watch(EVERY, RING, new Counting())) {
            storm.run(COMPILING);
            early.accounts();
        }
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(measurements, new Random(round));
            for (Measurement measurement : measurements) {
                measurement.run();
            }
        }
        report();
    }

    private interface Measurement {
        void run() throws IOException, InterruptedException;
    }

    private void report() {
        Report.title("opens: a file is opened and closed, median of %d rounds of %d".formatted(ROUNDS, OPENS));
        Report.line(
                "unwatched                                                %8.0f ns",
                nanos("nothing").median());
        for (String what : List.of("comm", "path", "count", "every")) {
            Report.line("bpftrace %-20s adds                       %8.0f ns", what, added("bpftrace " + what));
            Report.line("ringside %-20s adds                       %8.0f ns", what, added("ringside " + what));
        }
        double each = own("ringside every").median();
        Report.line("ringside uses itself for an event                        %8.0f ns", each);
        Report.line(
                "bpftrace uses itself for an event                        %8.0f ns",
                own("bpftrace every").median());
        for (String what : List.of("comm", "path")) {
            Report.goal(
                    "a filter on " + what + " that matches nothing, against bpftrace's",
                    added("ringside " + what) / added("bpftrace " + what),
                    1.0,
                    "x");
        }
        Report.goal(
                "opens counted by name, added time against bpftrace's",
                added("ringside count") / added("bpftrace count"),
                1.0,
                "x");
        Report.goal(
                "every open reported, added time against bpftrace's",
                added("ringside every") / added("bpftrace every"),
                0.125,
                "x");
        Report.goal("microseconds of the reader for an event", each / 1000, 1, "us");
        Report.goal(
                "nanoseconds for an open that is reported",
                nanos("ringside every").median(),
                4000,
                "ns");
        Report.goal("lost", (double) lost, 0, "");
    }

    private double added(String what) {
        return nanos(what).median() - nanos("nothing").median();
    }

    private void filtered(String what, String predicate) {
        String query = "files.where(op == \"open\" && " + predicate + ")";
        try (Watch watch = new Watch(query, RING, row -> {})) {
            nanos("ringside " + what).add(storm.run(OPENS).wallNanos());
            if (watch.accounts().seen() < OPENS) {
                throw new IllegalStateException("not every open was seen");
            }
        }
    }

    /** By the name of the program that opens. */
    private void counted(String what) {
        try (Watch watch = new Watch("files.where(op == \"open\").groupBy(name).count()", RING, row -> {})) {
            nanos("ringside " + what).add(storm.run(OPENS).wallNanos());
            if (watch.accounts().delivered() < OPENS) {
                throw new IllegalStateException("not every open was counted");
            }
        }
    }

    private void delivered() {
        Counting counting = new Counting();
        try (Watch watch = new Watch(EVERY, RING, counting)) {
            Accounts before = watch.accounts();
            long used = ownProcessorNanos();
            nanos("ringside every").add(storm.run(OPENS).wallNanos());
            watch.finish();
            own("ringside every").add((double) (ownProcessorNanos() - used) / OPENS);
            lost += watch.accounts().minus(before).lost();
        }
        if (lost == 0 && counting.mine < OPENS) {
            throw new IllegalStateException("only " + counting.mine + " of " + OPENS + " opens arrived");
        }
    }

    private void bpftrace(String what, String script) throws IOException, InterruptedException {
        try (Bpftrace bpftrace = attached(directory, storm, script)) {
            long used = bpftrace.processorNanos();
            nanos("bpftrace " + what).add(storm.run(OPENS).wallNanos());
            own("bpftrace " + what).add((double) (bpftrace.processorNanos() - used) / OPENS);
        }
    }

    /** The kernel counts runs, by which one sees that a program is there, only until it is: counting takes time, too. */
    private static Bpftrace attached(Path directory, Storm storm, String script)
            throws IOException, InterruptedException {
        BpfStats statistics = BpfStats.enable();
        try (statistics) {
            return Bpftrace.attached(directory, storm, HOOK + script);
        }
    }

    /** Both processors are busy with opening, so the reader has to share one of them. */
    private static void twoStorms(Path directory, Path file) throws IOException, InterruptedException {
        Figures ours = new Figures();
        Figures theirs = new Figures();
        try (Storm one = Storm.ofOpens(file, 0);
                Storm other = Storm.ofOpens(file, 1)) {
            for (int round = 0; round < ROUNDS; round++) {
                Counting counting = new Counting();
                try (Watch watch = new Watch(EVERY, RING, counting)) {
                    double seconds = both(one, other);
                    watch.finish();
                    ours.add(counting.mine / seconds);
                }
                try (Bpftrace bpftrace = attached(directory, one, PRINT)) {
                    long before = bpftrace.lines(one.name());
                    double seconds = both(one, other);
                    bpftrace.end();
                    theirs.add((bpftrace.lines(one.name()) - before) / seconds);
                }
            }
        }
        Report.line("two storms: ringside delivers                            %8.0f a second", ours.median());
        Report.line("two storms: bpftrace delivers                            %8.0f a second", theirs.median());
        Report.goal("bpftrace's rate in two storms against ours", theirs.median() / ours.median(), 0.5, "x");
    }

    private static double both(Storm one, Storm other) {
        long begun = System.nanoTime();
        CompletableFuture.allOf(one.begin(OPENS), other.begin(OPENS)).join();
        return (System.nanoTime() - begun) / 1e9;
    }

    private Figures nanos(String what) {
        return nanos.computeIfAbsent(what, key -> new Figures());
    }

    private Figures own(String what) {
        return own.computeIfAbsent(what, key -> new Figures());
    }

    private static long ownProcessorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** Reads what bpftrace prints of each event. */
    private static final class Counting implements RowSink {
        private static final StreamType FILES = Schema.standard().stream("files");
        private static final int PATH = FILES.field("path").slot();
        private static final int NAME = FILES.field("name").slot();
        private static final int PID = FILES.field("pid").slot();

        private int mine;

        @Override
        public void accept(Row row) {
            Event event = row.event();
            String path = event.text(PATH);
            String name = event.text(NAME);
            long pid = event.number(PID);
            if (pid > 0 && name != null && path != null && path.endsWith("rs-bench-opened")) {
                mine++;
            }
        }
    }
}
