package dev.ringside.tests.bench;

import dev.ringside.driver.linux.BpfStats;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.syntax.QueryParser;
import dev.ringside.runtime.engine.Engine;
import dev.ringside.runtime.engine.Subscription;
import dev.ringside.runtime.feed.linux.LinuxFeed;
import dev.ringside.tests.bench.KernelPrograms.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/** What counting by name costs in the kernel, by its own statistics. */
final class CountBenchmark {
    private static final int ROUNDS = 15;
    private static final int STARTS = 400;
    private static final int OPENS = 10_000;
    /** Bpftrace has nothing like it; what it costs is a figure of its own elsewhere. */
    private static final String FORK = "rs_fork";

    private final Path directory;
    private final Storm storm;
    private final SplittableRandom random = new SplittableRandom(ROUNDS);

    private CountBenchmark(Path directory, Storm storm) {
        this.directory = directory;
        this.storm = storm;
    }

    static void run(Path directory) throws IOException, InterruptedException {
        BpfStats statistics = BpfStats.enable();
        try (statistics;
                Storm storm = new Storm(directory)) {
            CountBenchmark benchmark = new CountBenchmark(directory, storm);
            Path file = Files.createFile(directory.resolve("opened"));
            Report.title("count: events counted by name, kernel time for each, median of %d rounds (least)"
                    .formatted(ROUNDS));
            benchmark.compare(
                    "process starts",
                    "procs.groupBy(name).count()",
                    Bpftrace.HOOK + "{ @[comm] = count(); }",
                    STARTS,
                    () -> storm.run(STARTS));
            benchmark.compare(
                    "opened files",
                    "files.where(op == \"open\").groupBy(name).count()",
                    "tracepoint:syscalls:sys_exit_openat { @[comm] = count(); }",
                    OPENS,
                    () -> open(file));
        }
    }

    private interface Load {
        void run() throws IOException, InterruptedException;
    }

    private static void open(Path file) throws IOException, InterruptedException {
        String loop = "for ((i = 0; i < " + OPENS + "; i++)); do : < " + file + "; done";
        Process process = new ProcessBuilder("taskset", "-c", "0", "bash", "-c", loop)
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the storm failed");
        }
    }

    private void compare(String what, String query, String script, int events, Load load)
            throws IOException, InterruptedException {
        Figures ours = new Figures();
        Figures theirs = new Figures();
        List<Load> measurements = new ArrayList<>(List.of(
                () -> ours.add(ringside(query, events, load)), () -> theirs.add(bpftrace(script, events, load))));
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(measurements, Random.from(random));
            for (Load measurement : measurements) {
                Ballast ballast = new Ballast(random);
                try (ballast) {
                    measurement.run();
                }
            }
        }
        Report.line(
                "%-58s %7.0f ns (%.0f)",
                "bpftrace " + script.replaceAll(".*\\{|}", ""), theirs.median(), theirs.least());
        Report.line("%-58s %7.0f ns (%.0f)", "ringside " + query, ours.median(), ours.least());
        Report.goal(what + " against bpftrace's", ours.median() / theirs.median(), 1.0, "x");
    }

    private static double ringside(String query, int events, Load load) throws IOException, InterruptedException {
        try (Engine engine = new Engine(List.of(new LinuxFeed()));
                Subscription subscription =
                        engine.start(new QueryParser(Schema.standard()).query(query, "benchmark"), row -> {})) {
            load.run();
            Map<String, Usage> before = Watch.usage();
            load.run();
            long nanos = nanos(Watch.usage()) - nanos(before);
            if (subscription.accounts().delivered() < 2L * events) {
                throw new IllegalStateException("not all of " + events + " events were counted by " + query);
            }
            return (double) nanos / events;
        }
    }

    private static long nanos(Map<String, Usage> programs) {
        return programs.entrySet().stream()
                .filter(program -> !program.getKey().equals(FORK))
                .mapToLong(program -> program.getValue().nanos())
                .sum();
    }

    private double bpftrace(String script, int events, Load load) throws IOException, InterruptedException {
        try (Bpftrace running = Bpftrace.attached(directory, storm, script)) {
            load.run();
            long before = running.usage().nanos();
            load.run();
            return (double) (running.usage().nanos() - before) / events;
        }
    }
}
