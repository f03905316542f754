package dev.ringside.tests.bench;

import dev.ringside.driver.linux.BpfStats;
import dev.ringside.tests.bench.KernelPrograms.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** What counting process starts by name costs in the kernel, by its own statistics. */
final class CountBenchmark {
    private static final int ROUNDS = 15;
    private static final int STARTS = 400;
    private static final String EXEC = "rs_exec_s";

    private final Path directory;
    private final Storm storm;
    private final Figures ours = new Figures();
    private final Figures theirs = new Figures();

    private CountBenchmark(Path directory, Storm storm) {
        this.directory = directory;
        this.storm = storm;
    }

    static void run(Path directory) throws IOException, InterruptedException {
        BpfStats statistics = BpfStats.enable();
        try (statistics;
                Storm storm = new Storm(directory)) {
            new CountBenchmark(directory, storm).run();
        }
    }

    private interface Measurement {
        void run() throws IOException, InterruptedException;
    }

    private void run() throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(ROUNDS);
        List<Measurement> measurements = new ArrayList<>(List.of(this::ringside, this::bpftrace));
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(measurements, Random.from(random));
            for (Measurement measurement : measurements) {
                Ballast ballast = new Ballast(random);
                try (ballast) {
                    measurement.run();
                }
            }
        }
        Report.title(
                "count: process starts counted by name, kernel time for each, median of %d rounds of %d starts (least)"
                        .formatted(ROUNDS, STARTS));
        Report.line("%-58s %7.0f ns (%.0f)", "bpftrace @[comm] = count()", theirs.median(), theirs.least());
        Report.line("%-58s %7.0f ns (%.0f)", "ringside procs.groupBy(name).count()", ours.median(), ours.least());
        Report.goal("counting against bpftrace's", ours.median() / theirs.median(), 1.0, "x");
    }

    private void ringside() {
        try (Watch watch = new Watch("true", ".groupBy(name).count()", row -> {})) {
            storm.run(20);
            Usage before = usage();
            storm.run(STARTS);
            Usage usage = usage().minus(before);
            if (usage.count() < STARTS || watch.accounts().delivered() < STARTS) {
                throw new IllegalStateException("not all of " + STARTS + " starts were counted");
            }
            ours.add(usage.each());
        }
    }

    private static Usage usage() {
        return Watch.usage().getOrDefault(EXEC, Usage.NONE);
    }

    private void bpftrace() throws IOException, InterruptedException {
        try (Bpftrace running = Bpftrace.attached(directory, storm, Bpftrace.HOOK + "{ @[comm] = count(); }")) {
            storm.run(20);
            Usage before = running.usage();
            storm.run(STARTS);
            theirs.add(running.usage().minus(before).each());
        }
    }
}
