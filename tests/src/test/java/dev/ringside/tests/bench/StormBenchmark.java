package dev.ringside.tests.bench;

import dev.ringside.driver.linux.BpfStats;
import dev.ringside.dsl.event.Event;
import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.runtime.engine.Row;
import dev.ringside.runtime.engine.RowSink;
import dev.ringside.runtime.feed.Accounts;
import dev.ringside.tests.bench.KernelPrograms.Usage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** What it costs a storm of processes that every one of them is reported in full. */
final class StormBenchmark {
    private static final int ROUNDS = 11;
    private static final int STARTS = 1000;
    private static final int WARM_UP = 50;
    private static final int COMPILING = 5000;
    private static final String PRINT = Bpftrace.HOOK + "{ printf(\"%d %s %s\\n\", pid, comm, str(args->filename)); }";

    /** The processes above, of which bpftrace has nothing, are a line of their own. */
    private static final String ABOVE = "ancestors";

    private static final String ALL_BUT_ABOVE = Schema.standard().stream("procs").fields().stream()
            .map(Field::name)
            .filter(name -> !name.equals(ABOVE))
            .collect(Collectors.joining(", ", ".select(", ")"));

    private final Path directory;
    private final Storm storm;
    private final Figures nothing = new Figures();
    private final Figures withRingside = new Figures();
    private final Figures withBpftrace = new Figures();
    private final Figures kernelRingside = new Figures();
    private final Figures kernelAbove = new Figures();
    private final Figures kernelFork = new Figures();
    private final Figures kernelBpftrace = new Figures();
    private final Figures readerRingside = new Figures();
    private final Figures readerBpftrace = new Figures();
    private long lostByRingside;
    private long lostByBpftrace;

    private StormBenchmark(Path directory, Storm storm) {
        this.directory = directory;
        this.storm = storm;
    }

    static void run(Path directory) throws IOException, InterruptedException {
        BpfStats statistics = BpfStats.enable();
        try (statistics;
                Storm storm = new Storm(directory)) {
            new StormBenchmark(directory, storm).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        // A shell that has watched for a while has compiled what it does for each event.
        Watch early = new Watch("true", ALL_BUT_ABOVE, new Reading());
        try (early) {
            storm.run(COMPILING);
        }
        for (int round = 0; round < ROUNDS; round++) {
            nothing.add(storm.run(STARTS).processorNanos());
            ringside();
            above();
            bpftrace();
        }
        Report.title("storm: every process start reported in full, median of %d rounds of %d starts"
                .formatted(ROUNDS, STARTS));
        Report.line("processor time of a start, unwatched                       %9.0f ns", nothing.median());
        told("ringside", withRingside, kernelRingside, readerRingside, lostByRingside);
        Report.line("    its program for forks adds in the kernel                %8.0f ns", kernelFork.median());
        Report.line("    in the kernel, where the processes above are asked for   %8.0f ns", kernelAbove.median());
        told("bpftrace", withBpftrace, kernelBpftrace, readerBpftrace, lostByBpftrace);
        Figures ours = withRingside.minus(nothing);
        Figures theirs = withBpftrace.minus(nothing);
        if (theirs.percentile(25) > 0 && ours.median() > 0) {
            Report.goal("added processor time against bpftrace's", ours.median() / theirs.median(), 0.5, "x");
        } else {
            Report.line("added processor time: not to be told from noise in this run, so there is no ratio");
        }
        Report.goal(
                "kernel time, forks included, against bpftrace's",
                (kernelRingside.median() + kernelFork.median()) / kernelBpftrace.median(),
                0.5,
                "x");
        Report.goal("lost", (double) lostByRingside, 0, "");
    }

    private void told(String who, Figures processor, Figures kernel, Figures reader, long lost) {
        Figures added = processor.minus(nothing);
        Report.line(
                "%s adds to a start, of processor time              %9.0f ns (quartiles %.0f and %.0f)",
                who, added.median(), added.percentile(25), added.percentile(75));
        Report.line("    of that in its program in the kernel                    %8.0f ns", kernel.median());
        Report.line("    and uses itself for an event                            %8.0f ns", reader.median());
        Report.line("    lost                                                    %8d", lost);
    }

    private void ringside() {
        Reading reading = new Reading();
        try (Watch watch = new Watch("true", ALL_BUT_ABOVE, reading)) {
            storm.run(WARM_UP);
            Accounts early = watch.accounts();
            Map<String, Usage> before = Watch.usage();
            long used = ownProcessorNanos();
            withRingside.add(storm.run(STARTS).processorNanos());
            readerRingside.add((double) (ownProcessorNanos() - used) / STARTS);
            Map<String, Usage> after = Watch.usage();
            kernelRingside.add(difference(after, before, "rs_exec_s").each());
            kernelFork.add(difference(after, before, "rs_fork").each());
            lostByRingside += watch.accounts().minus(early).lost();
        }
        if (reading.mine < STARTS) {
            throw new IllegalStateException("only " + reading.mine + " of " + STARTS + " starts arrived");
        }
    }

    private void above() {
        try (Watch watch = new Watch("true", row -> {})) {
            storm.run(WARM_UP);
            Map<String, Usage> before = Watch.usage();
            storm.run(STARTS);
            kernelAbove.add(difference(Watch.usage(), before, "rs_exec_s").each());
            lostByRingside += watch.accounts().lost();
        }
    }

    private static Usage difference(Map<String, Usage> after, Map<String, Usage> before, String program) {
        return after.getOrDefault(program, Usage.NONE).minus(before.getOrDefault(program, Usage.NONE));
    }

    private static long ownProcessorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private void bpftrace() throws IOException, InterruptedException {
        Bpftrace bpftrace = Bpftrace.attached(directory, storm, PRINT);
        try (bpftrace) {
            storm.run(WARM_UP);
            Usage before = bpftrace.usage();
            long used = bpftrace.processorNanos();
            withBpftrace.add(storm.run(STARTS).processorNanos());
            readerBpftrace.add((double) (bpftrace.processorNanos() - used) / STARTS);
            kernelBpftrace.add(bpftrace.usage().minus(before).each());
        }
        lostByBpftrace += Math.max(bpftrace.lost(), STARTS - bpftrace.lines(storm.name()));
    }

    /** Reads of each event what bpftrace prints of it, and what it does not. */
    private final class Reading implements RowSink {
        private int mine;

        @Override
        public void accept(Row row) {
            Event event = row.event();
            int read = 0;
            for (Field field : event.stream().fields()) {
                read += event.has(field.slot()) ? 1 : 0;
            }
            String name = event.text(event.stream().field("name").slot());
            String image = event.text(event.stream().field("image").slot());
            String arguments = event.text(event.stream().field("cmdline").slot());
            if (read > 0 && image != null && arguments != null && storm.name().equals(name)) {
                mine++;
            }
        }
    }
}
