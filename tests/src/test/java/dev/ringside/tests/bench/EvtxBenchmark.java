package dev.ringside.tests.bench;

import dev.ringside.tests.bench.LogReader.Decoded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How fast event logs are read, once the program is warm: by Ringside on one processor and on two, and by others. */
final class EvtxBenchmark {
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 2;
    private static final int BIG = 500;
    private static final int SMALL = 22;
    /** What the slowest can read in some seconds. */
    private static final int LEAST = 2;

    private static final String ONE = "ringside, one processor";
    private static final String TWO = "ringside, two processors";
    private static final String ONE_SMALL = "ringside, one processor, the smaller file";
    /** Of each, few records or none are wanted. */
    private static final List<String> SELECTIVE = List.of(
            "events.where(eventId == 4242)",
            "events.where(TargetUserName == \"no-such\")",
            "events.where(CommandLine.contains(\"no-such\"))");

    private final BigLog big;
    private final BigLog small;
    private final BigLog least;
    private final Map<String, Figures> perSecond = new LinkedHashMap<>();
    private final Map<String, Figures> seconds = new LinkedHashMap<>();

    private EvtxBenchmark(Path directory) throws IOException {
        big = BigLog.make(directory, BIG);
        small = BigLog.make(directory, SMALL);
        least = BigLog.make(directory, LEAST);
    }

    static void run(Path directory) throws IOException, InterruptedException {
        if (!BigLog.canBeMade()) {
            Report.title("evtx: left out, since the corpus and what makes large files of it are not there");
            return;
        }
        EvtxBenchmark benchmark = new EvtxBenchmark(directory);
        try (LogPeers peers = new LogPeers(directory);
                Peer one = OwnReader.start(1);
                Peer two = OwnReader.start(2)) {
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                benchmark.round(peers, one, two, round >= 0);
            }
        }
        benchmark.report();
        new EvtxStarts(benchmark.small, benchmark.big, BigLog.make(directory, BIG / 10)).run();
    }

    private void round(LogPeers peers, Peer one, Peer two, boolean counts) throws IOException, InterruptedException {
        Map<String, Decoded> decoded = new LinkedHashMap<>();
        decoded.put(ONE, whole(one.decode(big.file()), big));
        decoded.put(TWO, whole(two.decode(big.file()), big));
        for (String query : SELECTIVE) {
            decoded.put(query, one.query(big.file(), query));
        }
        decoded.put(ONE_SMALL, whole(one.decode(small.file()), small));
        decoded.put(peers.winevtx.name(), whole(peers.winevtx.decode(small.file()), small));
        if (counts) {
            decoded.put(peers.tsEvtx.name(), whole(peers.tsEvtx.decode(small.file()), small));
            decoded.put(
                    peers.evtxexport.name(),
                    peers.evtxexport.decode(small.file()).of(small.records()));
            decoded.put(peers.pythonEvtx.name(), whole(peers.pythonEvtx.decode(least.file()), least));
            decoded.forEach((name, figure) -> {
                perSecond.computeIfAbsent(name, first -> new Figures()).add(figure.perSecond());
                seconds.computeIfAbsent(name, first -> new Figures()).add(figure.seconds());
            });
        }
    }

    private static Decoded whole(Decoded decoded, BigLog log) {
        if (decoded.records() != log.records()) {
            throw new IllegalStateException(decoded.records() + " of " + log.records() + " records were read");
        }
        return decoded;
    }

    private void report() throws IOException {
        Report.title("evtx: all of a file as text, warm, median of %d rounds (least)".formatted(ROUNDS));
        Report.line(
                "%.0f MB with %d records, or %.0f MB with %d, and %.0f MB for python-evtx",
                big.megabytes(), big.records(), small.megabytes(), small.records(), least.megabytes());
        List<String> readers = new ArrayList<>(perSecond.keySet());
        readers.removeAll(SELECTIVE);
        for (String reader : readers) {
            Figures figures = figures(perSecond, reader);
            Report.line("%-58s %7.0f records/s (%.0f)", reader, figures.median(), figures.least());
        }
        Report.line(
                "%-58s %7.0f MB/s", ONE, big.megabytes() / figures(seconds, ONE).median());
        Report.line(
                "%-58s %7.0f MB/s", TWO, big.megabytes() / figures(seconds, TWO).median());
        for (String query : SELECTIVE) {
            Report.line(
                    "%-58s %7.0f MB/s",
                    query, big.megabytes() / figures(seconds, query).median());
        }
        double one = figures(perSecond, ONE).median();
        Report.goal("300,000 records/s against one processor's", 300_000 / one, 1, "x");
        Report.goal("one processor against two", one / figures(perSecond, TWO).median(), 0.6, "x");
        for (String peer : List.of("winevtx", "evtxexport")) {
            double ratio = figures(perSecond, peer).median()
                    / figures(perSecond, ONE_SMALL).median();
            Report.goal(peer + " against one processor, the same file", ratio, 0.1, "x");
        }
        for (String query : SELECTIVE) {
            double ratio =
                    figures(seconds, query).median() / figures(seconds, ONE).median();
            Report.goal(query + " against all", ratio, 0.2, "x");
        }
    }

    private static Figures figures(Map<String, Figures> all, String name) {
        return all.getOrDefault(name, new Figures());
    }
}
