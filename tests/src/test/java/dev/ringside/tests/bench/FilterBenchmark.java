package dev.ringside.tests.bench;

import dev.ringside.driver.linux.BpfStats;
import dev.ringside.tests.bench.KernelPrograms.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What a filter costs that no process start matches, by the kernel's own statistics. */
final class FilterBenchmark {
    private static final int ROUNDS = 31;
    private static final int STARTS = 400;
    /** On the hook of process starts; its time includes the filter that it calls. */
    private static final String EXEC = "rs_exec_s";

    private static final String FORK = "rs_fork";

    private final Path directory;
    private final Storm storm;
    private final Map<String, Figures> nanos = new HashMap<>();

    private FilterBenchmark(Path directory, Storm storm) {
        this.directory = directory;
        this.storm = storm;
    }

    static void run(Path directory) throws IOException, InterruptedException {
        BpfStats statistics = BpfStats.enable();
        try (statistics;
                Storm storm = new Storm(directory)) {
            new FilterBenchmark(directory, storm).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(ROUNDS);
        List<Measurement> measurements = new ArrayList<>(List.of(
                () -> ringside("name == \"no-such\""),
                () -> bpftrace("comm", "/comm == \"no-such\"/"),
                () -> ringside("image == \"/usr/bin/no-such\""),
                () -> bpftrace("path", "/str(args->filename) == \"/usr/bin/no-such\"/"),
                () -> ringside("uid == 4242"),
                () -> ringside("false")));
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
                "filter: process starts that no filter matches, kernel time for each, median of %d rounds of %d starts (least)"
                        .formatted(ROUNDS, STARTS));
        new TreeMap<>(nanos)
                .forEach((what, figures) ->
                        Report.line("%-58s %7.0f ns (%.0f)", what, figures.median(), figures.least()));
        compare("name ==", "ringside name == \"no-such\"", "bpftrace comm");
        compare("image ==", "ringside image == \"/usr/bin/no-such\"", "bpftrace path");
    }

    private interface Measurement {
        void run() throws IOException, InterruptedException;
    }

    private void compare(String what, String ours, String theirs) {
        Report.goal(
                what + " against bpftrace's",
                figures(ours).median() / figures(theirs).median(),
                1.0,
                "x");
    }

    private void ringside(String predicate) {
        try (Watch watch = new Watch(predicate, row -> {})) {
            storm.run(20);
            Map<String, Usage> before = Watch.usage();
            storm.run(STARTS);
            Map<String, Usage> after = Watch.usage();
            if (watch.accounts().delivered() != 0) {
                throw new IllegalStateException("something matched " + predicate);
            }
            add("ringside " + predicate, after, before, EXEC);
            add("ringside, remembering a fork", after, before, FORK);
        }
    }

    private void add(String what, Map<String, Usage> after, Map<String, Usage> before, String program) {
        Usage usage = after.getOrDefault(program, Usage.NONE).minus(before.getOrDefault(program, Usage.NONE));
        if (usage.count() < STARTS) {
            throw new IllegalStateException(program + " ran " + usage.count() + " times for " + STARTS + " starts");
        }
        figures(what).add(usage.each());
    }

    private void bpftrace(String what, String filter) throws IOException, InterruptedException {
        String script = Bpftrace.HOOK + filter + " { printf(\"%d\\n\", pid); }";
        try (Bpftrace bpftrace = Bpftrace.attached(directory, storm, script)) {
            storm.run(20);
            Usage before = bpftrace.usage();
            storm.run(STARTS);
            figures("bpftrace " + what).add(bpftrace.usage().minus(before).each());
        }
    }

    private Figures figures(String what) {
        return nanos.computeIfAbsent(what, key -> new Figures());
    }
}
